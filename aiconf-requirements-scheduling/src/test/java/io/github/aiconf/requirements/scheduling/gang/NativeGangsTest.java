package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.ClusterSource;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import java.util.Optional;
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
    on(withoutGates(served136()))
        .isUnknown("RBAC_DENIED")
        .withGap("feature gates")
        .observingObject("PodGroupList");
  }

  @ParameterizedTest
  @CsvSource({"PodGroupScheduled", "PodGroupInitiallyScheduled"})
  void passesWithoutGatesWhereTheSchedulerHasMarkedAGang(String mark) {
    on(withoutGates(served136().with(group("gang: {minCount: 4}", mark, "True"))))
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
    on(withoutGates(served136().with(group(policy, "PodGroupScheduled", status))))
        .isUnknown("RBAC_DENIED");
  }

  @Test
  void doesNotTrustAMarkOfAnEarlierGeneration() {
    on(withoutGates(served136()
            .with(group("gang: {minCount: 4}", "PodGroupScheduled", "True")
                .replace("generation: 1}", "generation: 2}"))))
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

  /** The same cluster for a user who may not read the metrics of the API server. */
  private static ClusterSource withoutGates(ClusterFixture cluster) {
    return reads -> new WithoutGates(cluster.open(reads));
  }

  private record WithoutGates(OpenCluster open) implements OpenCluster {

    @Override
    public ClusterFacts facts() {
      return open.facts();
    }

    @Override
    public Optional<ServerVersion> version() {
      return open.version();
    }

    @Override
    public Discovery discovery() {
      return open.discovery();
    }

    @Override
    public FeatureGates featureGates() {
      throw new UnreadableException(Gaps.denied("feature gates", "/metrics is forbidden"));
    }

    @Override
    public StoredList list(ListKey key) throws InterruptedException {
      return open.list(key);
    }

    @Override
    public void close() {
      open.close();
    }
  }

  private static CheckResultAssert on(ClusterSource cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster);
  }
}
