package io.github.aiconf.integration;

import static io.github.aiconf.integration.Changes.scaledToZero;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code robust_controller} with KubeRay, Kubeflow Trainer, LeaderWorkerSet and JobSet. */
@SecondTier
@OnPlane(Plan.COMPONENTS)
final class RealOperatorsIT {

  private static final String ID = "robust_controller";

  @BeforeAll
  static void work(ControlPlane plane) {
    plane.apply("operator-objects.yaml");
    plane.await("jsonpath={.status.state}=ready", "-n", "frameworks", "raycluster/notebooks");
    plane.await("condition=Complete", "-n", "frameworks", "trainjob/fine-tuning");
  }

  @Test
  void eachOperatorPasses(ControlPlane plane) {
    Outcome.of(plane, ID)
        .isPass()
        .says("Kubeflow Trainer has", "KubeRay: PASS", "LeaderWorkerSet: PASS", "JobSet: PASS")
        .says("TrainJob frameworks/fine-tuning", "RayCluster frameworks/notebooks");
  }

  @Test
  void oneThatIsBrokenLeavesThePassToTheOthers(ControlPlane plane) {
    scaledToZero(plane, "ray-system", "deployment/kuberay-operator")
        .during(() -> Outcome.of(plane, ID))
        .isPass()
        .says("KubeRay: FAIL(CONTROLLER_UNAVAILABLE)");
  }
}
