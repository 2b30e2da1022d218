package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.requirements.operators.robust.OperatorObjects.CA;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.EXPIRED_CA;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.controller;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.crd;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.on;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.service;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.serviceWithoutEndpoints;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.to;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.webhook;
import static io.github.aiconf.requirements.operators.robust.Operators.KUEUE_ON_RAY;
import static io.github.aiconf.requirements.operators.robust.Operators.RAY;
import static io.github.aiconf.requirements.operators.robust.Operators.TRAINER;
import static io.github.aiconf.requirements.operators.robust.Operators.ray;
import static io.github.aiconf.requirements.operators.robust.Operators.rayWithWebhook;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** Which admission webhooks belong to an operator, and whether they can be called. */
class AdmissionWebhooksTest {

  private static final RequirementTester TESTER = RequirementTester.of(new RobustController());

  @Test
  void warnsWhereTheOperatorHasNone() {
    TESTER
        .on(ray())
        .passes()
        .saying("it has no webhook of its own")
        .warning("the requirement names webhooks")
        .noting("Webhooks: not applicable");
  }

  @Test
  void doesNotCountWebhooksOfOthers() {
    TESTER
        .on(ray().with(KUEUE_ON_RAY))
        .passes()
        .saying("it has no webhook of its own")
        .noting("is not one of KubeRay");
  }

  @Test
  void doesNotCountWebhooksOfOthersInItsNamespace() {
    TESTER
        .on(ray()
            .with(service("ray", "codeflare", "app: codeflare"))
            .with(webhook(
                "codeflare", to("ray", "codeflare", CA), on("ray.io", "v1", "rayclusters"), "")))
        .passes()
        .saying("it has no webhook of its own");
  }

  @Test
  void warnsOfAWebhookOfOthersThatRefusesEverything() {
    TESTER
        .on(ray()
            .with(webhook(
                "kueue", to("kueue-system", "gone", CA), on("ray.io", "v1", "rayclusters"), "")))
        .passes()
        .warning("It stands in the way of KubeRay");
  }

  @Test
  void failsWhereTheServiceIsMissing() {
    TESTER.on(rayWith(CA, "gone")).fails("WEBHOOK_SERVICE_MISSING");
  }

  @Test
  void failsWithoutReadyEndpoints() {
    TESTER
        .on(rayWith(CA, "w").with(serviceWithoutEndpoints("ray", "w", RAY)))
        .fails("WEBHOOK_WITHOUT_ENDPOINTS")
        .observing("ready endpoints", "0")
        .observing("pods with condition Ready", "1");
  }

  @Test
  void failsWithoutCaBundle() {
    TESTER.on(rayWith("", "w").with(service("ray", "w", RAY))).fails("WEBHOOK_CA_INVALID");
  }

  @Test
  void failsWhereTheCaBundleHasExpired() {
    TESTER
        .on(rayWith(EXPIRED_CA, "w").with(service("ray", "w", RAY)))
        .fails("WEBHOOK_CA_INVALID")
        .observing("webhooks[v.ray-webhooks].clientConfig.caBundle");
  }

  @Test
  void saysThatItCannotSeeWhetherAUrlAnswers() {
    TESTER
        .on(ray()
            .with(webhook(
                "kuberay-operator-validating-webhook-configuration",
                "url: 'https://ray.acme.example/validate', caBundle: '%s'".formatted(CA),
                on("ray.io", "v1", "rayclusters"),
                "")))
        .passes()
        .noting("Not seen: whether https://ray.acme.example/validate");
  }

  @Test
  void failsWhereAUrlIsNotHttps() {
    TESTER
        .on(ray()
            .with(webhook(
                "kuberay-operator-validating-webhook-configuration",
                "url: 'http://ray.acme.example'",
                on("ray.io", "v1", "rayclusters"),
                "")))
        .fails("WEBHOOK_URL_INVALID");
  }

