package io.github.aiconf.integration;

import static io.github.aiconf.integration.Changes.applied;

import org.junit.jupiter.api.Test;

/** {@code dra_support} where something is amiss. */
@OnPlane(Plan.CONFORMANT)
final class DraSupportVariantsIT {

  @Test
  void groupThatIsNotServedFails(@OnPlane(Plan.BARE) ControlPlane plane) {
    Outcome.of(plane, "dra_support").isFail("API_MISSING");
  }

  @Test
  void versionsBeforeV1AloneFail(@OnPlane(Plan.BETA_DRA) ControlPlane plane) {
    Outcome.of(plane, "dra_support").isFail("API_MISSING").says("v1beta2");
  }

  @Test
  void incompletePoolIsAWarningThatNamesIt(ControlPlane plane) {
    applied(plane, "incomplete-pool.yaml")
        .during(() -> Outcome.of(plane, "dra_support"))
        .isPass()
        .warns("gpu.example.com half", "1 of 2 slices");
  }
}
