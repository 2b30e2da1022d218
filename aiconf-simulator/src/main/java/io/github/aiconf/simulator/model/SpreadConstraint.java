package io.github.aiconf.simulator.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How pods are to be spread over parts of a cluster.
 *
 * @param topologyKey the label of nodes whose values are the parts
 * @param maxSkew how many more matching pods a part may have than the one with the fewest
 * @param minDomains with fewer parts than this, the fewest are taken for zero
 * @param whenUnsatisfiable {@code DoNotSchedule} or {@code ScheduleAnyway}; kept as written
 * @param selector which pods are counted; absent for none
 * @param matchLabelKeys labels whose values on the pod itself are part of the selector
 * @param nodeAffinityPolicy {@code Honor} or {@code Ignore}; absent means Honor
 * @param nodeTaintsPolicy {@code Honor} or {@code Ignore}; absent means Ignore
 */
public record SpreadConstraint(
    String topologyKey,
    long maxSkew,
    OptionalLong minDomains,
    String whenUnsatisfiable,
    Optional<LabelSelector> selector,
    List<String> matchLabelKeys,
    Optional<String> nodeAffinityPolicy,
    Optional<String> nodeTaintsPolicy) {

  /** Keeps a copy. */
  public SpreadConstraint {
    matchLabelKeys = List.copyOf(matchLabelKeys);
  }

  /** Whether a node that breaks it is refused. */
  public boolean isRequired() {
    return whenUnsatisfiable.equals("DoNotSchedule");
  }
}
