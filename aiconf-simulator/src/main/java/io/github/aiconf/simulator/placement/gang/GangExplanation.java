package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.Filter;
import java.util.List;
import java.util.Set;

/**
 * Why a gang can or cannot be placed.
 *
 * @param answer the answer itself
 * @param most how many of its pods can be placed at most, if classes need no minimum
 * @param mostIsExact false if searches ended before that was certain; then it is at least that many
 * @param obstacles what keeps nodes from taking one more pod, by class
 * @param messages what the scheduler writes about a pod of each class, by class; if there is but
 *     one and a node takes a pod, about the first for which there is no place any more. Empty if a
 *     node takes a pod
 * @param corrections all smallest sets of filters, up to {@value #LARGEST_CORRECTION} of them, such
 *     that the gang fits if they let its pods pass
 * @param remedies changes after which it fits, the least far-reaching first
 */
public record GangExplanation(
    GangAnswer answer,
    long most,
    boolean mostIsExact,
    List<Obstacle> obstacles,
    List<String> messages,
    List<Set<Filter>> corrections,
    List<Remedy> remedies) {

  /** How large the sets of filters are that are tried. */
  public static final int LARGEST_CORRECTION = 3;

  /** Keeps copies. */
  public GangExplanation {
    obstacles = List.copyOf(obstacles);
    messages = List.copyOf(messages);
    corrections = List.copyOf(corrections);
    remedies = List.copyOf(remedies);
  }

  /** How many pods are missing. */
  public long deficit() {
    return Math.max(0, answer.gang().minimum() - most);
  }

  /** The explanation for people, line by line. */
  public List<String> lines() {
    return new ExplanationText(this).lines();
  }
}
