package io.github.aiconf.requirements.scheduling.gang;

import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.admitted;
import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.clusterQueue;
import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.flavor;
import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.gpuNode;
import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.gpuQuota;
import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.node;
import static io.github.aiconf.requirements.scheduling.gang.TrialObjects.workload;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

class KueueQuotaTest {

  private static final String QUOTA = "quota of flavor a100";
  private static final String WAITING = "QuotaReserved is not True";
  private static final String LOCAL_QUEUE = Kueue.localQueue("gpus") + "---\n";
  private static final String QUEUE = clusterQueue("gpus", gpuQuota("a100", "nominalQuota: 8"));

  private static CheckResultAssert on(ClusterFixture cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster, "gangs_placeable");
  }

  /** One queue with 8 GPUs, of which {@code used} are taken, and a node with so many free. */
  private static ClusterFixture cluster(int used, int free, String... yaml) {
    return Kueue.served()
        .with(QUEUE + LOCAL_QUEUE + flavor("a100", "") + gpuNode("n1", free))
        .with(workload("runs", used, "", admitted("gpus", "a100", used)))
        .with(String.join("", yaml));
  }

  @Test
  void saysWhatAQueueHas() {
    on(cluster(6, 2))
        .observingObject("ClusterQueue gpus")
        .observing(QUOTA, "nvidia.com/gpu: nominal 8, used 6, free 2")
        .noting("No Workload of Kueue waits for quota.")
        .noting("fair sharing, preemption");
  }

  @Test
  void workloadsThatAreFinishedHoldNothing() {
    on(cluster(2, 2)
            .with(workload(
                "done",
                4,
                "",
                admitted("gpus", "a100", 4)
                    .replace(
                        "conditions: [", "conditions: [{type: Finished, status: \"True\"}, "))))
        .observing(QUOTA, "nvidia.com/gpu: nominal 8, used 2, free 6");
  }

  @Test
  void podsThatAreDoneGiveTheirQuotaBack() {
    on(cluster(0, 2)
            .with(workload(
                "half",
                4,
                "",
                admitted("gpus", "a100", 4) + ", reclaimablePods: [{name: workers, count: 3}]")))
        .observing(QUOTA, "nvidia.com/gpu: nominal 8, used 1, free 7");
  }

  @Test
  void addsUpWhatACohortHas() {
    on(Kueue.served()
            .serving("kueue.x-k8s.io/v1beta2", "cohorts/Cohort")
            .with(clusterQueue(
                "gpus",
                "cohortName: team, " + gpuQuota("a100", "nominalQuota: 8, borrowingLimit: 6")))
            .with(clusterQueue(
                "other",
                "cohortName: team, " + gpuQuota("a100", "nominalQuota: 8, lendingLimit: 2")))
            .with("""
                apiVersion: kueue.x-k8s.io/v1beta2
                kind: Cohort
                metadata: {name: team}
                spec: {parentName: org}
                ---
                apiVersion: kueue.x-k8s.io/v1beta2
                kind: Cohort
                metadata: {name: org}
                spec: {resourceGroups: [{coveredResources: [nvidia.com/gpu], flavors: \
                [{name: a100, resources: [{name: nvidia.com/gpu, nominalQuota: 3}]}]}]}
                """)
            .with(workload("runs", 5, "", admitted("gpus", "a100", 5))))
        .observing(
            QUOTA,
            "nvidia.com/gpu: nominal 8, used 5, free 8 with cohort team, borrows at most 6, could have 13")
        .observing(
            QUOTA,
            "nvidia.com/gpu: nominal 8, used 0, free 14 with cohort team, lends at most 2, could have 19");
  }

  @Test
  void readsTheCohortOfOlderVersions() {
    on(Kueue.served()
            .with(clusterQueue("a", "cohort: all, " + gpuQuota("a100", "nominalQuota: 8")))
            .with(clusterQueue("b", "cohort: all, " + gpuQuota("a100", "nominalQuota: 4"))))
        .observing(
            QUOTA, "nvidia.com/gpu: nominal 8, used 0, free 12 with cohort all, could have 12");
  }

  @Test
  void quotaHoldsAWorkloadBack() {
    on(cluster(6, 8, workload("waits", 4, "", "")))
        .observingObject("Workload team-a/waits")
        .observing(
            WAITING,
            "held back by quota: quota of ClusterQueue gpus: needs 4 nvidia.com/gpu of a100, 2 free; all 4 pods would find "
                + "places");
  }

  @Test
  void placesHoldAWorkloadBack() {
    on(cluster(0, 2, workload("waits", 4, "", "")))
        .observing(
            WAITING,
            "held back by places: quota of ClusterQueue gpus is free (flavor a100); places: needs 4, places 2, blocked by "
                + "nvidia.com/gpu on 1 node (n1); would fit after: let 2 of 4 pods be enough, or: add 1 node like n1");
  }

  @Test
  void saysWhatAQueueCanNeverHave() {
    on(cluster(6, 9, workload("waits", 9, "", "")))
        .observing(
            WAITING,
            "held back by quota: quota of ClusterQueue gpus: needs 9 nvidia.com/gpu of a100, and the queue can never have "
                + "more than 8; all 9 pods would find places");
  }

  @Test
  void saysWhatKueueSaysWhereNothingHoldsAWorkloadBack() {
    on(cluster(
            0,
            8,
            workload(
                "waits",
                4,
                "",
                "conditions: [{type: QuotaReserved, status: \"False\", reason: Pending, message: wait}]")))
        .observing(
            WAITING,
            "neither quota nor places hold it back: quota of ClusterQueue gpus is free (flavor a100); all 4 pods would find "
                + "places; Kueue says: False (Pending)");
  }

  @Test
  void takesWhatKueueCountedOverTheTemplate() {
    on(cluster(
            0,
            8,
            workload(
                "waits",
                4,
                "",
                "resourceRequests: [{name: workers, resources: {nvidia.com/gpu: 9}}]")))
        .observing(
            WAITING,
            "held back by quota: quota of ClusterQueue gpus: needs 9 nvidia.com/gpu of a100, and the queue can never have "
                + "more than 8; all 4 pods would find places");
  }

  @Test
  void looksForPlacesOnTheNodesOfTheFlavor() {
    ClusterFixture labelled = Kueue.served()
        .with(QUEUE + LOCAL_QUEUE + gpuNode("n1", 8))
        .with(flavor(
            "a100",
            "nodeLabels: {acme.example/gpu: a100}, tolerations: [{key: gpu, operator: Exists}]"))
        .with(workload("waits", 4, "", ""));
    on(labelled)
        .observing(
            WAITING,
            "held back by places: quota of ClusterQueue gpus is free (flavor a100); places: needs 4, places 0, blocked by "
                + "node selector or affinity on 1 node (n1)");
    on(labelled.with("""
            apiVersion: v1
            kind: Node
            metadata: {name: n2, labels: {acme.example/gpu: a100}}
            spec: {taints: [{key: gpu, effect: NoSchedule}]}
            status: {allocatable: {cpu: 8, memory: 8Gi, pods: 10, nvidia.com/gpu: 4}}
            """))
        .observing(
            WAITING,
            "neither quota nor places hold it back: quota of ClusterQueue gpus is free (flavor a100); all 4 pods would find "
                + "places; Kueue has not looked at it");
  }

  @Test
  void passesOverFlavorsThatDoNotSuitThePods() {
    String two = "resourceGroups: [{coveredResources: [nvidia.com/gpu], flavors: ["
        + "{name: a100, resources: [{name: nvidia.com/gpu, nominalQuota: 8}]}, "
        + "{name: h100, resources: [{name: nvidia.com/gpu, nominalQuota: 8}]}]}]";
    ClusterFixture cluster = Kueue.served()
        .with(clusterQueue("gpus", two) + LOCAL_QUEUE)
        .with(flavor("a100", "nodeLabels: {acme.example/gpu: a100}"))
        .with(flavor("h100", "nodeLabels: {acme.example/gpu: h100}"))
        .with(node("n1"));
    on(cluster.with(workload("waits", 1, "nodeSelector: {acme.example/gpu: h100, zone: z}", "")))
        .observing(
            WAITING,
            "held back by places: quota of ClusterQueue gpus is free (flavor h100); places: needs 1, places 0, blocked by "
                + "node selector or affinity on 1 node (n1)");
    on(Kueue.served()
            .with(QUEUE + LOCAL_QUEUE + gpuNode("n1", 8))
            .with(flavor("a100", "nodeTaints: [{key: gpu, effect: NoSchedule}]"))
            .with(workload("waits", 1, "", "")))
        .observing(
            WAITING,
            "held back by quota: quota of ClusterQueue gpus: no flavor that suits pod set workers has nvidia.com/gpu (it asks "
                + "for 1); its pod would find a place");
  }

  @Test
  void saysWhatStandsBeforeTheQuota() {
    on(Kueue.served().with(QUEUE + workload("waits", 1, "", "")))
        .observing(WAITING, "waits for its LocalQueue main, which does not exist");
    on(Kueue.served().with(QUEUE + Kueue.localQueue("none") + "---\n" + workload("w", 1, "", "")))
        .observing(WAITING, "waits for its ClusterQueue none, which does not exist");
    on(cluster(
            0,
            8,
            workload("w", 1, "", "")
                .replace("queueName: main", "queueName: main\n  active: false")))
        .observing(WAITING, "not active: spec.active is false");
    on(Kueue.served()
            .with(clusterQueue("gpus", "stopPolicy: Hold, " + gpuQuota("a100", "nominalQuota: 1"))
                + LOCAL_QUEUE
                + workload("w", 1, "", "")))
        .observing(WAITING, "held by ClusterQueue gpus: spec.stopPolicy is Hold");
    on(Kueue.served()
            .with(QUEUE.replace("status: \"True\"", "status: \"False\", reason: FlavorNotFound")
                + LOCAL_QUEUE
                + workload("w", 1, "", "")))
        .observing(
            WAITING,
            "held by ClusterQueue gpus: status.conditions[Active].status False (FlavorNotFound)");
  }

  @Test
  void takesTheWordOfTheQueueWhereWorkloadsMayNotBeSeen() {
    on(cluster(6, 2)
            .with(
                clusterQueue("other", gpuQuota("a100", "nominalQuota: 4"))
                    .replace(
                        "status: {",
                        "status: {flavorsReservation: [{name: a100, resources: [{name: nvidia.com/gpu, total: 3}]}], "))
            .denying("workloads.kueue.x-k8s.io"))
        .observing(QUOTA, "nvidia.com/gpu: nominal 4, used 3, free 1")
        .noting("what is used of quotas is what the queues say")
        .withGap("workloads.kueue.x-k8s.io");
  }

  @Test
  void computesNothingFromWhatItCannotReadOrMayNotSee() {
    on(cluster(1, 2).with(clusterQueue("odd", gpuQuota("a100", "nominalQuota: plenty"))))
        .noting(
            "Kueue's quotas were not computed: cannot see ClusterQueue odd: 'plenty' is no quantity");
    on(cluster(1, 2).denying("clusterqueues.kueue.x-k8s.io"))
        .noting("Kueue's quotas were not computed")
        .withGap("clusterqueues.kueue.x-k8s.io");
    on(cluster(6, 2, workload("w", 4, "", "")).denying("resourceflavors.kueue.x-k8s.io"))
        .withGap("resourceflavors.kueue.x-k8s.io")
        .observing(
            WAITING,
            "held back by quota: quota of ClusterQueue gpus: needs 4 nvidia.com/gpu of a100, 2 free; places are not known: "
                + "ResourceFlavors could not be read");
  }

  @Test
  void looksAtSomeWorkloadsAndCountsTheOthers() {
    ClusterFixture cluster = cluster(0, 2);
    for (int i = 0; i < 22; i++) {
      cluster.with(workload("w" + i, 1, "", ""));
    }
    on(cluster).noting("2 more Workloads wait for quota; the first 20 by priority and name");
  }
}
