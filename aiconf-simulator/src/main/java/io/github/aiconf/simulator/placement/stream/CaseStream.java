package io.github.aiconf.simulator.placement.stream;

import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Answers a stream of cases with one line of JSON each, in their order. Cases are JSON objects, one
 * per line; if the stream does not begin with a brace they are YAML documents with lines
 * {@code ---} between them.
 *
 * <p>A case that cannot be read gets an answer that says so; the stream goes on. An answer is
 * written out before the stream waits for the next case.
 */
public final class CaseStream {

  private static final int BUFFER = 1 << 16;
  private static final byte[] SEPARATOR = {'-', '-', '-'};

  private final CaseAnswers answers;

  /** @param profile for cases that set no gates */
  public CaseStream(SchedulerProfile profile) {
    this.answers = new CaseAnswers(profile);
  }

  /**
   * Answers all cases. Closes neither stream.
   *
   * @throws IOException if either stream fails
   */
  public void answer(InputStream cases, OutputStream to) throws IOException {
    BufferedInputStream in = new BufferedInputStream(cases, BUFFER);
    in.mark(1);
    boolean yaml = in.read() != '{';
    in.reset();
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean more = true;
    while (more) {
      more = readLine(in, line);
      boolean ends = !yaml || isSeparator(line.toByteArray());
      if (!yaml || !ends) {
        line.writeTo(document);
      }
      if (ends || !more) {
        answer(document.toByteArray(), yaml, to);
        document.reset();
        if (in.available() == 0) {
          to.flush();
        }
      }
    }
    to.flush();
  }

  /** Whether something may follow. The end of the line is part of it. */
  private static boolean readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
    line.reset();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    if (next >= 0) {
      line.write(next);
    }
    return next >= 0;
  }

  private static boolean isSeparator(byte[] line) {
    if (line.length < SEPARATOR.length) {
      return false;
    }
    for (int i = 0; i < line.length; i++) {
      boolean expected =
          i < SEPARATOR.length ? line[i] == SEPARATOR[i] : Character.isWhitespace(line[i]);
      if (!expected) {
        return false;
      }
    }
    return true;
  }

  private void answer(byte[] document, boolean yaml, OutputStream to) throws IOException {
    for (byte b : document) {
      if (!Character.isWhitespace(b)) {
        to.write(yaml ? answers.answerYaml(document) : answers.answer(document));
        to.write('\n');
        return;
      }
    }
  }
}
