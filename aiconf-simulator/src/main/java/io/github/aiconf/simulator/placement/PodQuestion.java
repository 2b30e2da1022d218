package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.Taint;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pod that filters are asked about, with what several of them need. */
final class PodQuestion {

  final NodeInventory inventory;
  final Pod pod;
  final NodeTable nodes;
  final Tolerance tolerance;
  private @Nullable Demand demand;
  private @Nullable BitSet affine;
  private boolean @Nullable [] tolerated;

  PodQuestion(NodeInventory inventory, Pod pod) {
    this.inventory = inventory;
    this.pod = pod;
    this.nodes = inventory.nodeTable();
    this.tolerance = new Tolerance(
        pod.spec().tolerations(),
        inventory.profile().has(SchedulerGate.TAINT_TOLERATION_COMPARISON_OPERATORS));
  }

  /** What the pod asks for. */
  Demand demand() {
    Demand known = demand;
    if (known == null) {
      known = inventory.wanted(pod.spec());
      demand = known;
    }
    return known;
  }

  Map<String, String> namespaceLabels() {
    return inventory.namespaces().getOrDefault(pod.namespace(), Map.of());
  }

  /** Whether anything is required of the node's labels or name. */
  boolean hasNodeAffinity() {
    return !pod.spec().nodeSelector().isEmpty() || pod.spec().nodeAffinity().isPresent();
  }

  /** The slots of nodes that node selector and node affinity accept. */
  BitSet affine() {
    BitSet known = affine;
    if (known == null) {
      known = findAffine();
      affine = known;
    }
    return known;
  }

  private BitSet findAffine() {
    NodeMatch labels = NodeMatch.of(pod.spec().nodeSelector(), nodes);
    Optional<NodeMatch> affinity = pod.spec().nodeAffinity().map(s -> NodeMatch.of(s, nodes));
    BitSet found = new BitSet(nodes.size());
    for (int slot = 0; slot < nodes.size(); slot++) {
      if (labels.matches(slot) && (affinity.isEmpty() || affinity.get().matches(slot))) {
        found.set(slot);
      }
    }
    return found;
  }

  /** Whether the pod tolerates what the node's taints keep away. */
  boolean tolerates(int slot) {
    return tolerated()[nodes.taints(slot)];
  }

  /** Whether it tolerates all taints that a node has or has had. */
  boolean toleratesAll() {
    for (boolean each : tolerated()) {
      if (!each) {
        return false;
      }
    }
    return true;
  }

  /** By number of the list of taints. */
  private boolean[] tolerated() {
    boolean[] known = tolerated;
    if (known == null) {
      List<List<Taint>> lists = nodes.taintLists();
      known = new boolean[lists.size()];
      for (int i = 0; i < known.length; i++) {
        known[i] = lists.get(i).stream().noneMatch(this::isKeptAwayBy);
      }
      tolerated = known;
    }
    return known;
  }

  /** Whether the taint keeps pods away, and this one does not tolerate it. */
  boolean isKeptAwayBy(Taint taint) {
    return taint.keepsAway() && !tolerance.includes(taint);
  }
}
