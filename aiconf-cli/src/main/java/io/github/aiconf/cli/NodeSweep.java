package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.NodeReadiness;
import io.github.aiconf.simulator.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * On which nodes claims fit.
 *
 * @param inventory what was asked
 * @param plan the claims
 * @param pinned whether only one node was asked for
 * @param fits numbers of the nodes on which they fit and a pod can be started
 * @param closed numbers of those on which they fit and no pod can be started now
 * @param refused numbers of those on which they do not fit
 * @param failed numbers of those at which Kubernetes gives up on the pod; they are among the
 *     refused
 * @param undecided numbers of those for which the search was ended
 */
record NodeSweep(
    DeviceInventory inventory,
    ClaimPlan plan,
    boolean pinned,
    List<Integer> fits,
    List<Integer> closed,
    List<Integer> refused,
    List<Integer> failed,
    List<Integer> undecided) {

  /** Keeps copies. */
  NodeSweep {
    fits = List.copyOf(fits);
    closed = List.copyOf(closed);
    refused = List.copyOf(refused);
    failed = List.copyOf(failed);
    undecided = List.copyOf(undecided);
  }

  /**
   * Asks for all nodes, or for one.
   *
   * @throws InputException if there is no node of that name
   */
  static NodeSweep of(
      DeviceCluster cluster, DeviceInventory inventory, ClaimPlan plan, @Nullable String only) {
    List<Integer> fits = new ArrayList<>();
    List<Integer> closed = new ArrayList<>();
    List<Integer> refused = new ArrayList<>();
    List<Integer> failed = new ArrayList<>();
    List<Integer> undecided = new ArrayList<>();
    Allocator.Visitor visitor = (node, outcome) -> {
      switch (outcome) {
        case FITS -> (isOpen(cluster, inventory, node) ? fits : closed).add(node);
        case UNDECIDED -> undecided.add(node);
        default -> refused.add(node);
      }
      if (outcome == Allocator.Outcome.FATAL_ERROR) {
        failed.add(node);
      }
      return true;
    };
    if (only == null) {
      inventory.allocator().sweep(plan, visitor);
    } else {
      int node = inventory
          .node(only)
          .orElseThrow(() -> new InputException("--node: there is no node '" + only
              + "' in the cluster; "
              + Choices.of(
                  "there are", inventory.nodes().stream().map(Node::name).toList())));
      visitor.visit(node, inventory.allocator().ask(node, plan));
    }
    return new NodeSweep(inventory, plan, only != null, fits, closed, refused, failed, undecided);
  }

  private static boolean isOpen(DeviceCluster cluster, DeviceInventory inventory, int node) {
    return cluster.objects().state(inventory.nodes().get(node).name()) == NodeReadiness.AVAILABLE;
  }

  DraAnswer answer() {
    if (!fits.isEmpty() || (pinned && !closed.isEmpty())) {
      return DraAnswer.FITS;
    }
    return undecided.isEmpty() ? DraAnswer.DOES_NOT_FIT : DraAnswer.UNDECIDED;
  }

  /** The first node on which they fit. */
  Optional<Integer> first() {
    return fits.stream().findFirst().or(() -> closed.stream().findFirst().filter(n -> pinned));
  }

  /** How many nodes were asked for. */
  int asked() {
    return fits.size() + closed.size() + refused.size() + undecided.size();
  }

  String name(int node) {
    return inventory.nodes().get(node).name();
  }

  List<String> names(List<Integer> nodes) {
    return nodes.stream().map(this::name).toList();
  }

  /** What a reader has to know beside the answer. */
  List<String> notes(DeviceCluster cluster) {
    List<String> notes = new ArrayList<>();
    if (!closed.isEmpty()) {
      String first = name(closed.get(0));
      notes.add("The devices would do, but no pod can be started now on "
          + (closed.size() == 1 ? "" : closed.size() + " nodes, for example ") + first + ": it is "
          + cluster.objects().state(first).words() + ".");
    }
    if (!failed.isEmpty() && !fits.isEmpty()) {
      notes.add("The allocator fails for "
          + (failed.size() == 1 ? "" : failed.size() + " nodes, for example ")
          + name(failed.get(0))
          + "; the scheduler gives up on the pod if it comes to such a node before it has chosen.");
    }
    if (!undecided.isEmpty()) {
      notes.add("The search was ended before it was known for " + undecided.size()
          + (undecided.size() == 1 ? " node: " : " nodes: ") + Choices.some(names(undecided))
          + ".");
    }
    return notes;
  }
}
