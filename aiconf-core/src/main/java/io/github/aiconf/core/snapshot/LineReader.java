package io.github.aiconf.core.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines without copying them: a line is a range of {@link #buffer()} until the
 * next one is read.
 */
final class LineReader {

  /** An object larger than this cannot come from an API server, whose limit is a few MiB. */
  private static final int LONGEST_LINE = 64 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 20];
  private int start;
  private int end;
  private int filled;
  private long number;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false at the end of the stream. */
  boolean next() throws IOException {
    start = number == 0 ? 0 : end + 1;
    int from = start;
    while (true) {
      for (int i = from; i < filled; i++) {
        if (buffer[i] == '\n') {
          end = i;
          number++;
          return true;
        }
      }
      from = filled - start;
      if (!fill()) {
        end = filled;
        number++;
        return end > start;
      }
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return end - start;
  }

  /** The number of the line, counted from 1. */
  long number() {
    return number;
  }

  boolean startsWith(byte[] prefix) {
    return length() >= prefix.length
        && Arrays.equals(buffer, start, start + prefix.length, prefix, 0, prefix.length);
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    }
    if (filled == buffer.length) {
      if (buffer.length >= LONGEST_LINE) {
        throw new IOException(
            "line " + (number + 1) + " is longer than " + (LONGEST_LINE >> 20) + " MiB");
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read > 0) {
      filled += read;
    }
    return read > 0;
  }
}
