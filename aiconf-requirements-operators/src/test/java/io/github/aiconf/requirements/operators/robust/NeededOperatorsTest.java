package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.requirements.operators.robust.OperatorObjects.controller;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.crd;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.deployment;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.lease;
import static io.github.aiconf.requirements.operators.robust.Operators.RAY;
import static io.github.aiconf.requirements.operators.robust.Operators.RAY_CRDS;
import static io.github.aiconf.requirements.operators.robust.Operators.SCAFFOLD;
import static io.github.aiconf.requirements.operators.robust.Operators.TRAINER;
import static io.github.aiconf.requirements.operators.robust.Operators.jobSet;
import static io.github.aiconf.requirements.operators.robust.Operators.rayWithWebhook;
import static io.github.aiconf.requirements.operators.robust.Operators.trainer;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** How several operators join, and what one needs of another. */
class NeededOperatorsTest {

  private static final RequirementTester TESTER = RequirementTester.of(new RobustController());

  @Test
  void oneThatWorksIsEnough() {
    TESTER
        .on(rayWithWebhook()
            .with(crd("trainjobs", "trainer.kubeflow.org", "v1alpha1"))
            .with(deployment("kubeflow-system", "trainer", TRAINER, "False")))
        .passes()
        .saying("KubeRay")
        .noting("Kubeflow Trainer: FAIL(CONTROLLER_UNAVAILABLE)");
  }

  @Test
  void oneWithWebhooksDecides() {
    TESTER
        .on(trainer().with(jobSet()).with(RAY_CRDS).with(controller("ray", "k", RAY)))
        .passes()
        .saying("Kubeflow Trainer has")
        .noting("Kubeflow Trainer needs JobSet: JobSet has")
        .noting("KubeRay: PASS")
        .withoutWarnings();
  }

  @Test
  void aBuildingBlockIsNamedAsSuch() {
    TESTER
        .on(ClusterFixture.of("1.35").with(jobSet()))
        .passes()
        .noting("JobSet is a building block");
  }

  @Test
  void failsWhereWhatIsNeededIsNotInstalled() {
    TESTER
        .on(trainer())
        .fails("NEEDED_OPERATOR_MISSING")
        .saying("Kubeflow Trainer needs JobSet")
        .advising("Install JobSet");
  }

  @Test
  void failsWhereWhatIsNeededIsBroken() {
    TESTER
        .on(trainer()
            .with(crd("jobsets", "jobset.x-k8s.io", "v1alpha2"))
            .with(deployment("jobset-system", "jobset-controller-manager", SCAFFOLD, "False")))
        .fails("CONTROLLER_UNAVAILABLE")
        .saying("Kubeflow Trainer needs JobSet");
  }

  @Test
  void warnsWhereWhatIsNeededIsOpen() {
    TESTER
        .on(trainer()
            .with(crd("jobsets", "jobset.x-k8s.io", "v1alpha2"))
            .with(lease("elsewhere", "6d4f6a47.jobset.x-k8s.io", "2026-01-01T00:00:00Z")))
        .passes()
        .warning("whether that works is open");
  }

  @Test
  void isUnknownWhereTheOtherOneIsOpen() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(RAY_CRDS)
            .with(lease("elsewhere", "ray-operator-leader", "2026-01-01T00:00:00Z"))
            .with(crd("trainjobs", "trainer.kubeflow.org", "v1alpha1"))
            .with(deployment("kubeflow-system", "trainer", TRAINER, "False")))
        .isUnknown("UNSUPPORTED_PROFILE")
        .noting("Kubeflow Trainer: FAIL(CONTROLLER_UNAVAILABLE)");
  }
}
