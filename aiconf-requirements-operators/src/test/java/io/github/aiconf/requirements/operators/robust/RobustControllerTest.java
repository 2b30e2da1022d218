package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.requirements.operators.robust.OperatorObjects.CA;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.EXPIRED_CA;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.controller;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.crd;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.deployment;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.lease;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.on;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.pod;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.service;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.serviceWithoutEndpoints;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.to;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.webhook;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RobustControllerTest {

  private static final RequirementTester TESTER = RequirementTester.of(new RobustController());

  private static final String RAY = "app.kubernetes.io/name: kuberay-operator";
  private static final String TRAINER =
      "app.kubernetes.io/name: trainer, app.kubernetes.io/part-of: kubeflow";
  private static final String SCAFFOLD = "control-plane: controller-manager";

  static final String RAY_CRDS =
      crd("rayclusters", "ray.io", "v1") + "---\n" + crd("rayjobs", "ray.io", "v1");

  static final String KUEUE_ON_RAY = service("kueue-system", "kueue-webhook-service", SCAFFOLD)
      + "---\n"
      + webhook(
          "kueue-validating-webhook-configuration",
          to("kueue-system", "kueue-webhook-service", CA),
          on("ray.io", "v1", "rayclusters"),
          "");

  static ClusterFixture ray() {
    return ClusterFixture.of("1.35")
        .with(RAY_CRDS)
        .with(controller("ray", "kuberay-operator", RAY));
  }

  static ClusterFixture rayWithWebhook() {
    return ray()
        .with(service("ray", "webhook-service", RAY))
        .with(webhook(
            "ray-webhooks",
            to("ray", "webhook-service", CA),
            on("ray.io", "v1", "rayclusters, rayjobs"),
            ""));
  }

  /** With a leader, a conversion webhook and a job that succeeded. */
  static ClusterFixture rayInUse() {
    return rayWithWebhook()
        .with(lease("ray", "ray-operator-leader", "2025-12-31T23:59:50Z"))
        .with(crd(
            "rayservices",
            "ray.io",
            "{name: v1, served: true}, {name: v1alpha1, served: false}",
            ", conversion: {strategy: Webhook, webhook: {clientConfig: {%s}}}"
                .formatted(to("ray", "webhook-service", CA)),
            ""))
        .with("""
            apiVersion: ray.io/v1
            kind: RayJob
            metadata: {name: a, namespace: default, generation: 1}
            status: {jobStatus: SUCCEEDED}
            """);
  }

  static ClusterFixture trainer() {
    return ClusterFixture.of("1.35")
        .with(crd("trainjobs", "trainer.kubeflow.org", "v1alpha1"))
        .with(controller("kubeflow-system", "kubeflow-trainer-controller-manager", TRAINER))
        .with(service("kubeflow-system", "kubeflow-trainer-controller-manager", TRAINER))
        .with(webhook(
            "validator.trainer.kubeflow.org",
            to("kubeflow-system", "kubeflow-trainer-controller-manager", CA),
            on("trainer.kubeflow.org", "v1alpha1", "trainjobs"),
            ""));
  }

  static String jobSet() {
    return String.join(
        "---\n",
        crd("jobsets", "jobset.x-k8s.io", "v1alpha2"),
        controller("jobset-system", "jobset-controller-manager", SCAFFOLD),
        service("jobset-system", "jobset-webhook-service", SCAFFOLD),
        webhook(
            "jobset-validating-webhook-configuration",
            to("jobset-system", "jobset-webhook-service", CA),
            on("jobset.x-k8s.io", "v1alpha2", "jobsets"),
            ""));
  }

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

  @Nested
  class Installed {

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

  @Nested
  class CustomResourceDefinitions {

    @Test
    void failsWhereACrdIsNotEstablished() {
      TESTER
          .on(with("{type: Established, status: 'False', reason: Installing}"))
          .fails("CRD_NOT_ESTABLISHED")
          .observing("status.conditions[Established].status", "False (Installing)");
    }

    @Test
    void failsWhereNamesAreNotAccepted() {
      TESTER
          .on(
              with(
                  "{type: Established, status: 'True'}, {type: NamesAccepted, status: 'False', reason: ListKindConflict}"))
          .fails("CRD_NOT_ESTABLISHED")
          .observing("status.conditions[NamesAccepted].status", "False (ListKindConflict)")
          .advising("kubectl describe crd rayclusters.ray.io");
    }

    @Test
    void failsWhereAConditionIsOfAnEarlierGeneration() {
      TESTER.on(ray().with("""
              apiVersion: apiextensions.k8s.io/v1
              kind: CustomResourceDefinition
              metadata: {name: rayservices.ray.io, generation: 2}
              spec: {group: ray.io, names: {plural: rayservices}, versions: [{name: v1, served: true}]}
              status:
                conditions:
                  - {type: Established, status: 'True', observedGeneration: 1}
                  - {type: NamesAccepted, status: 'True', observedGeneration: 2}
              """)).fails("CRD_NOT_ESTABLISHED");
    }

    @Test
    void failsWhereACrdIsBeingDeleted() {
      TESTER
          .on(ray().with("""
              apiVersion: apiextensions.k8s.io/v1
              kind: CustomResourceDefinition
              metadata: {name: rayservices.ray.io, deletionTimestamp: '2025-12-31T00:00:00Z'}
              spec: {group: ray.io, names: {plural: rayservices}, versions: [{name: v1, served: true}]}
              """))
          .fails("CRD_NOT_ESTABLISHED")
          .observing("metadata.deletionTimestamp");
    }

    @Test
    void failsWhereTheConversionWebhookHasNoService() {
      TESTER
          .on(converting("{name: v1, served: true}, {name: v1beta1, served: true}"))
          .fails("WEBHOOK_SERVICE_MISSING")
          .observing("spec.conversion.webhook.clientConfig.service", "ray/converter")
          .saying("CustomResourceDefinition rayservices.ray.io");
    }

    @Test
    void onlyWarnsOfAConversionWebhookThatIsNeverCalled() {
      TESTER
          .on(converting("{name: v1, served: true}"))
          .passes()
          .warning("not called while rayservices.ray.io has one version");
    }

    @Test
    void passesWhereTheConversionWebhookCanBeCalled() {
      TESTER
          .on(converting("{name: v1, served: true}, {name: v1beta1, served: true}")
              .with(service("ray", "converter", RAY)))
          .passes()
          .observing("spec.conversion.webhook.clientConfig.caBundle");
    }

    private ClusterFixture with(String conditions) {
      return ClusterFixture.of("1.35")
          .with(crd("rayclusters", "ray.io", "{name: v1, served: true}", "", conditions))
          .with(controller("ray", "kuberay-operator", RAY));
    }

    private ClusterFixture converting(String versions) {
      String conversion = ", conversion: {strategy: Webhook, webhook: {clientConfig: {%s}}}"
          .formatted(to("ray", "converter", CA));
      return ray().with(crd("rayservices", "ray.io", versions, conversion, ""));
    }
  }

  @Nested
  class Controller {

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

  @Nested
  class MissingControllers {

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

  @Nested
  class AdmissionWebhook {

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
      TESTER
          .on(twoVersions("matchPolicy: Exact"))
          .passes()
          .warning("in version v1 reach no webhook");
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
          .on(rayWithWebhook()
              .denying("mutatingwebhookconfigurations.admissionregistration.k8s.io"))
          .isUnknown("RBAC_DENIED");
      TESTER
          .on(rayWithWebhook()
              .denying("validatingwebhookconfigurations.admissionregistration.k8s.io"))
          .isUnknown("RBAC_DENIED");
    }

    @Test
    void isUnknownWhereServicesOrEndpointsMayNotBeListed() {
      TESTER.on(rayWithWebhook().denying("services")).isUnknown("RBAC_DENIED");
      TESTER
          .on(rayWithWebhook().denying("endpointslices.discovery.k8s.io"))
          .isUnknown("RBAC_DENIED");
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
          .with(webhook(
              "ray-webhooks", to("ray", service, ca), on("ray.io", "v1", "rayclusters"), ""));
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

  @Nested
  class CustomResources {

    @Test
    void strengthenThePassByTheirObservedGeneration() {
      TESTER
          .on(rayWithWebhook().with(cluster("status: {observedGeneration: 2}")))
          .passes()
          .observing("status.observedGeneration", "2")
          .noting("1 of 1 custom resources of KubeRay");
    }

    @Test
    void strengthenThePassByTheirCondition() {
      TESTER
          .on(rayWithWebhook()
              .with(
                  cluster("status: {conditions: [{type: RayClusterProvisioned, status: 'True'}]}")))
          .passes()
          .observing("status.conditions[RayClusterProvisioned].status", "True");
    }

    @Test
    void strengthenThePassByAField() {
      TESTER
          .on(rayWithWebhook().with("""
              apiVersion: ray.io/v1
              kind: RayJob
              metadata: {name: a, namespace: default, generation: 1}
              status: {jobDeploymentStatus: Complete}
              """))
          .passes()
          .observing("status.jobDeploymentStatus", "Complete");
    }

    @Test
    void provesNothingWithAStaleStatus() {
      TESTER
          .on(rayWithWebhook().with(cluster("status: {observedGeneration: 1, state: ready}")))
          .passes()
          .warning("None of the 1 custom resources");
    }

    @Test
    void provesNothingWithAStaleCondition() {
      TESTER
          .on(
              rayWithWebhook()
                  .with(
                      cluster(
                          "status: {conditions: [{type: RayClusterProvisioned, status: 'True', observedGeneration: 1}]}")))
          .passes()
          .warning("None of the 1 custom resources");
    }

    @Test
    void areNotThere() {
      TESTER.on(rayWithWebhook()).passes().noting("KubeRay has no custom resource");
    }

    @Test
    void mayNotBeListed() {
      TESTER
          .on(rayWithWebhook().denying("rayclusters.ray.io"))
          .passes()
          .noting("Not all custom resources of KubeRay could be seen")
          .withGap("rayclusters.ray.io");
    }

    private static String cluster(String status) {
      return """
          apiVersion: ray.io/v1
          kind: RayCluster
          metadata: {name: a, namespace: default, generation: 2}
          %s
          """.formatted(status);
    }
  }

  @Nested
  class SeveralOperators {

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
}
