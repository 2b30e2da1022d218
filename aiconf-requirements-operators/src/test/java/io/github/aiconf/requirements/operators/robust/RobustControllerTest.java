package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.requirements.operators.robust.OperatorObjects.controller;
import static io.github.aiconf.requirements.operators.robust.Operators.RAY_CRDS;
import static io.github.aiconf.requirements.operators.robust.Operators.rayInUse;
import static io.github.aiconf.requirements.operators.robust.Operators.rayWithWebhook;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** Operators that work. */
class RobustControllerTest {

  private static final RequirementTester TESTER = RequirementTester.of(new RobustController());

  @Test
  void passesWithCrdsControllerAndWebhooks() {
    TESTER
        .on(rayWithWebhook())
        .passes()
        .saying("its webhooks can be called (1)")
        .observing("status.conditions[Established].status", "True")
        .observing("pods with condition Ready", "1")
        .observing("ready endpoints", "1")
        .observing("webhooks[v.ray-webhooks].failurePolicy", "Fail")
        .withoutWarnings()
        .withoutGaps();
  }

  @Test
  void passesForAnOperatorInUse() {
    TESTER
        .on(rayInUse())
        .passes()
        .observing("status.jobStatus", "SUCCEEDED")
        .noting("No webhook of KubeRay matches rayservices.ray.io")
        .withoutWarnings();
  }

  @Test
  void needsNoDiscovery() {
    TESTER.on(rayWithWebhook().withoutDiscovery()).passes();
  }

  @Test
  void findsTheControllerOfAReleaseWithoutHelm() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(RAY_CRDS)
            .with(controller(
                "ray",
                "kuberay-operator",
                "app.kubernetes.io/name: kuberay, app.kubernetes.io/component: kuberay-operator")))
        .passes();
  }
}
