package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.requirements.operators.robust.OperatorObjects.controller;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.crd;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.deployment;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.lease;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.pod;
import static io.github.aiconf.requirements.operators.robust.Operators.RAY;
import static io.github.aiconf.requirements.operators.robust.Operators.RAY_CRDS;
import static io.github.aiconf.requirements.operators.robust.Operators.SCAFFOLD;
import static io.github.aiconf.requirements.operators.robust.Operators.rayWithWebhook;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** Whether the controller of an operator runs and leads. */
class ControllerWorkloadTest {

  private static final RequirementTester TESTER = RequirementTester.of(new RobustController());

  @Test
  void failsWhereTheDeploymentIsNotAvailable() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(RAY_CRDS)
            .with(deployment("ray", "kuberay-operator", RAY, "False")))
        .fails("CONTROLLER_UNAVAILABLE")
        .observingObject("Deployment ray/kuberay-operator");
  }

  @Test
  void failsWherePodsRunButAreNotReady() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(RAY_CRDS)
            .with(deployment("ray", "kuberay-operator", RAY, "True"))
            .with(pod("ray", "kuberay-operator", RAY, "False")))
        .fails("CONTROLLER_UNAVAILABLE")
        .observing("pods with condition Ready", "0");
  }

  @Test
  void warnsWhereOneOfSeveralPodsIsNotReady() {
    TESTER
        .on(rayWithWebhook().with(pod("ray", "kuberay-operator", RAY, "False")))
        .passes()
        .warning("Pod ray/kuberay-operator-b is not Ready");
  }

  @Test
  void oneInstallationThatRunsIsEnough() {
    TESTER
        .on(rayWithWebhook().with(deployment("a-tenant", "kuberay-operator", RAY, "False")))
        .passes()
        .warning("Deployment a-tenant/kuberay-operator is not available");
  }

  @Test
  void tellsOperatorsOfTheSameScaffoldApart() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(crd("jobsets", "jobset.x-k8s.io", "v1alpha2"))
            .with(controller("kueue-system", "kueue-controller-manager", SCAFFOLD)))
        .isUnknown("NOT_INSTALLED")
        .observing("controller of JobSet", "none seen");
  }

  @Test
  void isUnknownWhereDeploymentsMayNotBeListed() {
    TESTER
        .on(rayWithWebhook().denying("deployments.apps"))
        .isUnknown("RBAC_DENIED")
        .withGap("deployments.apps");
  }

  @Test
  void isUnknownWherePodsMayNotBeListed() {
    TESTER.on(rayWithWebhook().denying("pods")).isUnknown("RBAC_DENIED").withGap("pods");
  }

  @Test
  void isUnknownWherePodsWereNotRecorded() {
    TESTER.on(rayWithWebhook().notRecorded("pods")).isUnknown("NOT_IN_SNAPSHOT");
  }

  @Test
  void observesALeaseThatIsHeld() {
    TESTER
        .on(rayWithWebhook().with(lease("ray", "ray-operator-leader", "2025-12-31T23:59:50Z")))
        .passes()
        .observing("spec.renewTime", "2025-12-31T23:59:50Z")
        .withoutWarnings();
  }

  @Test
  void warnsOfALeaseThatRanOut() {
    TESTER
        .on(rayWithWebhook().with(lease("ray", "ray-operator-leader", "2025-12-31T23:50:00Z")))
        .passes()
        .warning("last renewed at 2025-12-31T23:50:00Z");
  }

  @Test
  void warnsOfALeaseWithoutATime() {
    TESTER
        .on(rayWithWebhook().with(lease("ray", "ray-operator-leader", "soon")))
        .passes()
        .warning("last renewed at soon");
  }

  @Test
  void passesWithoutTheRightToReadLeases() {
    TESTER
        .on(rayWithWebhook().denying("leases.coordination.k8s.io"))
        .passes()
        .noting("leader election may be off")
        .withGap("leases.coordination.k8s.io");
  }
}
