package io.github.aiconf.simulator.dra;

import java.util.List;
import java.util.Map;

/** Whether pods can be started on a node. The later ones are further from it. */
public enum NodeReadiness {
  /** Ready and open for pods. */
  AVAILABLE("available"),
  /** Cordoned: {@code spec.unschedulable} is set. */
  UNSCHEDULABLE("unschedulable"),
  /** Its condition Ready is false, or missing. */
  NOT_READY("not Ready"),
  /** Nobody hears from it: its condition Ready is Unknown. */
  UNREACHABLE("unreachable");

  private final String words;

  NodeReadiness(String words) {
    this.words = words;
  }

  /** The state in a few words. */
  public String words() {
    return words;
  }

  /**
   * The state of a node.
   *
   * @param node the object as an untyped tree; what is not there counts as not set
   */
  public static NodeReadiness of(Map<String, ?> node) {
    String ready = "";
    if (node.get("status") instanceof Map<?, ?> status
        && status.get("conditions") instanceof List<?> conditions) {
      for (Object condition : conditions) {
        if (condition instanceof Map<?, ?> fields && "Ready".equals(fields.get("type"))) {
          ready = String.valueOf(fields.get("status"));
        }
      }
    }
    if (ready.equals("Unknown")) {
      return UNREACHABLE;
    }
    if (!ready.equals("True")) {
      return NOT_READY;
    }
    boolean cordoned = node.get("spec") instanceof Map<?, ?> spec
        && Boolean.TRUE.equals(spec.get("unschedulable"));
    return cordoned ? UNSCHEDULABLE : AVAILABLE;
  }
}
