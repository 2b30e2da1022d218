package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pods by the name of their node; sorted when someone first asks. */
final class PodsByNode {

  private final List<Pod> all;
  private @Nullable Map<String, List<Pod>> byNode;

  PodsByNode(List<Pod> pods) {
    this.all = List.copyOf(pods);
  }

  List<Pod> on(String node) {
    Map<String, List<Pod>> known = byNode;
    if (known == null) {
      known = new HashMap<>();
      for (Pod pod : all) {
        known.computeIfAbsent(pod.nodeName(), name -> new ArrayList<>()).add(pod);
      }
      byNode = known;
    }
    return known.getOrDefault(node, List.of());
  }
}
