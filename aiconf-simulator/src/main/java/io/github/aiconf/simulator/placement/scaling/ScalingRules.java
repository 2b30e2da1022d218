package io.github.aiconf.simulator.placement.scaling;

import java.util.List;

/**
 * How fast replicas may change in one direction.
 *
 * @param windowSeconds how long the most cautious recommendation counts
 * @param select which policy counts
 * @param policies each with its limit
 */
public record ScalingRules(long windowSeconds, Select select, List<Policy> policies) {

  /** Which of several policies counts. */
  public enum Select {
    /** The one that allows the largest change. */
    MAX,
    /** The one that allows the smallest change. */
    MIN,
    /** None: no change in this direction. */
    DISABLED
  }

  /**
   * A limit.
   *
   * @param isPercent percent of the replicas, or a number of pods
   * @param value how many
   * @param periodSeconds in which time
   */
  public record Policy(boolean isPercent, long value, long periodSeconds) {}

  /** What counts upwards if a behaviour is given that says nothing about it. */
  public static final ScalingRules UP =
      new ScalingRules(0, Select.MAX, List.of(new Policy(true, 100, 15), new Policy(false, 4, 15)));

  /** What counts downwards if a behaviour is given that says nothing about it. */
  public static final ScalingRules DOWN =
      new ScalingRules(300, Select.MAX, List.of(new Policy(true, 100, 15)));

  /** Keeps a copy. */
  public ScalingRules {
    policies = List.copyOf(policies);
  }
}
