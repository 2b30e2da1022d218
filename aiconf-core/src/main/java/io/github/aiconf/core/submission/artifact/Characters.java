package io.github.aiconf.core.submission.artifact;

import java.io.IOException;
import java.io.InputStream;

/** The characters of UTF-8, one at a time, with a look at the next one. */
final class Characters {

  /** The end of the stream. */
  static final int END = -1;

  /** A byte that is no UTF-8. */
  static final int INVALID = -2;

  private static final int NOT_READ = -3;

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int at;
  private int limit;
  private int next = NOT_READ;
  private int line = 1;

  Characters(InputStream in) {
    this.in = in;
  }

  /** The line of what is read next, counted from 1. */
  int line() {
    return line;
  }

  int peek() throws IOException {
    if (next == NOT_READ) {
      next = decode();
    }
    return next;
  }

  int read() throws IOException {
    int c = peek();
    next = NOT_READ;
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private int decode() throws IOException {
    if (!available(1)) {
      return END;
    }
    int first = buffer[at++] & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int following = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || !available(following)) {
      return INVALID;
    }
    int c = first & (0x3F >> following);
    for (int i = 0; i < following; i++) {
      int b = buffer[at + i] & 0xFF;
      if ((b & 0xC0) != 0x80) {
        return INVALID;
      }
      c = c << 6 | (b & 0x3F);
    }
    boolean overlong = (following == 2 && c < 0x800) || (following == 3 && c < 0x10000);
    if (overlong || c > Character.MAX_CODE_POINT || (c >= 0xD800 && c <= 0xDFFF)) {
      return INVALID;
    }
    at += following;
    return c;
  }

  private boolean available(int bytes) throws IOException {
    while (limit - at < bytes) {
      System.arraycopy(buffer, at, buffer, 0, limit - at);
      limit -= at;
      at = 0;
      int read = in.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
    }
    return true;
  }
}
