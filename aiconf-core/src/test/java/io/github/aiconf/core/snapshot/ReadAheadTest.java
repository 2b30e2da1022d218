package io.github.aiconf.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReadAheadTest {

  @Test
  void givesTheSameBytes() throws IOException {
    byte[] bytes = new byte[3_000_001];
    new Random(1).nextBytes(bytes);
    try (InputStream ahead = ReadAhead.of(new ByteArrayInputStream(bytes))) {
      assertThat(ahead.readAllBytes()).isEqualTo(bytes);
      assertThat(ahead.read()).isEqualTo(-1);
    }
  }

  @Test
  void givesSingleBytes() throws IOException {
    try (InputStream ahead = ReadAhead.of(new ByteArrayInputStream(new byte[] {7, -1}))) {
      assertThat(ahead.read()).isEqualTo(7);
      assertThat(ahead.read(new byte[1], 0, 0)).isZero();
      assertThat(ahead.read()).isEqualTo(255);
      assertThat(ahead.read()).isEqualTo(-1);
    }
  }

  @Test
  void givesWhatCameBeforeAProblemAndThenTheProblem() throws IOException {
    InputStream in = new SequenceInputStream(
        new ByteArrayInputStream(new byte[300_000]), failing(new IOException("broken")));
    try (InputStream ahead = ReadAhead.of(in)) {
      assertThat(ahead.readNBytes(300_000)).hasSize(300_000);
      assertThatThrownBy(ahead::read).isInstanceOf(IOException.class).hasMessage("broken");
      assertThatThrownBy(ahead::read).hasMessage("broken");
    }
  }

  @Test
  void closesTheStreamWhileItsThreadIsAhead() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        return 0;
      }

      @Override
      public int read(byte[] bytes, int start, int length) {
        assertThat(closed).isFalse();
        return length;
      }

      @Override
      public void close() {
        closed.set(true);
      }
    };
    try (InputStream ahead = ReadAhead.of(endless)) {
      assertThat(ahead.read()).isZero();
    }
    assertThat(closed).isTrue();
  }

  private static InputStream failing(IOException problem) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw problem;
      }

      @Override
      public int read(byte[] bytes, int start, int length) throws IOException {
        throw problem;
      }
    };
  }
}
