package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.NodeSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of an inventory and what was found out about it. Inventories for which that is the same
 * share it.
 */
final class NodeState {

  /** Nothing is known of what is left. */
  static final int UNKNOWN = Integer.MAX_VALUE;

  final Node node;

  /** Ascends in the order of the nodes. */
  final long order;

  private volatile @Nullable NodeDevices devices;
  private volatile @Nullable NodeUsage usage;
  private volatile @Nullable NodeSelector pinned;

  NodeState(Node node, long order) {
    this(node, order, null);
  }

  private NodeState(Node node, long order, @Nullable NodeDevices devices) {
    this.node = node;
    this.order = order;
    this.devices = devices;
  }

  /** The same node, of whose devices nothing is known yet. */
  NodeState withOtherDevices() {
    return new NodeState(node, order);
  }

  /** The same devices, of whose use nothing is known yet. */
  NodeState withOtherUsage() {
    return new NodeState(node, order, devices);
  }

  NodeDevices devices(DeviceInventory inventory) {
    NodeDevices known = devices;
    if (known == null) {
      known = inventory.published().gather(node);
      devices = known;
    }
    return known;
  }

  NodeUsage usage(DeviceInventory inventory) {
    NodeUsage known = usage;
    if (known == null) {
      known = new NodeUsage(
          devices(inventory), inventory.published(), inventory.usage(), inventory.compatibility());
      usage = known;
    }
    return known;
  }

  /** Selects this node alone. */
  NodeSelector pinned() {
    NodeSelector known = pinned;
    if (known == null) {
      NodeSelector.Requirement name =
          new NodeSelector.Requirement("metadata.name", "In", List.of(node.name()));
      known = new NodeSelector(List.of(new NodeSelector.Term(List.of(), List.of(name))));
      pinned = known;
    }
    return known;
  }

  /** How many devices can still be taken; {@link #UNKNOWN} if it is more, or not known. */
  int room() {
    NodeUsage known = usage;
    return known == null ? UNKNOWN : known.room;
  }
}
