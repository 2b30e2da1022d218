package io.github.aiconf.core.report;

import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.RequirementResult;

/**
 * A requirement, counted as JUnit counts. One without a check counts as a test that was skipped.
 *
 * @param result what the run says
 */
record JunitSuite(RequirementResult result) {

  long tests() {
    return Math.max(1, result.checks().size());
  }

  long failures() {
    return count(Verdict.FAIL);
  }

  long skipped() {
    return tests() - failures() - count(Verdict.PASS);
  }

  private long count(Verdict verdict) {
    return result.checks().stream()
        .filter(check -> check.finding().verdict() == verdict)
        .count();
  }
}
