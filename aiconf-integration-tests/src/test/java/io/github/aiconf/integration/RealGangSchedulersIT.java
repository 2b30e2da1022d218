package io.github.aiconf.integration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code gang_scheduling} with coscheduling and Volcano, whose gangs really run. Their processes
 * stand beside the cluster, so the tests apply the Deployments that their installations bring.
 */
@SecondTier
@OnPlane(Plan.GANG_SCHEDULERS)
final class RealGangSchedulersIT {

  private static final String ID = "gang_scheduling";

  @BeforeAll
  static void gangs(ControlPlane plane) {
    plane.apply("coscheduling-gang.yaml");
    plane.apply("volcano-gang.yaml");
    plane.await("condition=Available", "-n", "gangs", "deployments", "--all");
    running(plane, "podgroup.scheduling.x-k8s.io/pair");
    running(plane, "podgroup.scheduling.volcano.sh/pair");
  }

  @Test
  void schedulersThatNoDeploymentShowsAreUnknown(ControlPlane plane) {
    Outcome.of(plane, ID).isUnknown("AMBIGUOUS");
  }

  @Test
  void coschedulingWithDeploymentAppliedByTestPasses(ControlPlane plane) {
    installed(plane, "coscheduling.yaml", "Coscheduling")
        .during(() -> Outcome.of(plane, ID))
        .isPass()
        .says("coscheduling (scheduler-plugins)", "PodGroup gangs/pair");
  }

  @Test
  void coschedulingWithoutItsPluginIsNoSolution(ControlPlane plane) {
    installed(plane, "coscheduling.yaml", "NodeResourcesAllocatable")
        .during(() -> Outcome.of(plane, ID))
        .says("FAIL(GANG_PLUGIN_OFF)");
  }

  @Test
  void volcanoWithDeploymentsAppliedByTestPasses(ControlPlane plane) {
    installed(plane, "volcano.yaml", "gang")
        .during(() -> Outcome.of(plane, ID))
        .isPass()
        .says("Volcano", "PodGroup gangs/pair");
  }

  @Test
  void volcanoWithoutItsPluginIsNoSolution(ControlPlane plane) {
    installed(plane, "volcano.yaml", "drf")
        .during(() -> Outcome.of(plane, ID))
        .says("FAIL(GANG_PLUGIN_OFF)");
  }

  private static Change installed(ControlPlane plane, String manifest, String plugin) {
    return new Change(
        () -> {
          plane.apply(manifest, "PLUGIN", plugin);
          plane.await("condition=Available", "-A", "deployments", "--all");
        },
        () -> plane.delete(manifest));
  }

  private static void running(ControlPlane plane, String group) {
    plane.await("jsonpath={.status.phase}=Running", "-n", "gangs", group);
  }
}
