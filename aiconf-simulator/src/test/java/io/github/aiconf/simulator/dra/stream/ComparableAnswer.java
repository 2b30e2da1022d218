package io.github.aiconf.simulator.dra.stream;

import io.github.aiconf.simulator.model.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An answer without what may differ between two right ones: texts, efforts, ways to write sums. */
final class ComparableAnswer {

  private ComparableAnswer() {}

  /** What counts of the answers for all nodes. */
  static List<Object> nodes(Object nodes) {
    List<Object> comparable = new ArrayList<>();
    if (nodes instanceof List<?> list) {
      list.forEach(node -> comparable.add(node((Map<?, ?>) node)));
    }
    return comparable;
  }

  static Map<String, Object> node(Map<?, ?> node) {
    Map<String, Object> comparable = new LinkedHashMap<>();
    comparable.put("node", node.get("node"));
    comparable.put("feasible", node.get("feasible"));
    comparable.put("errorKind", node.get("errorKind"));
    List<Object> allocations = new ArrayList<>();
    if (node.get("allocations") instanceof List<?> list) {
      for (Object each : list) {
        Map<?, ?> allocation = (Map<?, ?>) each;
        allocations.add(List.of(allocation.get("claim"), result(allocation.get("result"))));
      }
    }
    comparable.put("allocations", allocations);
    return comparable;
  }

  /** An AllocationResult with quantities by value. */
  static Object result(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, value) -> sorted.put(
          (String) key,
          key.equals("consumedCapacity") ? amounts((Map<?, ?>) value) : result(value)));
      return sorted;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(ComparableAnswer::result).toList();
    }
    return tree;
  }

  private static Map<Object, Object> amounts(Map<?, ?> map) {
    Map<Object, Object> amounts = new TreeMap<>();
    map.forEach((name, amount) -> amounts.put(name, Quantity.parse(amount.toString())));
    return amounts;
  }

  /** Without configuration, which is handed on in other ways since Kubernetes 1.37. */
  static Object withoutConfiguration(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> rest = new LinkedHashMap<>();
      map.forEach((key, value) -> {
        if (!key.equals("config")) {
          rest.put(key, withoutConfiguration(value));
        }
      });
      return rest;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(ComparableAnswer::withoutConfiguration).toList();
    }
    return tree;
  }

  /** Whether the search was ended before it was known for some node. */
  static boolean isUndecided(List<Object> nodes) {
    return nodes.stream().anyMatch(node -> "timeout".equals(((Map<?, ?>) node).get("errorKind")));
  }
}
