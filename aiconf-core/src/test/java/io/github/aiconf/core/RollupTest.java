package io.github.aiconf.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Status;
import io.github.aiconf.api.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollupTest {

  private static final Reason TOO_FEW = new Reason("TOO_FEW", "Too few.");

  @Test
  void hasNoCheckWhereNothingRan() {
    assertRollup(Verdict.UNKNOWN, Reason.NO_CHECK, null);
  }

  @Test
  void passesWhereEachCheckOfTheDeepestDepthPasses() {
    assertRollup(Verdict.PASS, null, Assurance.INSPECTED, pass(Depth.INSPECT), pass(Depth.INSPECT));
    assertRollup(Verdict.PASS, null, Assurance.PROBED, pass(Depth.INSPECT), pass(Depth.PROBE));
  }

  @Test
  void failsWhereAnyCheckFails() {
    assertRollup(
        Verdict.FAIL, TOO_FEW, Assurance.INSPECTED, fail(Depth.INSPECT), pass(Depth.PROBE));
    assertRollup(Verdict.FAIL, TOO_FEW, Assurance.PROBED, pass(Depth.INSPECT), fail(Depth.PROBE));
    assertRollup(
        Verdict.FAIL, TOO_FEW, Assurance.INSPECTED, unknown(Depth.INSPECT), fail(Depth.INSPECT));
  }

  @Test
  void fallsBackToAShallowerDepthThatHasAnAnswer() {
    assertRollup(
        Verdict.PASS, null, Assurance.INSPECTED, pass(Depth.INSPECT), unknown(Depth.PROBE));
    assertRollup(
        Verdict.PASS, null, Assurance.SIMULATED, unknown(Depth.INSPECT), pass(Depth.SIMULATE));
  }

  @Test
  void isUnknownWhereOneCheckOfEachDepthIs() {
    assertRollup(
        Verdict.UNKNOWN, Reason.RBAC_DENIED, null, pass(Depth.INSPECT), unknown(Depth.INSPECT));
  }

  @Test
  void isNotApplicableOnlyWhereNothingPasses() {
    assertRollup(
        Verdict.NOT_APPLICABLE,
        Reason.NO_ACCELERATOR,
        Assurance.INSPECTED,
        notApplicable(),
        notApplicable());
    assertRollup(Verdict.PASS, null, Assurance.INSPECTED, notApplicable(), pass(Depth.INSPECT));
  }

  @Test
  void proposesAStatusOnlyWhereTheProofSuffices() {
    assertThat(Rollup.of(List.of(fail(Depth.INSPECT))).status(Level.MUST, false))
        .contains(Status.NOT_IMPLEMENTED);
    assertThat(Rollup.of(List.of(pass(Depth.INSPECT))).status(Level.MUST, false))
        .isEmpty();
    assertThat(Rollup.of(List.of(pass(Depth.PROBE))).status(Level.MUST, false))
        .contains(Status.IMPLEMENTED);
    assertThat(Rollup.of(List.of(pass(Depth.PROBE))).status(Level.MUST, true)).isEmpty();
    assertThat(Rollup.of(List.of(pass(Depth.INSPECT))).status(Level.SHOULD, false))
        .contains(Status.IMPLEMENTED);
    assertThat(Rollup.of(List.of(unknown(Depth.PROBE))).status(Level.SHOULD, false))
        .isEmpty();
    assertThat(Rollup.of(List.of(notApplicable())).status(Level.SHOULD, false)).isEmpty();
  }

  private static void assertRollup(
      Verdict verdict, Reason reason, Assurance assurance, CheckResult... checks) {
    assertThat(Rollup.of(List.of(checks)))
        .isEqualTo(
            new Rollup(verdict, Optional.ofNullable(reason), Optional.ofNullable(assurance)));
  }

  private static CheckResult pass(Depth depth) {
    return result(depth, Finding.pass("Fine."));
  }

  private static CheckResult fail(Depth depth) {
    return result(depth, Finding.fail(TOO_FEW, "Too few."));
  }

  private static CheckResult unknown(Depth depth) {
    return result(depth, Finding.unknown(Reason.RBAC_DENIED, "Not seen."));
  }

  private static CheckResult notApplicable() {
    return result(Depth.INSPECT, Finding.notApplicable(Reason.NO_ACCELERATOR, "None."));
  }

  private static CheckResult result(Depth depth, Finding finding) {
    return new CheckResult("a", "b", depth, "Why?", finding, List.of());
  }
}
