package io.github.aiconf.simulator.placement.quota;

import java.util.OptionalLong;

/**
 * A quota. Amounts of cpu are in thousandths, others whole.
 *
 * @param nominal what is its own
 * @param borrowingLimit how much more it may take of its cohort; absent without limit
 * @param lendingLimit how much of its own others may take; absent without limit
 */
public record ResourceQuota(long nominal, OptionalLong borrowingLimit, OptionalLong lendingLimit) {

  /** A quota without limits. */
  public ResourceQuota(long nominal) {
    this(nominal, OptionalLong.empty(), OptionalLong.empty());
  }
}
