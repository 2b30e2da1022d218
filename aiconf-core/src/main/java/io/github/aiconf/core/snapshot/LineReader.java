package io.github.aiconf.core.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts a stream into lines without copying them: a line is a range of {@link #buffer()} until the
 * next one is read.
 */
final class LineReader {

  /** An object larger than this cannot come from an API server, whose limit is a few MiB. */
  private static final int LONGEST_LINE = 64 << 20;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LINE_FEEDS = '\n' * LOW_BITS;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 18];
  private int start;
  private int end;
  private int next;
  private int filled;
  private long number;

  LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * Moves to the next line; false at the end of the stream.
   *
   * @throws EOFException if the last line does not end with a line feed, as all do in a whole file
   */
  boolean next() throws IOException {
    start = next;
    int from = start;
    while (true) {
      end = lineFeed(from);
      if (end < filled) {
        next = end + 1;
        number++;
        return true;
      }
      from = filled - start;
      if (!fill()) {
        if (filled > start) {
          throw new EOFException();
        }
        end = start;
        next = start;
        return false;
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

  /**
   * The index of the first line feed from an index on; the end of what is filled where there is
   * none. Looks at eight bytes at a time: one that is a line feed becomes zero, and only a zero has
   * its high bit set after one is taken away, bytes above the first zero aside.
   */
  private int lineFeed(int from) {
    int i = from;
    for (; i + Long.BYTES <= filled; i += Long.BYTES) {
      long zeros = (long) EIGHT_BYTES.get(buffer, i) ^ LINE_FEEDS;
      long found = (zeros - LOW_BITS) & ~zeros & HIGH_BITS;
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    while (i < filled && buffer[i] != '\n') {
      i++;
    }
    return i;
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
