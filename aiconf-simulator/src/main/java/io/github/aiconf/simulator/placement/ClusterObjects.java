package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.Namespace;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import java.util.List;

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
}
