package io.github.aiconf.simulator.placement.gang;

/** How many pods of a class the nodes take, and what they lack for one more. */
final class Room {

  /** By node, how many pods it takes if it gets no others. */
  final int[] capacities;

  /** By node, the resources that run out with one more pod, as bits by number. */
  final long[] lacking;

  Room(Columns columns, int podClass) {
    capacities = columns.capacities(podClass);
    lacking = columns.lacking(podClass, capacities);
  }

  /** Whether a node takes one. */
  boolean isThere() {
    for (int capacity : capacities) {
      if (capacity > 0) {
        return true;
      }
    }
    return false;
  }
}
