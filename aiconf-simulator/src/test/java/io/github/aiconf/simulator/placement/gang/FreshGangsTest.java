package io.github.aiconf.simulator.placement.gang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random gangs that nobody has seen, of every kind. The seed is new in each run; the property
 * {@code aiconf.seed} repeats one.
 */
@Tag("fresh")
final class FreshGangsTest {

  private static final long SEED = Long.getLong("aiconf.seed", System.nanoTime() & 0xffff_ffffL);
  private static final int CASES = 500;

  @ParameterizedTest
  @EnumSource(RandomGangs.Kind.class)
  void answersAreThoseOfTryingEverything(RandomGangs.Kind kind) {
    RandomGangComparison comparison = new RandomGangComparison(kind).compare(SEED, CASES);

    System.out.println("seed " + SEED + ", " + comparison);
    assertThat(comparison.differences()).as("seed " + SEED).isEmpty();
  }

  @Test
  void answersAreThoseOfTryingEveryDevice() {
    DeviceGangComparison comparison = new DeviceGangComparison().compare(SEED, CASES);

    System.out.println("seed " + SEED + ", " + comparison);
    assertThat(comparison.differences()).as("seed " + SEED).isEmpty();
  }
}
