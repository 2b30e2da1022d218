package io.github.aiconf.simulator.placement.gang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GangSolverTest {

  /** How many of each kind; more with -Daiconf.gangs=12500. */
  private static final int CASES = Integer.getInteger("aiconf.gangs", 1_500);

  @ParameterizedTest
  @EnumSource(RandomGangs.Kind.class)
  void answersAreThoseOfTryingEverything(RandomGangs.Kind kind) {
    RandomGangComparison comparison = new RandomGangComparison(kind).compare(0, CASES);

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.fitting())
        .as(comparison.toString())
        .isBetween(CASES / 10, CASES * 9 / 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_121, 4_802, 10_009, 11_541})
  void rulesAboutOthersOnlyCountInCertificates(int seed) {
    RandomGangComparison comparison =
        new RandomGangComparison(RandomGangs.Kind.CONNECTED).compare(seed, 1);

    assertThat(comparison.differences()).isEmpty();
  }
}
