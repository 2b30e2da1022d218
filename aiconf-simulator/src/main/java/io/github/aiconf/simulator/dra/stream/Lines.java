package io.github.aiconf.simulator.dra.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a stream that are not blank, each as soon as its end has come. */
final class Lines {

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Nothing at the end. */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, position, end - position);
      boolean complete = end < limit;
      position = complete ? end + 1 : end;
      boolean atEnd = false;
      if (!complete) {
        limit = in.read(buffer);
        position = 0;
        atEnd = limit < 0;
        if (atEnd) {
          limit = 0;
        }
      }
      if (complete || atEnd) {
        byte[] bytes = line.toByteArray();
        if (!isBlank(bytes)) {
          return Optional.of(bytes);
        }
        if (atEnd) {
          return Optional.empty();
        }
        line.reset();
      }
    }
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
