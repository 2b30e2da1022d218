package io.github.aiconf.simulator.placement.gang;

import java.util.List;

/** Why a gang cannot be placed, in a form that can be verified without searching again. */
public sealed interface Certificate {

  /**
   * Pods of these classes have too few places, however the rest of the gang is placed.
   *
   * @param classes numbers of the classes
   * @param places how many of their pods can be placed at most
   * @param needed how many have to be
   */
  record TooFewPlaces(List<Integer> classes, long places, long needed) implements Certificate {

    /** Keeps a copy. */
    public TooFewPlaces {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Pods of these classes need whole nodes, and there are too few on which any of them can be.
   *
   * @param classes numbers of the classes
   * @param nodes how many nodes there are for any of them
   * @param needed how many of their pods have to be placed
   */
  record TooFewNodes(List<Integer> classes, long nodes, long needed) implements Certificate {

    /** Keeps a copy. */
    public TooFewNodes {
      classes = List.copyOf(classes);
    }
  }

  /**
   * The nodes that are open to any of these classes have too little of a resource.
   *
   * @param classes numbers of the classes
   * @param resource name of the resource
   * @param unit what they ask for are multiples of this
   * @param available what is free, on each node down to a multiple of the unit
   * @param needed what the least number of their pods asks for
   */
  record TooLittle(List<Integer> classes, String resource, long unit, long available, long needed)
      implements Certificate {

    /** Keeps a copy. */
    public TooLittle {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Sizes divide each other, and what larger pods leave of a resource is too little for a size.
   *
   * @param resource name of the resource
   * @param size amount of the resource that a pod asks for
   * @param places how many pods of that size can be placed beside the larger ones
   * @param needed how many have to be
   */
  record TooFewBesideLarger(String resource, long size, long places, long needed)
      implements Certificate {}

  /**
   * The gang has to be in one part of the cluster, and none has room for it.
   *
   * @param parts each with the reason
   */
  record NoPartHasRoom(List<Part> parts) implements Certificate {

    /** Keeps a copy. */
    public NoPartHasRoom {
      parts = List.copyOf(parts);
    }

    /**
     * A part of the cluster.
     *
     * @param name values of the labels
     * @param reason why it has no room
     */
    public record Part(String name, Certificate reason) {}
  }

  /**
   * Every possibility was tried.
   *
   * @param steps how many steps that took
   */
  record Exhausted(long steps) implements Certificate {}
}
