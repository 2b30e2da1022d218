package io.github.aiconf.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.core.RequirementResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Containers with devices of the example driver of DRA, on a node of this machine; needs root. */
@SecondTier
@OnPlane(Plan.REAL_NODE)
final class RealNodeIT {

  @BeforeAll
  static void run(ControlPlane plane) {
    plane.apply("claim-on-real-node.yaml");
    plane.await("condition=Ready", "pod/with-claim");
  }

  @Test
  void draSupportPassesAndCountsTheClaim(ControlPlane plane) {
    Outcome.of(plane, "dra_support")
        .isPass()
        .says("1 drivers publish devices: gpu.example.com", "1 of 1 ResourceClaims are allocated");
  }

  @Test
  void accessThroughTheDriverPassesAsSimulatedHardware(ControlPlane plane) {
    RequirementResult result = Reports.liveAndRecorded(plane, "secure_accelerator_access");
    assertThat(result.checks()).allSatisfy(check -> {
      assertThat(check.finding().reason()).isEmpty();
      assertThat(check.finding().simulatedHardware()).isTrue();
    });
  }

  @Test
  void containerWithAllDeviceFilesIsUnknown(ControlPlane plane) {
    new Change(
            () -> {
              plane.apply("bypass-on-real-node.yaml");
              plane.await("condition=Ready", "pod/bypass");
            },
            () -> plane.delete("bypass-on-real-node.yaml"))
        .during(() -> Outcome.of(plane, "secure_accelerator_access"))
        .isUnknown("AMBIGUOUS")
        .says("Pod default/bypass");
  }
}
