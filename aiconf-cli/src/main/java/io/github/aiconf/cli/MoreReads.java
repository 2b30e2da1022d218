package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Resources;
import java.util.List;

/**
 * What some questions read beside that on which every placement depends.
 *
 * @param reads lists, which are kept
 */
record MoreReads(Reads reads) {

  /** Of Kueue. */
  static final ResourceType LOCAL_QUEUES =
      new ResourceType("kueue.x-k8s.io", "localqueues", "LocalQueue");

  /** Of Kueue. */
  static final ResourceType CLUSTER_QUEUES =
      new ResourceType("kueue.x-k8s.io", "clusterqueues", "ClusterQueue");

  /** Of the Workload API of Kubernetes 1.35. */
  static final ResourceType WORKLOADS_OF_KUBERNETES =
      new ResourceType("scheduling.k8s.io", "workloads", "Workload");

  /** What holds pods together, of all APIs that have it. */
  static final List<ResourceType> GROUPS = List.of(
      new ResourceType("scheduling.k8s.io", "podgroups", "PodGroup"),
      WORKLOADS_OF_KUBERNETES,
      new ResourceType("scheduling.x-k8s.io", "podgroups", "PodGroup"),
      new ResourceType("scheduling.volcano.sh", "podgroups", "PodGroup"),
      new ResourceType("scheduling.run.ai", "podgroups", "PodGroup"));

  /** What makes pods. */
  static final List<ResourceType> WORKLOADS = List.of(
      Resources.JOBS,
      Resources.DEPLOYMENTS,
      Resources.STATEFUL_SETS,
      new ResourceType("jobset.x-k8s.io", "jobsets", "JobSet"),
      new ResourceType("leaderworkerset.x-k8s.io", "leaderworkersets", "LeaderWorkerSet"),
      new ResourceType("kubeflow.org", "pytorchjobs", "PyTorchJob"),
      new ResourceType("ray.io", "rayjobs", "RayJob"),
      new ResourceType("ray.io", "rayclusters", "RayCluster"),
      new ResourceType("batch.volcano.sh", "jobs", "Job"),
      new ResourceType("trainer.kubeflow.org", "trainjobs", "TrainJob"));

  /** By which TrainJobs make pods. */
  static final List<ResourceType> RUNTIMES = List.of(
      new ResourceType("trainer.kubeflow.org", "trainingruntimes", "TrainingRuntime"),
      new ResourceType(
          "trainer.kubeflow.org", "clustertrainingruntimes", "ClusterTrainingRuntime"));

  /** Nothing. */
  static final MoreReads NONE = new MoreReads(Reads.none());

  /** Who made the pods, and which claims they use. */
  static final MoreReads OWNERS = new MoreReads(
      Reads.none().list(Resources.PODS, "metadata.ownerReferences", "spec.resourceClaims"));

  /** What a queue of Kueue has left. */
  static final MoreReads QUEUES = new MoreReads(Reads.none()
      .list(LOCAL_QUEUES, "spec.clusterQueue")
      .list(
          CLUSTER_QUEUES,
          "spec.cohort",
          "spec.cohortName",
          "spec.resourceGroups",
          "spec.preemption",
          "status.flavorsReservation"));

  /** The runtimes of TrainJobs. */
  static final MoreReads TRAINING = new MoreReads(all(RUNTIMES, "spec"));

  /** Everything that any question reads: pods that wait are asked about whole. */
  static final MoreReads ALL = OWNERS
      .plus(QUEUES)
      .plus(TRAINING)
      .plus(new MoreReads(all(GROUPS, "spec")))
      .plus(new MoreReads(
          all(WORKLOADS, "metadata.labels", "metadata.annotations", "spec", "status.conditions")))
      .plus(new MoreReads(Reads.none()
          .list(
              Resources.PODS,
              "metadata.annotations",
              "spec.nodeSelector",
              "spec.affinity",
              "spec.tolerations",
              "spec.topologySpreadConstraints",
              "spec.schedulingGates",
              "spec.schedulingGroup",
              "spec.workloadRef",
              "spec.schedulerName",
              "spec.preemptionPolicy",
              "spec.hostUsers",
              "spec.volumes",
              "status.resourceClaimStatuses")));

  private static Reads all(List<ResourceType> types, String... fields) {
    Reads reads = Reads.none();
    for (ResourceType type : types) {
      reads = reads.list(type, fields);
    }
    return reads;
  }

  /** These and the other ones. */
  MoreReads plus(MoreReads other) {
    return new MoreReads(reads.plus(other.reads));
  }
}
