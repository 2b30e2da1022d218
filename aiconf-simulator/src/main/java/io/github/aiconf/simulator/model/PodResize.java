package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a running pod has, where that may differ from what its spec asks for: a pod can be resized
 * while it runs.
 *
 * @param infeasible the node has said that it cannot give what is asked for
 * @param containers by name, those whose state is known
 * @param pod of the pod as a whole, if known
 */
public record PodResize(
    boolean infeasible, Map<String, Granted> containers, Optional<Granted> pod) {

  /** Nothing is known to differ. */
  public static final PodResize NONE = new PodResize(false, Map.of(), Optional.empty());

  /** Keeps a copy. */
  public PodResize {
    containers = ImmutableMap.copyOf(containers);
  }

  /**
   * Amounts by resource.
   *
   * @param actual in force
   * @param allocated promised by the node
   * @param isReported whether the node has said at all what is in force
   */
  public record Granted(
      Map<String, Quantity> actual, Map<String, Quantity> allocated, boolean isReported) {

    /** Keeps copies. */
    public Granted {
      actual = ImmutableMap.copyOf(actual);
      allocated = ImmutableMap.copyOf(allocated);
    }
  }
}
