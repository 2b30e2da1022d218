package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KueueTest {

  private static final String CONFIG = "data[controller_manager_config.yaml].";

  @Test
  void passesWithControllerWebhooksAndAnActiveQueue() {
    on(Kueue.healthy())
        .passes()
        .saying("Kueue is ready")
        .observingObject("Deployment kueue-system/kueue-controller-manager")
        .observing("pods with condition Ready", "1")
        .observing("status.conditions[Active].status", "True (Checked)")
        .observing("ready endpoints", "1")
        .noting("2 webhooks of Kueue go to 1 targets")
        .noting("1 of 1 LocalQueues lead to an active queue")
        .withoutWarnings()
        .withoutGaps();
  }

  @Test
  void recordsThatAnAdmittedGangHasToBecomeReady() {
    on(Kueue.healthy())
        .passes()
        .observing(CONFIG + "waitForPodsReady", "{timeout=5m}")
        .noting("batch/job, jobset.x-k8s.io/jobset")
        .withoutWarnings();
  }

  @ParameterizedTest
  @CsvSource({
    "v1beta1, enable: true, true",
    "v1beta1, enable: false, false",
    "v1beta1, timeout: 5m, false",
    "v1beta2, timeout: 5m, true"
  })
  void knowsTheSwitchOfEachVersionOfItsConfiguration(String version, String field, boolean waits) {
    CheckResultAssert result = on(withConfig("""
        apiVersion: config.kueue.x-k8s.io/%s
        waitForPodsReady:
          %s
        """.formatted(version, field)));
    result.passes();
    if (waits) {
      result.withoutWarnings();
    } else {
      result.warning("by quota only");
    }
  }

  @Test
  void readsItsConfigurationInFlowStyle() {
    on(withConfig("{waitForPodsReady: &wait {timeout: 5m}, own: {<<: *wait}}"))
        .passes()
        .observing(CONFIG + "waitForPodsReady", "{timeout=5m}")
        .withoutWarnings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#waitForPodsReady:\n#  timeout: 5m",
        "waitForPodsReady:\nhealth: {}",
        "waitForPodsReady: null"
      })
  void warnsOfAnAdmissionByQuotaOnly(String lines) {
    on(withConfig("apiVersion: config.kueue.x-k8s.io/v1beta2\n" + lines))
        .passes()
        .observing(CONFIG + "waitForPodsReady", "absent")
        .warning("by quota only");
  }

  @Test
  void takesATopologyOfAnActiveQueueForPhysicalAllOrNothing() {
    on(withConfig("apiVersion: config.kueue.x-k8s.io/v1beta2").with(Kueue.flavor("racks")))
        .passes()
        .observing("spec.topologyName", "racks")
        .withoutWarnings();
  }

  @Test
  void takesNoTopologyOfAnInactiveQueueForPhysicalAllOrNothing() {
    on(withConfig("apiVersion: config.kueue.x-k8s.io/v1beta2")
            .with(Kueue.flavor("racks").replace("name: default", "name: other")))
        .passes()
        .warning("by quota only");
  }

  @Test
  void saysThatItsConfigurationWasNotSeen() {
    on(withoutConfig()).passes().noting("Not seen: the configuration of Kueue").withoutWarnings();
    on(withConfig("waitForPodsReady: {timeout: 5m")).passes().noting("Not seen:");
    on(Kueue.healthy().denying("configmaps")).passes().noting("Not seen:").withGap("configmaps");
    on(Kueue.healthy().notRecorded("configmaps"))
        .passes()
        .noting("Not seen:")
        .withGap("configmaps");
  }

  @Test
  void looksForItsConfigurationBesideItsController() {
    on(withoutConfig()
            .with(Manifests.configMap(
                "elsewhere/kueue-manager-config", "controller_manager_config.yaml", Kueue.WAITING)))
        .passes()
        .noting("Not seen:");
  }

  @Test
  void warnsWherePlainJobsAreNotQueued() {
    on(withConfig(Kueue.WAITING.replace("- \"batch/job\"\n", "- pod\n")))
        .passes()
        .warning("lacks batch/job")
        .observing(CONFIG + "integrations.frameworks", "pod jobset.x-k8s.io/jobset");
  }

  @Test
  void knowsThatPlainJobsAreQueuedByDefault() {
    on(withConfig("""
        apiVersion: config.kueue.x-k8s.io/v1beta2
        waitForPodsReady: {}
        """))
        .passes()
        .observing(CONFIG + "waitForPodsReady", "{}")
        .noting("batch/job by default")
        .withoutWarnings();
  }

  @Test
  void warnsWhereNoNamespaceLeadsToAnActiveQueue() {
    on(Kueue.served()
            .with(Kueue.CONTROLLER)
            .with(Kueue.WEBHOOKS)
            .with(Kueue.queue("gpus", "True", 1, 1))
            .with(Kueue.localQueue("gone")))
        .passes()
        .noting("0 of 1 LocalQueues")
        .warning("No LocalQueue");
  }

  @Test
  void countsTheGangsThatWereAdmitted() {
    on(Kueue.healthy().with("""
            apiVersion: kueue.x-k8s.io/v1beta2
            kind: Workload
            metadata: {namespace: team-a, name: pair}
            spec: {podSets: [{name: leader, count: 1}, {name: worker, count: 3}]}
            status: {conditions: [{type: Admitted, status: "True"}]}
            ---
            apiVersion: kueue.x-k8s.io/v1beta2
            kind: Workload
            metadata: {namespace: team-a, name: waits}
            spec: {podSets: [{name: main, count: 8}]}
            status: {conditions: [{type: Admitted, status: "False"}]}
            ---
            apiVersion: kueue.x-k8s.io/v1beta2
            kind: Workload
            metadata: {namespace: team-a, name: single}
            spec: {podSets: [{name: main, count: 1}]}
            status: {conditions: [{type: Admitted, status: "True"}]}
            """))
        .passes()
        .noting("3, of which 2 ask for at least 2 pods, of which 1 show condition Admitted True")
        .observingObject("Workload team-a/pair");
  }

  @Test
  void failsWhereItsControllerIsScaledToZero() {
    on(broken(Manifests.deployment(Kueue.NAME, Kueue.IMAGE, Kueue.LABELS, 0, "True")))
        .fails("CONTROLLER_UNAVAILABLE")
        .observing("spec.replicas", "0")
        .advising("--replicas=1");
  }

  @Test
  void failsWhereItsControllerIsUnavailable() {
    on(broken(Manifests.deployment(Kueue.NAME, Kueue.IMAGE, Kueue.LABELS, 1, "False")))
        .fails("CONTROLLER_UNAVAILABLE")
        .saying("not available");
  }

  @Test
  void failsWhereNoPodOfItsControllerIsReady() {
    on(broken(Manifests.deployment(Kueue.NAME, Kueue.IMAGE, Kueue.LABELS, 1, "True")
            + Manifests.pod(Kueue.NAME, Kueue.LABELS, "False")))
        .fails("CONTROLLER_UNAVAILABLE")
        .saying("no Ready pod");
  }

  @Test
  void failsWhereAWebhookHasNoEndpoint() {
    on(Kueue.served()
            .with(Kueue.CONTROLLER)
            .with(Kueue.queue("gpus", "True", 1, 1))
            .with(Manifests.webhooks("kueue.x-k8s.io", "kueue-system/webhook", false)))
        .fails("WEBHOOK_WITHOUT_ENDPOINTS")
        .observing("ready endpoints", "0");
  }

  @Test
  void acceptsWebhooksByUrl() {
    on(Kueue.served()
            .with(Kueue.CONTROLLER)
            .with(Kueue.queue("gpus", "True", 1, 1))
            .with("""
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: kueue}
                webhooks:
                - name: a.kb.io
                  rules: [{apiGroups: [kueue.x-k8s.io], resources: [workloads]}]
                  clientConfig: {url: "https://kueue.acme.example:9443/a"}
                - name: b.kb.io
                  rules: [{apiGroups: [kueue.x-k8s.io], resources: [clusterqueues]}]
                  clientConfig: {url: "https://kueue.acme.example:9443/b"}
                """))
        .passes()
        .noting("2 webhooks of Kueue go to 1 targets")
        .noting("Not seen: whether https://kueue.acme.example:9443/a");
  }

  @Test
  void warnsWhereItHasNoWebhook() {
    on(Kueue.served().with(Kueue.CONTROLLER).with(Kueue.queue("gpus", "True", 1, 1)))
        .passes()
        .warning("No admission webhook");
  }

  @Test
  void failsWhereNoQueueIsActive() {
    on(withQueue(Kueue.queue("gpus", "False", 1, 1)))
        .fails("NO_OPEN_QUEUE")
        .observing("status.conditions[Active].status", "False (Checked)")
        .advising("clusterqueues.kueue.x-k8s.io");
  }

  @Test
  void passesWhereOneOfTheQueuesIsActive() {
    on(withQueue(Kueue.queue("gpus", "False", 1, 1) + "---\n" + Kueue.queue("cpus", "True", 1, 1)))
        .passes()
        .noting("1 of 2 clusterqueues.kueue.x-k8s.io take gangs in");
  }

  @Test
  void doesNotTrustAStaleCondition() {
    on(withQueue(Kueue.queue("gpus", "True", 3, 2)))
        .isUnknown("STALE")
        .observing("status.conditions[Active].observedGeneration", "2");
  }

  @Test
  void doesNotJudgeAQueueThatItsControllerHasNotLookedAt() {
    on(withQueue("""
            apiVersion: kueue.x-k8s.io/v1beta2
            kind: ClusterQueue
            metadata: {name: gpus, generation: 1}
            """)).isUnknown("STALE").observing("status.conditions[Active].status", "absent");
  }

  @Test
  void isUnknownWithoutAnyQueue() {
    on(Kueue.served().with(Kueue.CONTROLLER).with(Kueue.WEBHOOKS))
        .isUnknown("AMBIGUOUS")
        .saying("no queue for gangs yet")
        .advising("Create a ClusterQueue")
        .observing("items", "0 objects");
  }

  @Test
  void isUnknownWhereOnlyItsApiAndAStaleQueueAreLeft() {
    on(Kueue.served().with(Kueue.queue("gpus", "True", 1, 1)))
        .isUnknown("AMBIGUOUS")
        .saying("no Deployment of its controller manager")
        .advising("GangScheduler")
        .observing("items", "1 objects");
  }

  @Test
  void failsWhereItsControllerIsThereWithoutItsApi() {
    on(ClusterFixture.of("1.35").with(Kueue.CONTROLLER))
        .fails("API_MISSING")
        .observing("versions", "not served")
        .observingObject("Deployment kueue-system/kueue-controller-manager");
  }

  @Test
  void failsWhereAPartOfItsApiIsMissing() {
    on(ClusterFixture.of("1.35")
            .serving("kueue.x-k8s.io/v1beta2", "clusterqueues/ClusterQueue")
            .with(Kueue.CONTROLLER)
            .with(Kueue.queue("gpus", "True", 1, 1)))
        .fails("API_MISSING")
        .observingObject("APIGroupDiscovery workloads.kueue.x-k8s.io");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry.acme.example/mirror/kueue:v1",
        "registry.redhat.io/kueue/kueue-rhel9@sha256:0123",
        "kueue"
      })
  void findsItsControllerByImage(String image) {
    on(broken(Manifests.running("platform/queueing", image, "app: queueing"))).passes();
  }

  @Test
  void findsItsControllerByNameInItsUsualNamespace() {
    on(broken(Manifests.running(Kueue.NAME, "acme.example/q:1", "app: q"))).passes();
    on(broken(Manifests.running("other/kueue-controller-manager", "acme.example/q:1", "app: q")))
        .isUnknown("AMBIGUOUS");
  }

  @Test
  void takesItsDashboardForNoController() {
    on(broken(Manifests.running(
            "kueue-system/kueue-kueueviz-backend",
            "registry.k8s.io/kueue/kueueviz-backend:v1",
            "app: kueueviz-backend")))
        .isUnknown("AMBIGUOUS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deployments.apps",
        "pods",
        "clusterqueues.kueue.x-k8s.io",
        "validatingwebhookconfigurations.admissionregistration.k8s.io",
        "mutatingwebhookconfigurations.admissionregistration.k8s.io",
        "services",
        "endpointslices.discovery.k8s.io"
      })
  void isUnknownWhereItMayNotSeeWhatDecides(String resource) {
    on(Kueue.healthy().denying(resource)).isUnknown("RBAC_DENIED").withGap(resource);
    on(Kueue.healthy().notRecorded(resource)).isUnknown("NOT_IN_SNAPSHOT").withGap(resource);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localqueues.kueue.x-k8s.io",
        "resourceflavors.kueue.x-k8s.io",
        "workloads.kueue.x-k8s.io"
      })
  void keepsItsVerdictWhereFactsBesideItAreForbidden(String resource) {
    on(Kueue.healthy().denying(resource)).passes().withGap(resource);
  }

  @Test
  void failsOnABrokenWebhookEvenWhereQueuesMayNotBeListed() {
    on(Kueue.served()
            .with(Kueue.CONTROLLER)
            .with(Kueue.queue("gpus", "True", 1, 1))
            .with(Manifests.webhooks("kueue.x-k8s.io", "kueue-system/webhook", false))
            .denying("clusterqueues.kueue.x-k8s.io"))
        .fails("WEBHOOK_WITHOUT_ENDPOINTS")
        .noting("UNKNOWN(RBAC_DENIED)");
  }

  @Test
  void passesWithoutDiscovery() {
    on(Kueue.healthy().withoutDiscovery()).passes();
  }

  @Test
  void isUnknownWhereNeitherDiscoveryNorListTellsWhetherItIsInstalled() {
    on(ClusterFixture.of("1.35").withoutDiscovery().notRecorded("clusterqueues.kueue.x-k8s.io"))
        .isUnknown("NOT_IN_SNAPSHOT")
        .withGap("discovery");
  }

  private static ClusterFixture withConfig(String content) {
    return withoutConfig().with(Kueue.config(content));
  }

  private static ClusterFixture withoutConfig() {
    return withQueue(Kueue.queue("gpus", "True", 1, 1)).with(Kueue.localQueue("gpus"));
  }

  private static ClusterFixture withQueue(String queue) {
    return Kueue.served().with(Kueue.CONTROLLER).with(Kueue.WEBHOOKS).with(queue);
  }

  private static ClusterFixture broken(String deployment) {
    return Kueue.served()
        .with(deployment)
        .with(Kueue.WEBHOOKS)
        .with(Kueue.queue("gpus", "True", 1, 1));
  }

  private static CheckResultAssert on(ClusterFixture cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster, "scheduler_ready");
  }
}
