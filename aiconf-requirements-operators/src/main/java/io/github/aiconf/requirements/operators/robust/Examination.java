package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.health.Health;
import java.util.Optional;

/**
 * What was found about one operator.
 *
 * @param finding empty where it is not installed
 * @param webhooks whether it has a webhook of its own
 * @param leftover what it left behind, where it is not installed but was once
 */
record Examination(
    OperatorProfile operator,
    Optional<Finding> finding,
    boolean webhooks,
    Optional<Observation> leftover) {

  static Examination notInstalled(OperatorProfile operator, Optional<Observation> leftover) {
    return new Examination(operator, Optional.empty(), false, leftover);
  }

  static Examination failed(OperatorProfile operator, Health health) {
    return answered(operator, health.finding(""));
  }

  static Examination answered(OperatorProfile operator, Finding finding) {
    return new Examination(operator, Optional.of(finding), false, Optional.empty());
  }

  boolean passes() {
    return finding.filter(f -> f.verdict() == Verdict.PASS).isPresent();
  }

  Examination with(Finding other) {
    return new Examination(operator, Optional.of(other), webhooks, leftover);
  }

  /**
   * The requirement names webhooks and complex operators; the lower the rank, the more of it is
   * shown.
   */
  int rank() {
    return (webhooks ? 0 : 2) + (operator.buildingBlock() ? 1 : 0);
  }
}
