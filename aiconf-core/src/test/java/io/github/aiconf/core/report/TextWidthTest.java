package io.github.aiconf.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextWidthTest {

  @Test
  void breaksAtSpaces() {
    assertThat(TextWidth.wrap("one two three", 7)).containsExactly("one two", "three");
  }

  @Test
  void breaksALongWordAfterASeparator() {
    assertThat(TextWidth.wrap("kueue-system/kueue-controller", 16))
        .containsExactly("kueue-system/", "kueue-controller");
  }

  @Test
  void breaksALongWordWithoutSeparatorsAnywhere() {
    assertThat(TextWidth.wrap("abcdefgh", 3)).containsExactly("abc", "def", "gh");
  }

  @Test
  void keepsDoubleSpacesInsideALine() {
    assertThat(TextWidth.wrap("a  b", 10)).containsExactly("a  b");
  }

  @Test
  void givesOneLineForNothing() {
    assertThat(TextWidth.wrap("", 10)).containsExactly("");
  }

  @Test
  void countsColumnsAndNotCharacters() {
    assertThat(TextWidth.of("推論")).isEqualTo(4);
    assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
    assertThat(TextWidth.of("\uD83D\uDE80")).isEqualTo(2);
  }
}
