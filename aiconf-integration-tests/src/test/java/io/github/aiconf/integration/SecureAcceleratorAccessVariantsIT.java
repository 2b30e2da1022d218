package io.github.aiconf.integration;

import org.junit.jupiter.api.Test;

/** {@code secure_accelerator_access} where something is amiss. */
@OnPlane(Plan.CONFORMANT)
final class SecureAcceleratorAccessVariantsIT {

  private static final String ID = "secure_accelerator_access";

  @Test
  void privilegedPodWithAHostPathToDevicesIsUnknown(ControlPlane plane) {
    pod(plane, "bypass-host-path.yaml")
        .during(() -> Outcome.of(plane, ID))
        .isUnknown("AMBIGUOUS")
        .says("Pod research/bypass", "securityContext.privileged", "hostPath.path");
  }

  @Test
  void podThatAsksForDevicesByEnvironmentIsUnknown(ControlPlane plane) {
    pod(plane, "bypass-environment.yaml")
        .during(() -> Outcome.of(plane, ID))
        .isUnknown("AMBIGUOUS")
        .says("Pod research/bypass", "NVIDIA_VISIBLE_DEVICES");
  }

  @Test
  void twoClaimsOfOneDeviceWithStatusAppliedByTestAreUnknown(ControlPlane plane) {
    new Change(
            () -> {
              plane.apply("two-claims.yaml");
              plane.applyStatus("two-claims-status.yaml");
            },
            () -> plane.delete("two-claims.yaml"))
        .during(() -> Outcome.of(plane, ID))
        .isUnknown("AMBIGUOUS")
        .says("ResourceClaim research/first", "gpu-7");
  }

  @Test
  void privilegedPodOnANodeWithoutAcceleratorPasses(ControlPlane plane) {
    pod(plane, "privileged-without-accelerator.yaml")
        .during(() -> Outcome.of(plane, ID))
        .isPass();
  }

  @Test
  void clusterWithoutAcceleratorsIsUnknown(@OnPlane(Plan.PLAIN) ControlPlane plane) {
    Outcome.of(plane, ID).isUnknown("NO_ACCELERATOR");
  }

  private static Change pod(ControlPlane plane, String manifest) {
    return new Change(
        () -> {
          plane.apply(manifest);
          plane.await("condition=Ready", "-n", "research", "pod/bypass");
        },
        () -> plane.delete(manifest));
  }
}
