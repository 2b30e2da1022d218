package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.api.cluster.Resources.NODES;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The nodes, as far as accelerators are concerned. */
final class ClusterNodes {

  /**
   * A node.
   *
   * @param reference where it is
   * @param labels its labels
   * @param taintKeys the keys of its taints
   * @param allocatable how much it offers of each extended resource
   * @param capacity how much it has of each extended resource
   * @param obstacle why no pod can be placed there; empty where one can
   */
  record Node(
      ObjectReference reference,
      Map<String, String> labels,
      Set<String> taintKeys,
      Map<String, Long> allocatable,
      Map<String, Long> capacity,
      Optional<Observation> obstacle) {

    String name() {
      return reference.name();
    }

    /** Whether anything on the node says that it has such accelerators, usable or not. */
    boolean isMarkedFor(AcceleratorProfile accelerator) {
      return Labels.carriesAnyOf(labels, accelerator.nodeLabels())
          || accelerator.taintKeys().stream().anyMatch(taintKeys::contains)
          || hasSome(capacity, accelerator)
          || hasSome(allocatable, accelerator);
    }

    private static boolean hasSome(Map<String, Long> resources, AcceleratorProfile accelerator) {
      return resources.entrySet().stream()
          .anyMatch(e -> e.getValue() > 0 && accelerator.hasExtendedResource(e.getKey()));
    }
  }

  private final Map<String, Node> byName = new LinkedHashMap<>();
  private final Listing listing;

  private ClusterNodes(Listing listing) {
    this.listing = listing;
  }

  static Reads reads() {
    return Reads.none()
        .list(
            NODES,
            "metadata.labels",
            "spec.unschedulable",
            "spec.taints.key",
            "status.allocatable",
            "status.capacity",
            "status.conditions.type",
            "status.conditions.status",
            "status.conditions.reason");
  }

  /**
   * Reads the nodes.
   *
   * @throws io.github.aiconf.api.cluster.UnreadableException if they cannot be listed
   */
  static ClusterNodes read(Cluster cluster) {
    ClusterNodes nodes = new ClusterNodes(cluster.list(NODES));
    for (KubernetesObject node : nodes.listing) {
      nodes.byName.put(node.name(), node(node));
    }
    return nodes;
  }

  Collection<Node> all() {
    return byName.values();
  }

  Optional<Node> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether a pod can be placed on the node with this name. */
  boolean isUsable(String name) {
    return find(name).filter(node -> node.obstacle().isEmpty()).isPresent();
  }

  /** The nodes as a whole, for observations. */
  Listing listing() {
    return listing;
  }

  private static Node node(KubernetesObject node) {
    Set<String> taints =
        node.items("spec.taints").stream().map(t -> t.text("key")).collect(Collectors.toSet());
    return new Node(
        node.reference(),
        node.labels(),
        taints,
        extended(node.at("status.allocatable")),
        extended(node.at("status.capacity")),
        obstacle(node));
  }

  private static Map<String, Long> extended(Value resources) {
    Map<String, Long> extended = new TreeMap<>();
    resources.strings().forEach((name, quantity) -> {
      if (name.indexOf('/') > 0) {
        extended.put(name, Quantities.units(quantity));
      }
    });
    return extended;
  }

  private static Optional<Observation> obstacle(KubernetesObject node) {
    if (node.at("spec.unschedulable").isTrue()) {
      return Optional.of(Observation.of(node, "spec.unschedulable", "true", "false"));
    }
    Optional<Condition> ready = node.condition("Ready");
    return ready.filter(Condition::isTrue).isPresent()
        ? Optional.empty()
        : Optional.of(Observation.of(
            node,
            "status.conditions[Ready].status",
            ready.map(Condition::shown).orElse("absent"),
            "True"));
  }
}
