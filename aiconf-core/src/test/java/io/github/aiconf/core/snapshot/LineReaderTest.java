package io.github.aiconf.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {

  @Test
  void cutsAtEachLineFeed() throws IOException {
    assertThat(lines("a\n\nbc\n")).containsExactly("a", "", "bc");
  }

  @Test
  void findsNoLineInNothing() throws IOException {
    assertThat(lines("")).isEmpty();
  }

  @Test
  void staysAtTheEnd() throws IOException {
    LineReader reader = new LineReader(stream("a\n"));
    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isFalse();
    assertThat(reader.next()).isFalse();
    assertThat(reader.number()).isEqualTo(1);
  }

  @Test
  void refusesALastLineWithoutLineFeed() throws IOException {
    LineReader reader = new LineReader(stream("a\nb"));
    assertThat(reader.next()).isTrue();
    assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
  }

  @Test
  void findsALineFeedAtEachDistanceFromTheStart() throws IOException {
    for (int length = 0; length < 40; length++) {
      String line = "\u000b".repeat(length);
      assertThat(lines(line + "\n" + line + "\n")).containsExactly(line, line);
    }
  }

  @Test
  void keepsALineThatIsLongerThanItsBuffer() throws IOException {
    String line = "x".repeat(5 << 20);
    assertThat(lines("a\n" + line + "\nb\n")).containsExactly("a", line, "b");
  }

  @Test
  void givesUpOnALineThatDoesNotEnd() {
    LineReader reader = new LineReader(new Endless());
    assertThatThrownBy(reader::next)
        .isInstanceOf(IOException.class)
        .hasMessage("line 1 is longer than 64 MiB");
  }

  @Test
  void comparesTheBeginningOfALine() throws IOException {
    LineReader reader = new LineReader(stream("abc\n"));
    assertThat(reader.next()).isTrue();
    assertThat(reader.startsWith(bytes("ab"))).isTrue();
    assertThat(reader.startsWith(bytes("abc"))).isTrue();
    assertThat(reader.startsWith(bytes("abc\n"))).isFalse();
    assertThat(reader.startsWith(bytes("b"))).isFalse();
  }

  /** The model takes one character at a time; the stream gives as little as it likes. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithASlowModelOnRandomText(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(3000); i > 0; i--) {
      text.append("x".repeat(random.nextInt(random.nextInt(900) + 1))).append('\n');
    }
    LineReader reader = new LineReader(new Dripping(bytes(text.toString()), random));
    assertThat(lines(reader)).as("seed %s", seed).isEqualTo(model(text.toString()));
  }

  private static List<String> model(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lines.add(line.toString());
        line.setLength(0);
      } else {
        line.append(c);
      }
    }
    return lines;
  }

  private static List<String> lines(String text) throws IOException {
    return lines(new LineReader(stream(text)));
  }

  private static List<String> lines(LineReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    while (reader.next()) {
      lines.add(new String(
          reader.buffer(), reader.start(), reader.length(), StandardCharsets.ISO_8859_1));
      assertThat(reader.number()).isEqualTo(lines.size());
    }
    return lines;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] bytes, int start, int length) {
      return length;
    }
  }

  private static final class Dripping extends ByteArrayInputStream {

    private final Random random;

    Dripping(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public int read(byte[] bytes, int start, int length) {
      return super.read(bytes, start, Math.min(length, 1 + random.nextInt(2000)));
    }
  }
}