  @Test
  void failsWhereAnExpectedWebhookIsMissing() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(crd("trainjobs", "trainer.kubeflow.org", "v1alpha1"))
            .with(controller("kubeflow-system", "trainer", TRAINER)))
        .fails("WEBHOOK_MISSING")
        .observing("webhooks of Kubeflow Trainer for trainjobs.trainer.kubeflow.org", "none");
  }

  @Test
  void doesNotCountAWebhookWhoseRulesNameAnotherVersion() {
    TESTER
        .on(ray()
            .with(service("ray", "w", RAY))
            .with(webhook("w", to("ray", "w", CA), on("ray.io", "v1alpha1", "rayclusters"), "")))
        .passes()
        .saying("it has no webhook of its own")
        .warning("match no custom resource that is served");
  }

  @Test
  void doesNotCountAWebhookForASubresource() {
    TESTER
        .on(ray()
            .with(service("ray", "w", RAY))
            .with(webhook("w", to("ray", "w", CA), on("ray.io", "v1", "rayclusters/status"), "")))
        .passes()
        .saying("it has no webhook of its own");
  }

  @Test
  void warnsOfVersionsThatPassByAnExactRule() {
    TESTER.on(twoVersions("matchPolicy: Exact")).passes().warning("in version v1 reach no webhook");
  }

  @Test
  void knowsThatRequestsAreConvertedToTheVersionOfTheRule() {
    TESTER.on(twoVersions("matchPolicy: Equivalent")).passes().withoutWarnings();
  }

  @Test
  void notesWhatNarrowsAWebhook() {
    TESTER
        .on(ray()
            .with(service("ray", "w", RAY))
            .with(webhook(
                "w",
                to("ray", "w", CA),
                on("ray.io", "'*'", "'*'"),
                "namespaceSelector: {matchLabels: {team: a}}\n"
                    + "    matchConditions: [{name: a, expression: 'true'}]")))
        .passes()
        .noting("namespaceSelector: {matchLabels={team=a}}")
        .noting("only under 1 matchConditions");
  }

  @Test
  void isUnknownWhereConfigurationsMayNotBeListed() {
    TESTER
        .on(rayWithWebhook().denying("mutatingwebhookconfigurations.admissionregistration.k8s.io"))
        .isUnknown("RBAC_DENIED");
    TESTER
        .on(rayWithWebhook()
            .denying("validatingwebhookconfigurations.admissionregistration.k8s.io"))
        .isUnknown("RBAC_DENIED");
  }

  @Test
  void isUnknownWhereServicesOrEndpointsMayNotBeListed() {
    TESTER.on(rayWithWebhook().denying("services")).isUnknown("RBAC_DENIED");
    TESTER.on(rayWithWebhook().denying("endpointslices.discovery.k8s.io")).isUnknown("RBAC_DENIED");
  }

  @Test
  void needsNoServicesWhereThereIsNoWebhook() {
    TESTER.on(ray().denying("services")).passes().withoutGaps();
  }

  @Test
  void asksForNoWebhooksOfAnOperatorThatHasNone() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(crd("clusterpolicies", "nvidia.com", "v1"))
            .with(controller("gpu-operator", "gpu-operator", "app: gpu-operator"))
            .denying("validatingwebhookconfigurations.admissionregistration.k8s.io"))
        .passes()
        .warning("NVIDIA GPU Operator has no admission webhook")
        .withoutGaps();
  }

  @Test
  void keepsItsVerdictWhereAWebhookOfOthersCannotBeSeen() {
    TESTER
        .on(ray().with(KUEUE_ON_RAY).denying("endpointslices.discovery.k8s.io"))
        .passes()
        .noting("whether it can be called was not seen")
        .withGap("endpointslices.discovery.k8s.io");
  }

  private ClusterFixture rayWith(String ca, String service) {
    return ray()
        .with(
            webhook("ray-webhooks", to("ray", service, ca), on("ray.io", "v1", "rayclusters"), ""));
  }

  private ClusterFixture twoVersions(String policy) {
    return ClusterFixture.of("1.35")
        .with(crd(
            "rayclusters",
            "ray.io",
            "{name: v1, served: true}, {name: v1alpha1, served: true}",
            "",
            ""))
        .with(controller("ray", "kuberay-operator", RAY))
        .with(service("ray", "w", RAY))
        .with(webhook("w", to("ray", "w", CA), on("ray.io", "v1alpha1", "rayclusters"), policy));
  }
}
