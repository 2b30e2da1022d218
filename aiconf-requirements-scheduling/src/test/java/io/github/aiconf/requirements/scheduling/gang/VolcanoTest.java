package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolcanoTest {

  @Test
  void passesWithControllersAnOpenQueueAndThePluginGang() {
    on(Volcano.healthy())
        .passes()
        .saying("Volcano is ready")
        .observingObject("Deployment volcano-system/volcano-scheduler")
        .observingObject("Deployment volcano-system/volcano-controllers")
        .observingObject("Deployment volcano-system/volcano-admission")
        .observing("status.state", "Open")
        .observing("data[volcano-scheduler.conf].tiers.plugins", "gang")
        .withoutWarnings()
        .withoutGaps();
  }

  @Test
  void doesNotCountPodGroupsOfOnePodAsGangs() {
    on(Volcano.healthy().with("""
            apiVersion: scheduling.volcano.sh/v1beta1
            kind: PodGroup
            metadata: {namespace: team-a, name: made-for-a-job}
            spec: {minMember: 1}
            status: {phase: Running}
            ---
            apiVersion: scheduling.volcano.sh/v1beta1
            kind: PodGroup
            metadata: {namespace: team-a, name: waits}
            spec: {minMember: 4}
            status: {phase: Pending}
            """))
        .passes()
        .noting("2, of which 1 ask for at least 2 pods, of which 0 show status.phase Running");
  }

  @Test
  void failsWhereThePluginGangIsNotListed() {
    on(withConfig(Volcano.CONFIG.replace("name: gang", "name: overcommit")))
        .fails("GANG_PLUGIN_OFF")
        .observing(
            "data[volcano-scheduler.conf].tiers.plugins", "priority overcommit conformance drf")
        .advising("volcano-scheduler-configmap");
  }

  @Test
  void failsWhereThePluginGangIsCommentedOut() {
    on(withConfig(Volcano.CONFIG.replace(
            "  - name: gang\n    enablePreemptable: false\n", "  #- name: gang\n")))
        .fails("GANG_PLUGIN_OFF");
  }

  @Test
  void failsWhereThePluginGangDoesNotHoldJobsBack() {
    on(withConfig(Volcano.CONFIG.replace("enablePreemptable", "enableJobReady")))
        .fails("GANG_PLUGIN_OFF")
        .observing("data[volcano-scheduler.conf].gang.enableJobReady", "false")
        .advising("Remove enableJobReady: false");
  }

  @Test
  void isUnknownWhereTheConfigurationWasNotFound() {
    on(Volcano.controlled().with(Volcano.queue("default", "Open")))
        .isUnknown("AMBIGUOUS")
        .saying("has no ConfigMap volcano-scheduler-configmap")
        .advising("--profiles");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiers: [{plugins: [{name: priority}, {name: gang}]}]",
        "tiers: [{plugins: &mine [{name: gang}]}, {plugins: *mine}]",
        "tiers: []\ntiers: [{plugins: [{name: gang}]}]"
      })
  void readsTheConfigurationInWhateverStyleTheSchedulerTakes(String content) {
    on(withConfig(content))
        .passes()
        .observing("data[volcano-scheduler.conf].tiers.plugins", "gang");
  }

  @Test
  void failsWhereTheLastOfTwoListsLacksThePluginGang() {
    on(withConfig("tiers: [{plugins: [{name: gang}]}]\ntiers: [{plugins: [{name: drf}]}]"))
        .fails("GANG_PLUGIN_OFF");
  }

  @Test
  void isUnknownWhereTheConfigurationIsMalformed() {
    on(withConfig("actions: allocate\ntiers: [{plugins: [{name: gang}]"))
        .isUnknown("AMBIGUOUS")
        .saying("has a malformed configuration")
        .observing(
            "data[volcano-scheduler.conf]",
            "line 3: while parsing a flow mapping, expected ',' or '}', but got <stream end>");
    on(withConfig("- gang")).isUnknown("AMBIGUOUS").saying("has a malformed configuration");
  }

  @Test
  void isUnknownWhereTheConfigurationIsEmpty() {
    on(withConfig("# the default\n")).isUnknown("AMBIGUOUS").saying("empty configuration");
  }

  @Test
  void readsTheOnlyFileOfTheConfigMapWhateverItsKey() {
    on(Volcano.controlled()
            .with(Volcano.queue("default", "Open"))
            .with(Manifests.configMap(
                "volcano-system/volcano-scheduler-configmap", "own.conf", Volcano.CONFIG)))
        .passes()
        .observing("data[own.conf].tiers.plugins", "gang");
  }

  @Test
  void failsWhereTheSchedulerIsScaledToZero() {
    on(Volcano.served()
            .with(Manifests.deployment(
                "volcano-system/volcano-scheduler",
                "volcanosh/vc-scheduler:v1",
                "app: volcano-scheduler",
                0,
                "True"))
            .with(Volcano.CONTROLLERS)
            .with(Volcano.queue("default", "Open"))
            .with(Volcano.config(Volcano.CONFIG)))
        .fails("CONTROLLER_UNAVAILABLE")
        .observing("spec.replicas", "0");
  }

  @Test
  void failsOnASchedulerScaledToZeroEvenWherePodsMayNotBeListed() {
    on(Volcano.served()
            .with(Volcano.CONTROLLERS)
            .with(Manifests.deployment(
                "volcano-system/volcano-scheduler",
                "volcanosh/vc-scheduler:v1",
                "app: volcano-scheduler",
                0,
                "True"))
            .denying("pods"))
        .fails("CONTROLLER_UNAVAILABLE")
        .withGap("pods");
  }

  @Test
  void takesASecondSchedulerThatRuns() {
    on(Volcano.healthy()
            .with(Manifests.deployment(
                "volcano-system/a-spare", "volcanosh/vc-scheduler:v1", "app: spare", 0, "True")))
        .passes()
        .noting("Deployment volcano-system/a-spare: FAIL(CONTROLLER_UNAVAILABLE)");
  }

  @Test
  void isUnknownWhereOnlyAPartOfItsControllersWasFound() {
    on(Volcano.served()
            .with(Volcano.CONTROLLERS)
            .with(Volcano.queue("default", "Open"))
            .with(Volcano.config(Volcano.CONFIG)))
        .isUnknown("AMBIGUOUS")
        .saying("no Deployment of its scheduler")
        .observingObject("Deployment volcano-system/volcano-controllers");
  }

  @Test
  void passesWithoutAdmission() {
    on(Volcano.served()
            .with(Volcano.SCHEDULER)
            .with(Volcano.CONTROLLERS)
            .with(Volcano.queue("default", "Open"))
            .with(Volcano.config(Volcano.CONFIG)))
        .passes()
        .noting("No Deployment of the admission of Volcano")
        .warning("No admission webhook for scheduling.volcano.sh or batch.volcano.sh");
  }

  @Test
  void failsWhereAllQueuesAreClosed() {
    on(withQueues(Volcano.queue("default", "Closed"))).fails("NO_OPEN_QUEUE");
  }

  @Test
  void isUnknownWhereAQueueHasNoState() {
    on(withQueues(Volcano.queue("default", "\"\""))).isUnknown("STALE");
  }

  @Test
  void countsNoRootQueue() {
    on(withQueues(Volcano.queue("root", "Open"))).isUnknown("AMBIGUOUS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"configmaps", "queues.scheduling.volcano.sh", "deployments.apps", "pods"})
  void isUnknownWhereItMayNotSeeWhatDecides(String resource) {
    on(Volcano.healthy().denying(resource)).isUnknown("RBAC_DENIED").withGap(resource);
  }

  @Test
  void keepsItsVerdictWherePodGroupsAreForbidden() {
    on(Volcano.healthy().denying("podgroups.scheduling.volcano.sh"))
        .passes()
        .withGap("podgroups.scheduling.volcano.sh");
  }

  private static ClusterFixture withConfig(String content) {
    return Volcano.controlled()
        .with(Volcano.queue("default", "Open"))
        .with(Volcano.config(content));
  }

  private static ClusterFixture withQueues(String queues) {
    return Volcano.controlled().with(queues).with(Volcano.config(Volcano.CONFIG));
  }

  private static CheckResultAssert on(ClusterFixture cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster, "scheduler_ready");
  }
}
