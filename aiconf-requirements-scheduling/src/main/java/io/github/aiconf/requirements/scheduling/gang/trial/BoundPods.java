package io.github.aiconf.requirements.scheduling.gang.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pods that have a node. What they ask of nodes plays no part any more, and is all that tells the
 * pods of a DaemonSet apart: without it, one spec is read for all of them.
 */
final class BoundPods {

  /** What a pod takes of its node, and with which pods it belongs. */
  private static final List<String> FIELDS = List.of(
      "nodeName",
      "containers",
      "initContainers",
      "resources",
      "overhead",
      "hostNetwork",
      "schedulingGroup",
      "workloadRef");

  private static final String APART = "podAntiAffinity";

  private BoundPods() {}

  /** The pod with what matters of it; one without a node as it is. */
  static Map<String, ?> reduced(Map<String, ?> pod) {
    if (!(pod.get("spec") instanceof Map<?, ?> spec) || !(spec.get("nodeName") instanceof String)) {
      return pod;
    }
    Map<String, Object> kept = new LinkedHashMap<>();
    for (String field : FIELDS) {
      Object value = spec.get(field);
      if (value != null) {
        kept.put(field, value);
      }
    }
    if (spec.get("affinity") instanceof Map<?, ?> affinity && affinity.get(APART) != null) {
      kept.put("affinity", Map.of(APART, affinity.get(APART)));
    }
    Map<String, Object> reduced = new LinkedHashMap<>(pod);
    reduced.put("spec", kept);
    return reduced;
  }
}
