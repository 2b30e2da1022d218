package io.github.aiconf.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.RequirementResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

  private static final CheckResult INSPECTED =
      SampleReports.check("r", "a", Depth.INSPECT, Finding.pass("Inspected."));
  private static final CheckResult SIMULATED =
      SampleReports.check("r", "b", Depth.SIMULATE, Finding.pass("Simulated."));

  @Test
  void speaksWithTheCheckOfItsAssurance() {
    assertThat(pass(Assurance.SIMULATED, INSPECTED, SIMULATED).summary()).isEqualTo("Simulated.");
    assertThat(pass(Assurance.INSPECTED, INSPECTED, SIMULATED).summary()).isEqualTo("Inspected.");
  }

  @Test
  void speaksWithACheckOfItsVerdictWhereNoneHasItsAssurance() {
    assertThat(pass(Assurance.DECLARED, INSPECTED, SIMULATED).summary()).isEqualTo("Inspected.");
  }

  @Test
  void speaksWithItsReasonWhereNoCheckRan() {
    assertThat(outcome(Verdict.UNKNOWN, Optional.of(Reason.NO_CHECK), Optional.empty())
            .summary())
        .isEqualTo("NO_CHECK: " + Reason.NO_CHECK.meaning());
  }

  private static Outcome pass(Assurance assurance, CheckResult... checks) {
    return outcome(Verdict.PASS, Optional.empty(), Optional.of(assurance), checks);
  }

  private static Outcome outcome(
      Verdict verdict,
      Optional<Reason> reason,
      Optional<Assurance> assurance,
      CheckResult... checks) {
    return new Outcome(new RequirementResult(
        "r",
        "R",
        Optional.empty(),
        Level.MUST,
        verdict,
        reason,
        assurance,
        Optional.empty(),
        List.of(checks)));
  }
}
