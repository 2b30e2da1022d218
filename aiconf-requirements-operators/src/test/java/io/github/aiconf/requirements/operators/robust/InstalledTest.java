package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.requirements.operators.robust.OperatorObjects.controller;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.crd;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.deployment;
import static io.github.aiconf.requirements.operators.robust.Operators.RAY;
import static io.github.aiconf.requirements.operators.robust.Operators.RAY_CRDS;
import static io.github.aiconf.requirements.operators.robust.Operators.SCAFFOLD;
import static io.github.aiconf.requirements.operators.robust.Operators.rayWithWebhook;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** Which operators count as installed. */
class InstalledTest {

  private static final RequirementTester TESTER = RequirementTester.of(new RobustController());

  @Test
  void isUnknownWhereNothingIsInstalled() {
    TESTER
        .on(ClusterFixture.of("1.35"))
        .isUnknown("NOT_INSTALLED")
        .observing("items", "0 objects")
        .advising("KubeRay");
  }

  @Test
  void doesNotCountForeignCrds() {
    TESTER
        .on(ClusterFixture.of("1.35").with(crd("rayclusters", "acme.example", "v1")))
        .isUnknown("NOT_INSTALLED");
  }

  @Test
  void doesNotTakeLeftoversForABrokenOperator() {
    TESTER
        .on(ClusterFixture.of("1.35").with(RAY_CRDS))
        .isUnknown("NOT_INSTALLED")
        .observing("controller of KubeRay", "none seen")
        .noting("what an uninstalled operator leaves behind");
  }

  @Test
  void doesNotLetLeftoversHideABrokenOperator() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(RAY_CRDS)
            .with(crd("jobsets", "jobset.x-k8s.io", "v1alpha2"))
            .with(deployment("jobset-system", "jobset-controller-manager", SCAFFOLD, "False")))
        .fails("CONTROLLER_UNAVAILABLE")
        .noting("KubeRay: its CRDs are there");
  }

  @Test
  void showsAControllerWithoutCrds() {
    TESTER
        .on(ClusterFixture.of("1.35").with(controller("ray", "kuberay-operator", RAY)))
        .isUnknown("NOT_INSTALLED")
        .observing("CRDs of KubeRay", "none");
  }

  @Test
  void isUnknownWhereCrdsMayNotBeListed() {
    TESTER
        .on(rayWithWebhook().denying("customresourcedefinitions.apiextensions.k8s.io"))
        .isUnknown("RBAC_DENIED")
        .withGap("customresourcedefinitions.apiextensions.k8s.io");
  }

  @Test
  void isUnknownWhereCrdsWereNotRecorded() {
    TESTER
        .on(rayWithWebhook().notRecorded("customresourcedefinitions.apiextensions.k8s.io"))
        .isUnknown("NOT_IN_SNAPSHOT");
  }
}
