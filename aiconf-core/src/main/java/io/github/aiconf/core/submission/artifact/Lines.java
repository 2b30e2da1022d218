package io.github.aiconf.core.submission.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a stream, one at a time, in one buffer that grows to the longest of them. */
final class Lines {

  /** Of a line with its line break. */
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private final InputStream in;
  private byte[] buffer = new byte[64 * 1024];
  private int next;
  private int limit;
  private int from;
  private int to;
  private int number;
  private boolean ended;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line. */
  boolean advance() throws IOException, ArtifactException {
    int searched = next;
    while (true) {
      for (int i = searched; i < limit; i++) {
        if (buffer[i] == '\n') {
          return line(i, i + 1);
        }
      }
      if (ended) {
        return next < limit && line(limit, limit);
      }
      int seen = limit - next;
      fill();
      searched = next + seen;
    }
  }

  private boolean line(int end, int following) {
    number++;
    from = next;
    to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
    next = following;
    return true;
  }

  private void fill() throws IOException, ArtifactException {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, limit - next);
      limit -= next;
      next = 0;
    }
    if (limit == buffer.length) {
      if (limit >= MAX_BYTES) {
        throw new ArtifactException(number + 1, "the line is longer than 16 MiB");
      }
      buffer = Arrays.copyOf(buffer, Math.min(MAX_BYTES, 2 * buffer.length));
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      ended = true;
    } else {
      limit += read;
    }
  }

  /** The number of the line, counted from 1. */
  int number() {
    return number;
  }

  byte[] buffer() {
    return buffer;
  }

  int from() {
    return from;
  }

  /** After the last byte of the line; its line break is not part of it. */
  int to() {
    return to;
  }

  String text(int start, int end) {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }
}
