package io.github.aiconf.simulator.dra;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Steps as Kubernetes up to 1.37 counts them: the amount requested, the least amount and the step
 * are each rounded up to whole numbers first. With fractional steps this draws other amounts than
 * the policy asks for (kubernetes/kubernetes issue 140160).
 */
final class WholeNumberSteps implements StepArithmetic {

  @Override
  public BigDecimal roundUp(BigDecimal requested, BigDecimal min, BigDecimal step) {
    return EXACT.roundUp(whole(requested), whole(min), whole(step));
  }

  @Override
  public boolean onStep(BigDecimal amount, BigDecimal min, BigDecimal step) {
    return EXACT.onStep(whole(amount), whole(min), whole(step));
  }

  private static BigDecimal whole(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.UP);
  }
}
