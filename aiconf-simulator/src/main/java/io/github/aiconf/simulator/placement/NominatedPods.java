package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pods for which nodes are being emptied. The scheduler keeps their room from pods that are not
 * more important: a node has to take such a pod both with them there and without them.
 */
final class NominatedPods {

  private final Map<String, List<Pod>> byNode = new LinkedHashMap<>();

  void add(Pod pod) {
    if (!pod.nominatedNodeName().isEmpty()) {
      byNode.computeIfAbsent(pod.nominatedNodeName(), n -> new ArrayList<>()).add(pod);
    }
  }

  /** Asks anew about the nodes where room is kept, and replaces what was found about them. */
  void keepRoom(NodeInventory inventory, Pod pod, Map<Filter, FilterVerdict> verdicts) {
    if (verdicts.values().stream().anyMatch(verdict -> verdict.ofPod().isPresent())) {
      return;
    }
    byNode.forEach((node, pods) -> {
      List<Pod> before = pods.stream().filter(other -> goesBefore(other, pod)).toList();
      Integer slot = inventory.nodeTable().known(node);
      if (!before.isEmpty() && slot != null) {
        keepRoom(inventory, pod, before, slot, verdicts);
      }
    });
  }

  private static boolean goesBefore(Pod other, Pod pod) {
    return other.spec().priority() >= pod.spec().priority() && !other.key().equals(pod.key());
  }

  private static void keepRoom(
      NodeInventory inventory,
      Pod pod,
      List<Pod> before,
      int slot,
      Map<Filter, FilterVerdict> verdicts) {
    List<Pod> there =
        before.stream().map(other -> other.on(other.nominatedNodeName())).toList();
    there.forEach(inventory::add);
    try {
      Map<Filter, FilterVerdict> with = inventory.ask(new PodQuestion(inventory, pod));
      if (with.values().stream().anyMatch(verdict -> verdict.rejects(slot))) {
        with.forEach((filter, verdict) -> verdicts.computeIfPresent(filter, (f, known) -> {
          known.replace(slot, verdict);
          return known;
        }));
      }
    } finally {
      there.forEach(inventory::remove);
    }
  }
}
