package io.github.aiconf.simulator.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The cases of a stream, each as soon as its end has come. As a rule a case is a line; where the
 * stream begins like YAML, cases are what stands between lines of three dashes.
 *
 * <p>Of a case that is longer than {@link #LONGEST} only the beginning is kept.
 */
public final class Lines {

  /** Bytes. The largest clusters are described in less. */
  public static final int LONGEST = 32 << 20;

  private static final int BUFFER = 1 << 16;
  private static final byte[] DASHES = {'-', '-', '-'};

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int position;
  private int limit;
  private boolean atEnd;

  /** Whether the last line is to be read once more. */
  private boolean again;

  /** @param in is not closed */
  public Lines(InputStream in) {
    this.in = in;
  }

  /**
   * Whether cases are lines. To be asked before anything else.
   *
   * @throws IOException if the stream fails
   */
  public boolean areLines() throws IOException {
    while (readLine()) {
      byte[] first = line.toByteArray();
      if (!isBlank(first)) {
        again = true;
        return !isSeparator(first) && !isField(first);
      }
    }
    return true;
  }

  /**
   * The next line that is not blank. Nothing at the end.
   *
   * @throws IOException if the stream fails
   */
  public Optional<byte[]> nextLine() throws IOException {
    while (readLine()) {
      byte[] bytes = line.toByteArray();
      if (!isBlank(bytes)) {
        return Optional.of(bytes);
      }
    }
    return Optional.empty();
  }

  /**
   * The next document that is not blank. Nothing at the end.
   *
   * @throws IOException if the stream fails
   */
  public Optional<byte[]> nextDocument() throws IOException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    boolean blank = true;
    while (readLine()) {
      byte[] bytes = line.toByteArray();
      if (isSeparator(bytes)) {
        if (!blank) {
          return Optional.of(document.toByteArray());
        }
        document.reset();
        continue;
      }
      blank &= isBlank(bytes);
      document.write(bytes, 0, Math.min(bytes.length, LONGEST + 1 - document.size()));
      if (document.size() <= LONGEST) {
        document.write('\n');
      }
    }
    return blank ? Optional.empty() : Optional.of(document.toByteArray());
  }

  /** False at the end. */
  private boolean readLine() throws IOException {
    if (again) {
      again = false;
      return true;
    }
    line.reset();
    boolean some = false;
    while (fill()) {
      some = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, position, Math.min(end - position, LONGEST + 1 - line.size()));
      boolean complete = end < limit;
      position = complete ? end + 1 : end;
      if (complete) {
        return true;
      }
    }
    return some;
  }

  /** Makes sure that there is a byte in the buffer; false at the end. */
  private boolean fill() throws IOException {
    while (position == limit && !atEnd) {
      limit = Math.max(0, in.read(buffer));
      atEnd = limit == 0;
      position = 0;
    }
    return position < limit;
  }

  /** Whether YAML begins here: with a comment, or a key of letters. */
  private static boolean isField(byte[] line) {
    int end = 0;
    while (end < line.length && Character.isLetter(line[end])) {
      end++;
    }
    return line[0] == '#' || (end > 0 && end < line.length && line[end] == ':');
  }

  private static boolean isSeparator(byte[] line) {
    return line.length >= DASHES.length
        && Arrays.equals(line, 0, DASHES.length, DASHES, 0, DASHES.length)
        && isBlank(Arrays.copyOfRange(line, DASHES.length, line.length));
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
