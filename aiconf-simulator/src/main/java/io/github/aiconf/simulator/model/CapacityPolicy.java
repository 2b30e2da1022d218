package io.github.aiconf.simulator.model;

import java.util.List;
import java.util.Optional;

/**
 * How requests draw from a capacity that several claims may share.
 *
 * @param defaultValue drawn by a request that does not name the capacity
 * @param validValues the amounts that can be drawn, ascending; empty if there is no such list
 * @param validRange the range of amounts
 */
public record CapacityPolicy(
    Optional<Quantity> defaultValue, List<Quantity> validValues, Optional<Range> validRange) {

  /** Keeps a copy. */
  public CapacityPolicy {
    validValues = List.copyOf(validValues);
  }

  /**
   * A range of amounts.
   *
   * @param min the least
   * @param max the most
   * @param step amounts are {@code min} and a whole number of steps
   */
  public record Range(Optional<Quantity> min, Optional<Quantity> max, Optional<Quantity> step) {}
}
