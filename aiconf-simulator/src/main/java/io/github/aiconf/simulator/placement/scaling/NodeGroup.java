package io.github.aiconf.simulator.placement.scaling;

import io.github.aiconf.simulator.model.Node;
import java.util.List;
import java.util.Optional;

/**
 * A group of nodes that cluster-autoscaler can change.
 *
 * @param name its name
 * @param template what a new node is like, less what DaemonSets take; absent if that is not known
 * @param size how many nodes there are, or are coming
 * @param max how many there can be
 * @param isBackingOff whether a failed attempt is still being waited for
 * @param accelerators resources that new nodes should have by their labels
 */
public record NodeGroup(
    String name,
    Optional<Node> template,
    int size,
    int max,
    boolean isBackingOff,
    List<String> accelerators) {

  /** Keeps a copy. */
  public NodeGroup {
    accelerators = List.copyOf(accelerators);
  }
}
