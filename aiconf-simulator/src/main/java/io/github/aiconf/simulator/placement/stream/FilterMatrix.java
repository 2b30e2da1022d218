package io.github.aiconf.simulator.placement.stream;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.PodVerdicts;
import io.github.aiconf.simulator.placement.Rejection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** By pod, plugin and node what a filter refuses, as text; {@code *} is every node. */
final class FilterMatrix {

  private static final String UNSEEN = "node(s) didn't satisfy plugin(s) [NodeAffinity]";

  private FilterMatrix() {}

  static Map<String, Map<String, Map<String, String>>> of(NodeInventory inventory, List<Pod> pods) {
    Map<String, Map<String, Map<String, String>>> matrix = new TreeMap<>();
    for (Pod pod : pods) {
      matrix.put(pod.key(), of(inventory.judge(pod)));
    }
    return matrix;
  }

  private static Map<String, Map<String, String>> of(PodVerdicts verdicts) {
    Map<String, Map<String, String>> plugins = new TreeMap<>();
    for (Filter filter : Filter.values()) {
      Map<String, String> row = new TreeMap<>();
      Optional<Rejection> ofPod = verdicts.ofPod(filter);
      ofPod.ifPresent(rejection -> row.put("*", rejection.toString()));
      for (int node = 0; node < verdicts.nodes().size(); node++) {
        Optional<Rejection> rejection = verdicts.of(filter, node);
        if (rejection.isPresent()) {
          row.put(verdicts.nodes().get(node), text(rejection.get()));
        }
      }
      if (!row.isEmpty()) {
        plugins.put(filter.plugin(), row);
      }
    }
    return plugins;
  }

  private static String text(Rejection rejection) {
    return rejection.reasons().get(0).equals(UNSEEN)
        ? "excluded by PreFilter"
        : rejection.toString();
  }
}
