package io.github.aiconf.requirements.scheduling.gang.trial;

import static io.github.aiconf.api.cluster.Resources.DEVICE_CLASSES;
import static io.github.aiconf.api.cluster.Resources.DEVICE_TAINT_RULES;
import static io.github.aiconf.api.cluster.Resources.NAMESPACES;
import static io.github.aiconf.api.cluster.Resources.NODES;
import static io.github.aiconf.api.cluster.Resources.PODS;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_CLAIMS;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_SLICES;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/** What is read to try gangs. */
public final class TrialReads {

  static final ResourceType NATIVE_GROUPS =
      new ResourceType("scheduling.k8s.io", "podgroups", "PodGroup");
  static final ResourceType NATIVE_WORKLOADS =
      new ResourceType("scheduling.k8s.io", "workloads", "Workload");
  static final List<ResourceType> OTHER_GROUPS = List.of(
      new ResourceType("scheduling.x-k8s.io", "podgroups", "PodGroup"),
      new ResourceType("scheduling.volcano.sh", "podgroups", "PodGroup"),
      new ResourceType("scheduling.run.ai", "podgroups", "PodGroup"));

  static final ResourceType CLUSTER_QUEUES = kueue("clusterqueues", "ClusterQueue");
  static final ResourceType LOCAL_QUEUES = kueue("localqueues", "LocalQueue");
  static final ResourceType COHORTS = kueue("cohorts", "Cohort");
  static final ResourceType FLAVORS = kueue("resourceflavors", "ResourceFlavor");
  static final ResourceType WORKLOADS = kueue("workloads", "Workload");

  /** What filters read of a pod, or of the template of one. */
  private static final List<String> POD_SPEC = List.of(
      "containers.name",
      "containers.resources",
      "containers.ports",
      "initContainers.name",
      "initContainers.resources",
      "initContainers.ports",
      "initContainers.restartPolicy",
      "resources",
      "overhead",
      "hostNetwork",
      "hostUsers",
      "nodeSelector",
      "affinity",
      "tolerations",
      "topologySpreadConstraints",
      "resourceClaims",
      "schedulerName",
      "priority",
      "preemptionPolicy",
      "volumes.name",
      "volumes.persistentVolumeClaim.claimName",
      "volumes.ephemeral.volumeClaimTemplate.spec.accessModes",
      "volumes.csi.driver");

  private static final List<String> POD = List.of(
      "metadata.labels",
      "metadata.annotations",
      "spec.nodeName",
      "spec.schedulingGates",
      "spec.schedulingGroup",
      "spec.workloadRef",
      "status.phase",
      "status.nominatedNodeName",
      "status.resourceClaimStatuses",
      "status.containerStatuses.name",
      "status.containerStatuses.resources",
      "status.containerStatuses.allocatedResources",
      "status.initContainerStatuses.name",
      "status.initContainerStatuses.resources",
      "status.initContainerStatuses.allocatedResources",
      "status.resources",
      "status.allocatedResources",
      "status.conditions.type",
      "status.conditions.status",
      "status.conditions.reason");

  private TrialReads() {}

  private static ResourceType kueue(String resource, String kind) {
    return new ResourceType("kueue.x-k8s.io", resource, kind);
  }

  /** All of it. */
  public static Reads reads() {
    return placement().plus(groups()).plus(queues());
  }

  private static Reads placement() {
    return Reads.none()
        .list(
            NODES,
            "metadata.labels",
            "spec.unschedulable",
            "spec.taints",
            "status.allocatable",
            "status.declaredFeatures")
        .list(
            PODS,
            Stream.concat(POD.stream(), POD_SPEC.stream().map(field -> "spec." + field))
                .toArray(String[]::new))
        .list(NAMESPACES, "metadata.labels")
        .list(DEVICE_CLASSES, "spec")
        .list(RESOURCE_SLICES, "spec")
        .list(RESOURCE_CLAIMS, "spec", "status.allocation", "metadata.ownerReferences")
        .list(DEVICE_TAINT_RULES, "spec");
  }

  private static Reads groups() {
    Reads reads = Reads.none()
        .list(NATIVE_GROUPS, "spec")
        .list(NATIVE_WORKLOADS, "spec.podGroups.name", "spec.podGroups.policy");
    for (ResourceType type : OTHER_GROUPS) {
      reads = reads.list(type, "spec");
    }
    return reads;
  }

  private static Reads queues() {
    Stream<String> podSets = Stream.concat(
        Stream.of(
            "name",
            "count",
            "minCount",
            "topologyRequest",
            "template.metadata.labels",
            "template.metadata.annotations"),
        POD_SPEC.stream().map(field -> "template.spec." + field));
    return Reads.none()
        .list(
            CLUSTER_QUEUES,
            "spec.resourceGroups",
            "spec.cohort",
            "spec.cohortName",
            "spec.stopPolicy",
            "status.conditions",
            "status.flavorsReservation")
        .list(COHORTS, "spec.resourceGroups", "spec.parent", "spec.parentName")
        .list(LOCAL_QUEUES, "spec.clusterQueue", "spec.stopPolicy")
        .list(FLAVORS, "spec.nodeLabels", "spec.nodeTaints", "spec.tolerations")
        .list(
            WORKLOADS,
            Stream.concat(
                    Stream.of(
                        "spec.queueName",
                        "spec.active",
                        "spec.priority",
                        "status.admission",
                        "status.conditions",
                        "status.resourceRequests",
                        "status.reclaimablePods"),
                    podSets.map(field -> "spec.podSets." + field))
                .toArray(String[]::new));
  }
}
