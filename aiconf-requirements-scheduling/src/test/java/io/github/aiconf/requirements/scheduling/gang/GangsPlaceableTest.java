package io.github.aiconf.requirements.scheduling.gang;

import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.gpuNode;
import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.group;
import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.members;
import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.node;
import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.pod;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GangsPlaceableTest {

  private static final String SIZES = "probe pods of 100m cpu, 128Mi memory";
  private static final String WAITING = "pods without a node";
  private static final String GPU = "nvidia.com/gpu: 1";

  private static CheckResultAssert on(ClusterFixture cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster, "gangs_placeable");
  }

  private static ClusterFixture gangs(String... yaml) {
    return ClusterFixture.of("1.36").with(String.join("", yaml));
  }

  @Test
  void namesTheSizesOfADemonstration() {
    on(Kueue.healthy().with(node("a")).with(node("b")))
        .passes()
        .saying("A gang of 2 pods with 100m cpu, 128Mi memory fits now, and one of 17 does not")
        .saying("Kueue is ready")
        .observing(
            SIZES,
            "k = 16 on 2 nodes: a gang of 2 fits; one of 17 does not, though each of its pods does alone")
        .withoutWarnings()
        .withoutGaps();
  }

  @Test
  void countsWhatPodsTake() {
    on(Kueue.healthy()
            .with(node("a"))
            .with(pod("runs", "cpu: 500m", "", "nodeName: a"))
            .with(pod("waits", "cpu: 500m", "", "")))
        .passes()
        .saying("one of 6 does not");
  }

  @Test
  void passesOverNodesThatDoNotTakePods() {
    on(Kueue.healthy()
            .with(node("a"))
            .with(node("cordoned", "cpu: 1, memory: 1Gi, pods: 10", "unschedulable: true"))
            .with(node(
                "tainted",
                "cpu: 1, memory: 1Gi, pods: 10",
                "taints: [{key: nvidia.com/gpu, effect: NoSchedule}]")))
        .passes()
        .observing(
            SIZES,
            "k = 8 on 1 node: a gang of 2 fits; one of 9 does not, though each of its pods does alone");
  }

  @Test
  void warnsWhereOnlyOnePodFits() {
    on(Kueue.healthy().with(node("a", "cpu: 100m, memory: 1Gi, pods: 10", "")))
        .passes()
        .saying("A gang of 1 pod with 100m cpu, 128Mi memory fits now, and one of 2 does not")
        .warning("one pod only");
  }

  @Test
  void isUnknownWithoutRoom() {
    on(Kueue.healthy().with(node("full", "cpu: 50m, memory: 1Gi, pods: 10", "")))
        .isUnknown("ENVIRONMENT")
        .saying("no node takes one: cpu on 1 node (full)")
        .observing(SIZES, "no size: no node takes one: cpu on 1 node (full)");
    on(Kueue.healthy()).isUnknown("ENVIRONMENT").saying("no node takes one");
  }

  @Test
  void namesTheSizesWithoutASchedulerToo() {
    on(gangs(node("a")))
        .isUnknown("NOT_INSTALLED")
        .saying("one of 9 does not")
        .saying("No gang scheduler is installed")
        .advising("Kueue")
        .observing(SIZES);
  }

  @Test
  void neverFailsWhereTheSchedulerIsBroken() {
    on(Kueue.served()
            .with(node("a"))
            .with(Manifests.deployment(Kueue.NAME, Kueue.IMAGE, Kueue.LABELS, 0, "True")))
        .isUnknown("ENVIRONMENT")
        .saying("But no gang scheduler is seen to be ready");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodes", "pods"})
  void isUnknownWhereRoomMayNotBeSeen(String resource) {
    on(Kueue.healthy().with(node("a")).denying(resource))
        .isUnknown("RBAC_DENIED")
        .withGap(resource);
    on(Kueue.healthy().with(node("a")).notRecorded(resource)).isUnknown("NOT_IN_SNAPSHOT");
  }

  @Test
  void isUnknownWhereTheSchedulerMayNotBeSeen() {
    on(Kueue.healthy().with(node("a")).denying("deployments.apps"))
        .isUnknown("RBAC_DENIED")
        .withGap("deployments.apps");
  }

  @Test
  void isUnknownWhereAPodCannotBeRead() {
    on(Kueue.healthy().with(node("a")).with(pod("odd", "cpu: many", "", "nodeName: a")))
        .isUnknown("ENVIRONMENT")
        .saying("pods could not be read")
        .noting("Left out: Pod team-a/odd: spec.containers[0].resources.requests[cpu]");
  }

  @Test
  void whatDoesNotDecideIsNotedWhereItMayNotBeSeen() {
    for (String resource : new String[] {
      "podgroups.scheduling.volcano.sh",
      "namespaces",
      "resourceclaims.resource.k8s.io",
      "workloads.kueue.x-k8s.io"
    }) {
      on(Kueue.healthy()
              .serving("scheduling.volcano.sh/v1beta1", "podgroups/PodGroup")
              .with(node("a"))
              .denying(resource))
          .withGap(resource);
    }
    on(Kueue.healthy()
            .serving("scheduling.volcano.sh/v1beta1", "podgroups/PodGroup")
            .with(node("a"))
            .denying("podgroups.scheduling.volcano.sh"))
        .passes();
  }

  @Test
  void namesTheSizesForAcceleratorsToo() {
    on(gangs(
            gpuNode("g1", 4),
            node(
                "g2",
                "cpu: 8, memory: 64Gi, pods: 110, nvidia.com/gpu: 2",
                "taints: [{key: nvidia.com/gpu, effect: NoSchedule}]")))
        .observing(
            "probe pods of 1 nvidia.com/gpu, 100m cpu, 128Mi memory",
            "k = 6 on 2 nodes: a gang of 2 fits; one of 7 does not, though each of its pods does alone");
  }

  @Test
  void takesAcceleratorsWhereOnlyTheirNodesHaveRoom() {
    on(Kueue.healthy()
            .with(node(
                "g1",
                "cpu: 8, memory: 64Gi, pods: 110, nvidia.com/gpu: 4",
                "taints: [{key: nvidia.com/gpu, effect: NoSchedule}]")))
        .passes()
        .saying(
            "A gang of 2 pods with 1 nvidia.com/gpu, 100m cpu, 128Mi memory fits now, and one of 5")
        .observing(SIZES, "no size: no node takes one: a taint on 1 node (g1)");
  }

  @Test
  void saysWhatBlocksAGangThatWaits() {
    on(gangs(
            gpuNode("n1", 2),
            gpuNode("n2", 2),
            gpuNode("n3", 2),
            group("train", 8),
            members("train", 8, GPU, "")))
        .observingObject("PodGroup team-a/train")
        .observing(
            WAITING,
            "8 of 8; needs 8, places 6, blocked by nvidia.com/gpu on 3 nodes (n1, n2, n3); would fit after: "
                + "let 6 of 8 pods be enough, or: add 1 node like n1");
  }

  @Test
  void podsOfTheGangThatRunCountAndTakeRoom() {
    on(gangs(
            gpuNode("n1", 4),
            group("train", 4),
            members("train", 3, GPU, ""),
            pod("first", GPU, "", "nodeName: n1, schedulingGroup: {podGroupName: train}")))
        .observing(
            WAITING,
            "3 of 4; needs 3, fits: it waits for something else than places (its scheduler will place it: equal pods: "
                + "every order ends with all placed)");
  }

  @Test
  void saysThatPodsAreMissing() {
    on(gangs(gpuNode("n1", 4), group("train", 4), members("train", 3, GPU, "")))
        .observing(WAITING, "3 of 3; waits for more pods: 3 of 4 exist");
  }

  @Test
  void doesNotSayThatAGroupIsMissingWhichItCouldNotRead() {
    String waits = members("train", 2, GPU, "");
    on(gangs(gpuNode("n1", 4), waits))
        .observing(WAITING, "2 of 2; waits for its PodGroup, which does not exist");
    on(gangs(gpuNode("n1", 4), waits, group("train", 2).replace("minCount: 2", "minCount: two")))
        .observing(WAITING, "2 of 2; not asked: its PodGroup, which could not be read")
        .noting("Left out: PodGroup team-a/train: spec.schedulingPolicy.gang.minCount: is \"two\"");
    on(gangs(gpuNode("n1", 4), waits, group("train", 2)).denying("podgroups.scheduling.k8s.io"))
        .observing(WAITING, "2 of 2; not asked: its PodGroup, which could not be read")
        .withGap("podgroups.scheduling.k8s.io");
  }

  @Test
  void saysWhatHoldsPodsBackThatFit() {
    on(gangs(
            gpuNode("n1", 4),
            group("train", 2),
            members("train", 2, GPU, "schedulingGates: [{name: acme.example/hold}]")))
        .observing(
            WAITING,
            "2 of 2; needs 2, fits: it waits for something else than places (its scheduler will not place it: held back by "
                + "scheduling gates: acme.example/hold)");
  }

  @Test
  void saysWhatIsNotModelled() {
    on(gangs(
            gpuNode("n1", 4),
            group("train", 2),
            members(
                "train", 2, GPU, "volumes: [{name: data, persistentVolumeClaim: {claimName: d}}]")))
        .observing(
            WAITING,
            "2 of 2; not modelled: pod class train-0: volumes data may tie the pods to nodes");
  }

  @Test
  void doesNotGuessWhereDevicesMayNotBeSeen() {
    on(gangs(
                gpuNode("n1", 4),
                group("train", 2),
                members(
                    "train",
                    2,
                    "cpu: 1",
                    "resourceClaims: [{name: gpu, resourceClaimTemplateName: gpu}]"))
            .denying("resourceclaims.resource.k8s.io"))
        .withGap("resourceclaims.resource.k8s.io")
        .observing(
            WAITING,
            "2 of 2; not modelled: pod class train-0: templates of claims are not known, so neither are the devices");
  }

  @Test
  void looksAtSomeGangsAndCountsTheOthers() {
    ClusterFixture cluster = gangs(gpuNode("n1", 4));
    for (int i = 0; i < 23; i++) {
      cluster.with(group("g" + i, 2)).with(members("g" + i, 1, GPU, ""));
    }
    on(cluster).noting("3 more gangs wait; the first 20 by priority and name were looked at.");
  }

  @Test
  void worksOutForSomeGangsWhatBlocksThem() {
    ClusterFixture cluster = gangs(gpuNode("n1", 1));
    for (int i = 10; i < 22; i++) {
      cluster.with(group("g" + i, 2)).with(members("g" + i, 2, GPU, ""));
    }
    on(cluster)
        .observing(
            WAITING,
            "2 of 2; needs 2, places 1, blocked by nvidia.com/gpu on 1 node (n1); would fit after: let 1 of 2 pods be enough, "
                + "or: add 1 node like n1")
        .observing(WAITING, "2 of 2; needs 2, places 1");
  }

  @Test
  void podsWithRulesAboutEachOtherAreOnlySaidNotToFit() {
    String apart =
        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: "
            + "kubernetes.io/hostname, labelSelector: {matchExpressions: [{key: role, operator: Exists}]}}]}}";
    on(gangs(
            gpuNode("n1", 8),
            group("train", 2),
            pod("a", GPU, "labels: {role: a}", "schedulingGroup: {podGroupName: train}, " + apart),
            pod("b", GPU, "labels: {role: b}", "schedulingGroup: {podGroupName: train}, " + apart)))
        .observing(WAITING, "2 of 2; needs 2, and no placement exists");
  }

  @Test
  void saysThatNoGangWaits() {
    on(gangs(node("a"))).noting("No gang with a PodGroup, or of plain pods with Kueue, waits.");
  }
}
