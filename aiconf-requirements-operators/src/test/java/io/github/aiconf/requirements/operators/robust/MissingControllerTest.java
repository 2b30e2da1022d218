package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.requirements.operators.robust.OperatorObjects.CA;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.EXPIRED_CA;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.crd;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.lease;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.on;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.service;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.to;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.webhook;
import static io.github.aiconf.requirements.operators.robust.Operators.RAY_CRDS;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** What is to be thought of custom resources whose controller is not seen. */
class MissingControllerTest {

  private static final RequirementTester TESTER = RequirementTester.of(new RobustController());

  @Test
  void failsWhereWebhooksGoNowhere() {
    TESTER
        .on(ClusterFixture.of("1.35").with(RAY_CRDS).with(ownWebhook(CA)))
        .fails("CONTROLLER_MISSING")
        .observing("controller of KubeRay", "none seen")
        .noting("names the Service ray/webhook-service, which does not exist");
  }

  @Test
  void failsWhereNobodyCouldTrustTheWebhooksEither() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(RAY_CRDS)
            .with(ownWebhook(EXPIRED_CA))
            .with(service("ray", "webhook-service", "app: other")))
        .fails("WEBHOOK_CA_INVALID");
  }

  @Test
  void failsWhereAConversionWebhookGoesNowhere() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(crd(
                "rayclusters",
                "ray.io",
                "{name: v1, served: true}, {name: v2, served: true}",
                ", conversion: {strategy: Webhook, webhook: {clientConfig: {%s}}}"
                    .formatted(to("ray", "converter", CA)),
                "")))
        .fails("CONTROLLER_MISSING");
  }

  @Test
  void isUnknownWhereWebhooksAnswerForAnUnknownController() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(RAY_CRDS)
            .with(ownWebhook(CA))
            .with(service("ray", "webhook-service", "app: other")))
        .isUnknown("UNSUPPORTED_PROFILE")
        .advising("named kuberay");
  }

  @Test
  void isUnknownWhereSomebodyHoldsTheLease() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(RAY_CRDS)
            .with(lease("managed", "ray-operator-leader", "2025-12-31T23:59:55Z")))
        .isUnknown("UNSUPPORTED_PROFILE")
        .observing("spec.renewTime");
  }

  @Test
  void isUnknownWhereCustomResourcesWereReconciled() {
    TESTER
        .on(ClusterFixture.of("1.35").with(RAY_CRDS).with("""
            apiVersion: ray.io/v1
            kind: RayCluster
            metadata: {name: a, namespace: default, generation: 1}
            status: {observedGeneration: 1}
            """))
        .isUnknown("AMBIGUOUS")
        .observing("status.observedGeneration", "1");
  }

  private static String ownWebhook(String ca) {
    return webhook(
        "kuberay-operator-validating-webhook-configuration",
        to("ray", "webhook-service", ca),
        on("ray.io", "v1", "rayclusters"),
        "");
  }
}
