package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Resources;

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

  /** Everything that any question reads. */
  static final MoreReads ALL = OWNERS.plus(QUEUES);

  /** These and the other ones. */
  MoreReads plus(MoreReads other) {
    return new MoreReads(reads.plus(other.reads));
  }
}
