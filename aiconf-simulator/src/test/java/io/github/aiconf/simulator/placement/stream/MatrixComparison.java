package io.github.aiconf.simulator.placement.stream;

import io.github.aiconf.simulator.Trees;
import io.github.aiconf.simulator.placement.Filter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what our filters say, cell by cell, with what was recorded. */
final class MatrixComparison {

  private MatrixComparison() {}

  /** The case without its answer. */
  static Map<String, Object> question(Map<String, Object> recorded) {
    Map<String, Object> question = new LinkedHashMap<>();
    for (String field : List.of("name", "gates", "objects")) {
      if (recorded.get(field) != null) {
        question.put(field, Trees.copy(recorded.get(field)));
      }
    }
    return question;
  }

  /** How many pairs of a pending pod and a node there are. */
  static int cells(Map<String, Object> recorded) {
    int nodes = 0;
    int pods = 0;
    for (Object each : (List<?>) recorded.get("objects")) {
      Map<?, ?> object = (Map<?, ?>) each;
      boolean bound = object.get("spec") instanceof Map<?, ?> spec && spec.get("nodeName") != null;
      nodes += "Node".equals(object.get("kind")) ? 1 : 0;
      pods += "Pod".equals(object.get("kind")) && !bound ? 1 : 0;
    }
    return nodes * pods;
  }

  /** Where the filters that we know differ, with both answers. */
  static List<String> differences(CaseAnswers ours, Map<String, Object> recorded) {
    return differences(ours.matrix(question(recorded)), recorded);
  }

  /**
   * The same for an answer that is there already.
   *
   * @param own by pod, plugin and node what is refused
   */
  static List<String> differences(Map<?, ?> own, Map<String, Object> recorded) {
    Map<?, ?> result = (Map<?, ?>) recorded.get("result");
    Map<?, ?> theirs = result.get("matrix") instanceof Map<?, ?> matrix ? matrix : Map.of();
    List<String> differences = new ArrayList<>();
    if (!own.keySet().equals(theirs.keySet())) {
      differences.add("pods " + own.keySet() + " but " + theirs.keySet());
      return differences;
    }
    own.forEach((pod, ofPod) -> {
      Map<?, ?> plugins = (Map<?, ?>) ofPod;
      for (Filter filter : Filter.values()) {
        Map<?, ?> expected = row((Map<?, ?>) theirs.get(pod), filter.plugin());
        Map<?, ?> found = row(plugins, filter.plugin());
        Set<Object> nodes = new TreeSet<>(expected.keySet());
        nodes.addAll(found.keySet());
        for (Object node : nodes) {
          String theirText = comparable(expected.get(node));
          String ownText = comparable(found.get(node));
          if (!theirText.equals(ownText)) {
            differences.add(
                pod + " " + filter.plugin() + " " + node + ": " + theirText + ", not " + ownText);
          }
        }
      }
    });
    return differences;
  }

  private static Map<?, ?> row(Map<?, ?> plugins, String plugin) {
    return plugins.get(plugin) instanceof Map<?, ?> row ? row : Map.of();
  }

  /** Reasons are a set; the texts of errors are each program's own. */
  private static String comparable(Object cell) {
    if (cell == null) {
      return "passes";
    }
    String[] parts = cell.toString().split(": ", 2);
    return parts.length < 2 || parts[0].equals("Error")
        ? parts[0]
        : parts[0] + ": " + new TreeSet<>(Arrays.asList(parts[1].split("; ")));
  }
}
