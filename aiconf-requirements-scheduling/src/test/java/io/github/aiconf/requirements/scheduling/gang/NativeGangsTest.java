package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeGangsTest {

  @Test
  void passesWhereApiAndGatesAreOn() {
    on(served136().featureGate("GenericWorkload", true).featureGate("GangScheduling", true))
        .passes()
        .saying("Kubernetes itself places gangs")
        .observing("kubernetes_feature_enabled{name=\"GangScheduling\"}", "1")
        .noting("Not seen: the gates of kube-scheduler");
  }

  @Test
  void passesOn135WhereThereAreOnlyWorkloads() {
    on(ClusterFixture.of("1.35")
            .serving("scheduling.k8s.io/v1alpha1", "workloads/Workload")
            .featureGate("GenericWorkload", true)
            .featureGate("GangScheduling", true))
        .passes()
        .observingObject("WorkloadList");
  }

  @Test
  void passesOn137WhereGangsHaveNoGateOfTheirOwn() {
    on(ClusterFixture.of("1.37")
            .serving("scheduling.k8s.io/v1beta1", "workloads/Workload", "podgroups/PodGroup")
            .featureGate("GenericWorkload", true))
        .passes();
  }

  @Test
  void isUnknownWhereTheGateOfGangsIsOff() {
    on(served136().featureGate("GenericWorkload", true).featureGate("GangScheduling", false))
        .isUnknown("AMBIGUOUS")
        .saying("GangScheduling is on")
        .observing("kubernetes_feature_enabled{name=\"GangScheduling\"}", "0")
        .advising("kube-scheduler");
  }

  @Test
  void isUnknownWhereTheServerDoesNotKnowTheGate() {
    on(served136())
        .isUnknown("AMBIGUOUS")
        .observing("kubernetes_feature_enabled{name=\"GenericWorkload\"}", "absent");
  }

  @Test
  void isUnknownWhereGatesCannotBeRead() {
    on(served136().withoutFeatureGates())
        .isUnknown("RBAC_DENIED")
        .withGap("feature gates")
        .observingObject("PodGroupList");
  }

  @ParameterizedTest
  @CsvSource({"PodGroupScheduled", "PodGroupInitiallyScheduled"})
  void passesWithoutGatesWhereTheSchedulerHasMarkedAGang(String mark) {
    on(served136().with(group("gang: {minCount: 4}", mark, "True")).withoutFeatureGates())
        .passes()
        .observing("status.conditions[" + mark + "].status", "True")
        .withGap("feature gates");
  }

  @Test
  void passesWhereTheSchedulerHasMarkedAGangThoughTheServerHasTheGateOff() {
    on(served136()
            .featureGate("GenericWorkload", true)
            .featureGate("GangScheduling", false)
            .with(group("gang: {minCount: 4}", "PodGroupScheduled", "True")))
        .passes();
  }

  @ParameterizedTest
  @CsvSource({"basic: {},True", "gang: {minCount: 4},False"})
  void takesNeitherAPlainGroupNorAWaitingGangForAMark(String policy, String status) {
    on(served136().with(group(policy, "PodGroupScheduled", status)).withoutFeatureGates())
        .isUnknown("RBAC_DENIED");
  }

  @Test
  void doesNotTrustAMarkOfAnEarlierGeneration() {
    on(served136()
            .with(group("gang: {minCount: 4}", "PodGroupScheduled", "True")
                .replace("generation: 1}", "generation: 2}"))
            .withoutFeatureGates())
        .isUnknown("RBAC_DENIED");
  }

  @Test
  void keepsItsVerdictWherePodGroupsAreForbidden() {
    on(served136()
            .featureGate("GenericWorkload", true)
            .featureGate("GangScheduling", true)
            .denying("podgroups.scheduling.k8s.io"))
        .passes()
        .withGap("podgroups.scheduling.k8s.io");
  }

  @Test
  void doesNotTakeOtherKindsOfTheSameNameForItsOwn() {
    on(ClusterFixture.of("1.36")
            .serving("acme.example/v1", "workloads/Workload", "podgroups/PodGroup")
            .featureGate("GenericWorkload", true)
            .featureGate("GangScheduling", true))
        .isUnknown("NOT_INSTALLED");
  }

  private static ClusterFixture served136() {
    return ClusterFixture.of("1.36")
        .serving("scheduling.k8s.io/v1alpha2", "workloads/Workload", "podgroups/PodGroup");
  }

  private static String group(String policy, String condition, String status) {
    return """
        apiVersion: scheduling.k8s.io/v1alpha2
        kind: PodGroup
        metadata: {namespace: team-a, name: train, generation: 1}
        spec: {schedulingPolicy: {%s}}
        status: {conditions: [{type: %s, status: "%s", observedGeneration: 1}]}
        """.formatted(policy, condition, status);
  }

  private static CheckResultAssert on(ClusterFixture cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster, "scheduler_ready");
  }
}
