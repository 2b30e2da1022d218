package io.github.aiconf.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SemanticVersionTest {

  @Test
  void readsAllParts() {
    assertThat(SemanticVersion.parse("1.22.333-rc.1+build-7.x"))
        .isEqualTo(new SemanticVersion(1, 22, 333, List.of("rc", "1"), List.of("build-7", "x")))
        .hasToString("1.22.333-rc.1+build-7.x");
    assertThat(SemanticVersion.parse("18446744073709551615.0.0"))
        .hasToString("18446744073709551615.0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "v1.2.3",
        "01.2.3",
        "1.02.3",
        "1.2.03",
        "1.2.x",
        "1.2.3-",
        "1.2.3+",
        "1.2.3-a..b",
        "1.2.3-01",
        "1.2.3+a_b",
        "18446744073709551616.0.0",
        " 1.2.3",
        "1.2.3.4",
        "1..3",
        "1.2.3-18446744073709551616",
      })
  void refusesWhatIsNoStrictVersion(String text) {
    assertThatThrownBy(() -> SemanticVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "v1.0.0, 1.0.0",
    "1, 1.0.0",
    "v1.10, 1.10.0",
    "01.01.01, 1.1.1",
    "00.0.0, 0.0.0",
    "1.2.03-rc.1, 1.2.3-rc.1",
    "1.2.0-rc.1, 1.2.0-rc.1",
    "1.2.00-rc.1, 1.2.0-rc.1",
  })
  void normalizes(String text, String normalized) {
    assertThat(SemanticVersion.parseNormalized(text)).hasToString(normalized);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-rc", "1.2+x", "", "v", "vv1", " 1", "1.2.", "1.2.3-01"})
  void cannotNormalizeEverything(String text) {
    assertThatThrownBy(() -> SemanticVersion.parseNormalized(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ordersByPrecedence() {
    List<SemanticVersion> ascending = List.of(
            "1.0.0-1",
            "1.0.0-2",
            "1.0.0-10",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0",
            "1.9.0",
            "1.10.0",
            "2.0.0",
            "18446744073709551615.0.0")
        .stream()
        .map(SemanticVersion::parse)
        .toList();

    assertThat(ascending).isSorted();
    assertThat(ascending.get(0)).isLessThan(ascending.get(1));
    assertThat(SemanticVersion.parse("1.0.0+a"))
        .isEqualByComparingTo(SemanticVersion.parse("1.0.0+b"));
  }
}
