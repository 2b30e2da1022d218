package io.github.aiconf.simulator.placement.gang;

import java.util.List;
import java.util.Optional;

/**
 * A placement: steps one after the other, each of which the filters allow when it is its turn.
 *
 * @param steps pods of a class onto a node
 * @param domain the part of the cluster in which all of them are; absent if that was not asked for,
 *     or was preferred and not found
 */
public record Witness(List<Step> steps, Optional<String> domain) {

  /**
   * Some pods of a class onto a node.
   *
   * @param podClass its number in the gang
   * @param node name of the node
   * @param count how many, at least one
   */
  public record Step(int podClass, String node, int count) {}

  /** Keeps a copy. */
  public Witness {
    steps = List.copyOf(steps);
  }

  /** How many pods are placed. */
  public long placed() {
    long placed = 0;
    for (Step step : steps) {
      placed += step.count();
    }
    return placed;
  }

  /** How many pods of a class are placed. */
  public long placed(int podClass) {
    long placed = 0;
    for (Step step : steps) {
      placed += step.podClass() == podClass ? step.count() : 0;
    }
    return placed;
  }
}
