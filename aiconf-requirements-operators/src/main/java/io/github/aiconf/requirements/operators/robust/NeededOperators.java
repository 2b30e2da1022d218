package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Reason;
import java.util.Map;

/** Operators without which another one does nothing, such as JobSet for Kubeflow Trainer. */
final class NeededOperators {

  static final Reason NEEDED_OPERATOR_MISSING = new Reason(
      "NEEDED_OPERATOR_MISSING",
      "The operator is installed, but another one that it cannot work without is not.");

  private NeededOperators() {}

  /** The examination of an operator in the light of what it needs. */
  static Examination judge(Examination examined, Map<String, Examination> all) {
    Examination judged = examined;
    for (String need : examined.operator().needs()) {
      if (judged.passes()) {
        judged = judged.with(judge(judged, need, all));
      }
    }
    return judged;
  }

  private static Finding judge(Examination examined, String need, Map<String, Examination> all) {
    Finding finding = examined.finding().orElseThrow();
    String title = examined.operator().title();
    Examination needed = all.get(need);
    if (needed == null) {
      return finding.warning(title + " needs " + need + ", which no profile describes");
    }
    String needs = title + " needs " + needed.operator().title();
    return needed
        .finding()
        .map(other -> judge(finding, needs, other))
        .orElseGet(() -> missing(finding, needs, needed.operator().title()));
  }

  private static Finding judge(Finding finding, String needs, Finding needed) {
    return switch (needed.verdict()) {
      case PASS -> finding.note(needs + ": " + needed.summary());
      case FAIL ->
        Finding.fail(needed.reason().orElseThrow(), needs + ": " + needed.summary())
            .lookedFor(needed.lookedFor())
            .next(needed.next())
            .observed(needed.observations())
            .observed(finding.observations());
      case UNKNOWN, NOT_APPLICABLE ->
        finding.warning(needs + ", and whether that works is open: " + needed.summary());
    };
  }

  private static Finding missing(Finding finding, String needs, String title) {
    return Finding.fail(NEEDED_OPERATOR_MISSING, needs + ", which is not installed.")
        .lookedFor("CRDs and a controller of " + title)
        .next("Install " + title + ".")
        .observed(finding.observations());
  }
}
