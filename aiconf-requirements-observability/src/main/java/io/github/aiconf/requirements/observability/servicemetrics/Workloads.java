package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.api.cluster.Resources.DAEMON_SETS;
import static io.github.aiconf.api.cluster.Resources.DEPLOYMENTS;
import static io.github.aiconf.api.cluster.Resources.STATEFUL_SETS;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the Deployments, StatefulSets and DaemonSets of collectors. What is not found where
 * something could not be seen is an {@link UnreadableException}.
 */
final class Workloads {

  private static final List<ResourceType> ALL = List.of(DEPLOYMENTS, STATEFUL_SETS, DAEMON_SETS);

  private final Cluster cluster;

  Workloads(Cluster cluster) {
    this.cluster = cluster;
  }

  static Reads reads() {
    String[] common = {
      "metadata.labels",
      "metadata.ownerReferences.kind",
      "spec.replicas",
      "spec.template.metadata.labels",
      "spec.template.spec.containers.image",
      "status.observedGeneration"
    };
    return Reads.none()
        .list(DEPLOYMENTS, common)
        .list(DEPLOYMENTS, "status.availableReplicas")
        .list(STATEFUL_SETS, common)
        .list(STATEFUL_SETS, "status.readyReplicas")
        .list(DAEMON_SETS, common)
        .list(DAEMON_SETS, "status.numberReady", "status.desiredNumberScheduled");
  }

  /** The Deployments of this pattern. */
  List<KubernetesObject> deployments(WorkloadPattern pattern) {
    return matching(List.of(DEPLOYMENTS), pattern);
  }

  /** The workloads of this pattern. */
  List<KubernetesObject> matching(WorkloadPattern pattern) {
    return matching(ALL, pattern);
  }

  /** The workload with this name, of whatever kind. */
  Optional<KubernetesObject> find(String namespace, String name) {
    List<Gap> gaps = new ArrayList<>();
    for (ResourceType type : ALL) {
      Listing list = cluster.listVisible(type);
      Optional<KubernetesObject> found = list.find(namespace, name);
      if (found.isPresent()) {
        return found;
      }
      list.gap().ifPresent(gaps::add);
    }
    refuse(gaps);
    return Optional.empty();
  }

  private List<KubernetesObject> matching(List<ResourceType> types, WorkloadPattern pattern) {
    List<KubernetesObject> found = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    for (ResourceType type : types) {
      Listing list = cluster.listVisible(type);
      list.stream().filter(pattern::matches).forEach(found::add);
      list.gap().ifPresent(gaps::add);
    }
    if (found.isEmpty()) {
      refuse(gaps);
    }
    return found;
  }

  private static void refuse(List<Gap> gaps) {
    if (!gaps.isEmpty()) {
      throw new UnreadableException(gaps.get(0));
    }
  }
}
