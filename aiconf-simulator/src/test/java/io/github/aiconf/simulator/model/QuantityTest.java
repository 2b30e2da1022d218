package io.github.aiconf.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.simulator.model.Quantity.Format;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-, 0",
    ".Ki, 0",
    "40Gi, 42949672960",
    "1.5Gi, 1610612736",
    "80G, 80000000000",
    "250m, 0.250",
    "5u, 0.000005",
    "7n, 0.000000007",
    "1e3, 1000",
    "1E3, 1000",
    "1E, 1000000000000000000",
    "1e-3, 0.001",
    "+5, 5",
    "007, 7",
    "5., 5",
    ".5, 0.5",
    "-1.25, -1.25",
    "9223372036854775808, 9223372036854775808",
    "0.0000000001, 0.000000001",
    "-0.0000000001, -0.000000001",
    "1e-400, 0.000000001",
    "1.00000000000000000001, 1.000000001",
    "10Ei, 9223372036854775807",
    "-10Ei, -9223372036854775807",
    "1e4294967297, 10",
  })
  void readsWhatKubernetesReads(String text, BigDecimal value) {
    assertThat(Quantity.parse(text).value()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "80GB",
        "1.2.3",
        "1e",
        "1e+",
        "1Gi5",
        "abc",
        "--1",
        "0x1",
        "1i",
        "1ki",
        "1K",
        ".Ei",
        "1e1e1",
        "½",
        "1e99999999999999999999",
      })
  void refusesWhatKubernetesRefuses(String text) {
    assertThatThrownBy(() -> Quantity.parse(text)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Quantity.isQuantity(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1500m",
    "1.5Gi, 1536Mi",
    "1024Ki, 1Mi",
    "1023, 1023",
    "1000, 1k",
    "100000m, 100",
    "512Ki, 512Ki",
    "0.5Ki, 512",
    "0.1Ki, 102400m",
    "1024.5Ki, 1049088",
    "1e3, 1e3",
    "12e5, 1200e3",
    "1500e-3, 1500e-3",
    "0Ki, 0",
    "-1.5Gi, -1536Mi",
    "1000E, 1000E",
    "10n, 10n",
    "-2k, -2k",
    "1e0, 1",
  })
  void writesTheCanonicalForm(String text, String canonical) {
    assertThat(Quantity.parse(text)).hasToString(canonical);
  }

  @Test
  void keepsHugeAmountsExact() {
    Quantity huge = Quantity.parse("1e400");

    assertThat(huge.value()).isEqualByComparingTo(new BigDecimal("1e400"));
    assertThat(huge).isGreaterThan(Quantity.parse("9e399")).isEqualTo(Quantity.parse("10e399"));
    assertThat(huge).hasToString("10e399");
    assertThat(huge.plus(Quantity.parse("1")).minus(huge)).isEqualTo(Quantity.parse("1"));
  }

  @Test
  void refusesToComputeWithMoreDigitsThanAnyoneMeans() {
    Quantity absurd = Quantity.parse("1e2000000000");
    Quantity one = Quantity.parse("1");

    assertThat(absurd).isGreaterThan(one);
    assertThatThrownBy(() -> absurd.plus(one)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Quantity.parse("1234567890123456789e2000000000"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sumsAreWrittenLikeTheFirstAmountThatIsNotZero() {
    Quantity binary = Quantity.parse("1Gi");
    Quantity decimal = Quantity.parse("1M");
    Quantity zero = Quantity.parse("0");

    assertThat(binary.plus(decimal).format()).isEqualTo(Format.BINARY_SI);
    assertThat(zero.plus(binary)).hasToString("1Gi");
    assertThat(zero.minus(binary)).hasToString("-1Gi");
    assertThat(binary.minus(Quantity.parse("512Mi"))).hasToString("512Mi");
  }

  @Test
  void sumsBeyondALongAreExact() {
    Quantity most = Quantity.of(Long.MAX_VALUE, Format.DECIMAL_SI);

    assertThat(most.plus(most).value()).isEqualByComparingTo("18446744073709551614");
    assertThat(most.plus(Quantity.parse("1n")).value())
        .isEqualByComparingTo("9223372036854775807.000000001");
  }

  @Test
  void equalAmountsAreEqualHoweverWritten() {
    assertThat(Quantity.parse("1Ki")).isEqualTo(Quantity.parse("1024"));
    assertThat(Quantity.parse("1Ki")).hasSameHashCodeAs(Quantity.parse("1024"));
    assertThat(Quantity.parse("8Ei")).isEqualTo(Quantity.parse("9223372036854775807"));
    assertThat(Quantity.parse("1000m")).hasSameHashCodeAs(Quantity.parse("1.0"));
    assertThat(Quantity.parse("-1")).isLessThan(Quantity.parse("1n"));
  }

  @Test
  void isAnIntegerOnlyIfWrittenAsOneOfAtMost18Digits() {
    assertThat(Quantity.parse("40Gi").asLong()).hasValue(40L << 30);
    assertThat(Quantity.parse("1e3").asLong()).hasValue(1000);
    assertThat(Quantity.parse("1000m").asLong()).isEmpty();
    assertThat(Quantity.parse("1.0").asLong()).isEmpty();
    assertThat(Quantity.parse("9223372036854775807").asLong()).isEmpty();
    assertThat(Quantity.parse("1e19").asLong()).isEmpty();
  }

  @Test
  void roundsAwayFromZeroToWholeNumbers() {
    assertThat(Quantity.parse("2500m").roundedUp()).isEqualTo(3);
    assertThat(Quantity.parse("-2500m").roundedUp()).isEqualTo(-3);
    assertThat(Quantity.parse("1k").roundedUp()).isEqualTo(1000);
  }

  @Test
  void isNearItsValueAsADouble() {
    assertThat(Quantity.parse("2.5").asDouble()).isEqualTo(2.5);
    assertThat(Quantity.parse("1e400").asDouble()).isInfinite();
    assertThat(Quantity.parse("10Ei").asDouble()).isEqualTo(0x1p63);
  }
}
