package io.github.aiconf.simulator.placement.gang;

import java.util.List;

/**
 * The whole gang near together: on nodes of one part of the cluster.
 *
 * @param path labels of nodes, the widest first; their values as a path name a part. The native API
 *     has one label
 * @param required false if the gang may be elsewhere when no part has room
 */
public record Topology(List<String> path, boolean required) {

  /**
   * Keeps a copy.
   *
   * @throws GangException if there is no label
   */
  public Topology {
    path = List.copyOf(path);
    if (path.isEmpty() || path.contains("")) {
      throw new GangException("topology without the label of nodes that divides the cluster;"
          + " name one, such as topology.kubernetes.io/zone");
    }
  }

  /** All in one part, by one label. */
  public static Topology required(String label) {
    return new Topology(List.of(label), true);
  }

  /** All in one part if possible, by one label. */
  public static Topology preferred(String label) {
    return new Topology(List.of(label), false);
  }
}
