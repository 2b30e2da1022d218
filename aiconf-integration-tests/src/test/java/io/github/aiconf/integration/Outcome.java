package io.github.aiconf.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.RequirementResult;

/** What aiconf said about a requirement, to be compared with what is expected. */
final class Outcome {

  private final RequirementResult result;

  private Outcome(RequirementResult result) {
    this.result = result;
  }

  /** Of a cluster as it is, live and the same through its recording. */
  static Outcome of(ControlPlane plane, String id) {
    return new Outcome(Reports.liveAndRecorded(plane, id));
  }

  Outcome isFail(String reason) {
    return is(Verdict.FAIL, reason);
  }

  Outcome isUnknown(String reason) {
    return is(Verdict.UNKNOWN, reason);
  }

  Outcome isPass() {
    assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
    return this;
  }

  /** Somewhere in summaries, observations, warnings and notes. */
  Outcome says(String... words) {
    assertThat(result.checks().toString()).contains(words);
    return this;
  }

  /** A weakness that does not change the verdict. */
  Outcome warns(String... words) {
    assertThat(result.checks().stream()
            .map(CheckResult::finding)
            .map(Finding::warnings)
            .toList()
            .toString())
        .contains(words);
    return this;
  }

  private Outcome is(Verdict verdict, String reason) {
    assertThat(result.verdict()).as("%s", result).isEqualTo(verdict);
    assertThat(result.reason().map(Reason::code)).as("%s", result).contains(reason);
    return this;
  }
}
