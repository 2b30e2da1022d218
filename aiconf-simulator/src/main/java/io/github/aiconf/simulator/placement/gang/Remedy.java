package io.github.aiconf.simulator.placement.gang;

import java.util.List;

/**
 * A change after which the gang can be placed; that was verified by asking again.
 *
 * @param kind what kind of change
 * @param text one line that says what to do
 * @param objects names of nodes or pods that are touched, a few of them if there are many
 * @param touched how many objects are touched
 * @param isPlacedForCertain whether a scheduler that looks at all that the gang asks for then
 *     places it, in whatever order it takes pods and nodes; otherwise that is possible
 */
public record Remedy(
    Kind kind, String text, List<String> objects, int touched, boolean isPlacedForCertain) {

  /** From the least to the most far-reaching. */
  public enum Kind {
    /** Fewer pods. */
    SMALLER_GANG,
    /** Pods that ask for less. */
    SMALLER_REQUEST,
    /** Not all in one part of the cluster. */
    NO_TOPOLOGY,
    /** Nodes that take pods again. */
    UNCORDON,
    /** Nodes without a taint. */
    REMOVE_TAINT,
    /** More of a resource free on nodes that are there. */
    FREE_RESOURCE,
    /** Pods that are deleted. */
    DELETE_PODS,
    /** More nodes. */
    ADD_NODES
  }

  /** Keeps a copy. */
  public Remedy {
    objects = List.copyOf(objects);
  }
}
