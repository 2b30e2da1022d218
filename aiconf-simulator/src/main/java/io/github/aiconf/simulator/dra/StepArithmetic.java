package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.CapacityPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How an amount is rounded up to the steps of a range. */
interface StepArithmetic {

  /** The least amount of the form {@code min + n × step} that is not below the one requested. */
  BigDecimal roundUp(BigDecimal requested, BigDecimal min, BigDecimal step);

  /** Whether an amount is a whole number of steps above the least one. */
  boolean onStep(BigDecimal amount, BigDecimal min, BigDecimal step);

  /** With exact amounts, as the description of the API has it. */
  StepArithmetic EXACT = new StepArithmetic() {
    @Override
    public BigDecimal roundUp(BigDecimal requested, BigDecimal min, BigDecimal step) {
      if (step.signum() <= 0) {
        return requested;
      }
      BigDecimal steps = requested.subtract(min).divide(step, 0, RoundingMode.CEILING);
      return min.add(step.multiply(steps));
    }

    @Override
    public boolean onStep(BigDecimal amount, BigDecimal min, BigDecimal step) {
      return step.signum() == 0 || amount.subtract(min).remainder(step).signum() == 0;
    }
  };

  /** What a range leaves open is zero. */
  static BigDecimal min(CapacityPolicy.Range range) {
    return range.min().map(q -> q.value()).orElse(BigDecimal.ZERO);
  }
}
