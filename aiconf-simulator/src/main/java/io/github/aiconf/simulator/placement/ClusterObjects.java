package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.Namespace;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import java.util.List;
import java.util.function.Predicate;

/**
 * One state of a cluster, as far as it decides where pods can be placed.
 *
 * @param nodes of two of the same name the later counts
 * @param pods all of them; those that are not bound to a node, or have ended, take no room
 * @param namespaces for rules that select namespaces by their labels
 * @param devices slices, classes and claims
 */
public record ClusterObjects(
    List<Node> nodes, List<Pod> pods, List<Namespace> namespaces, DraCluster devices) {

  /** Keeps copies. */
  public ClusterObjects {
    nodes = List.copyOf(nodes);
    pods = List.copyOf(pods);
    namespaces = List.copyOf(namespaces);
  }

  /**
   * The same once pods are on the nodes that are being emptied for them.
   *
   * @param which of the pods that wait for that
   */
  public ClusterObjects withNominated(Predicate<Pod> which) {
    List<Pod> arrived = pods.stream()
        .map(pod ->
            pod.nodeName().isEmpty() && which.test(pod) ? pod.on(pod.nominatedNodeName()) : pod)
        .toList();
    return new ClusterObjects(nodes, arrived, namespaces, devices);
  }
}
