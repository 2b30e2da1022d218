package io.github.aiconf.simulator.model;

import java.util.Optional;

/**
 * For which nodes a slice or a device is. The name decides before the flag, the flag before the
 * selector; if none is there, it is for no node.
 *
 * @param nodeName the one node; never empty
 * @param allNodes for every node
 * @param selector for the nodes that it matches
 */
public record NodeSelection(
    Optional<String> nodeName, boolean allNodes, Optional<NodeSelector> selector) {

  /** For no node. */
  public static final NodeSelection NONE =
      new NodeSelection(Optional.empty(), false, Optional.empty());

  /** Whether nothing is said about nodes. */
  public boolean isEmpty() {
    return nodeName.isEmpty() && !allNodes && selector.isEmpty();
  }
}
