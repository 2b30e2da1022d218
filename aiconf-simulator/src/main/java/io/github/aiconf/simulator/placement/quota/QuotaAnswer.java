package io.github.aiconf.simulator.placement.quota;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a queue has quota for a workload, without evicting another.
 *
 * @param outcome the answer, for the part that is worst off
 * @param flavors the flavor of each resource, by pod set; of parts that have none, nothing
 * @param shortages what is missing, by pod set and resource
 */
public record QuotaAnswer(
    Outcome outcome, Map<String, Map<String, String>> flavors, List<Shortage> shortages) {

  /** The answer; the later the worse. */
  public enum Outcome {
    /** There is enough. */
    FITS,
    /** There will be once others end. */
    WAITS,
    /** It is more than the queue can ever have, borrowing included. */
    EXCEEDS,
    /** No flavor of the queue has the resource, or none suits the pods. */
    NO_FLAVOR
  }

  /**
   * A quota that is too small.
   *
   * @param podSet whose pods want it
   * @param resource what they want; the flavor is empty if there is none
   * @param wanted how much, pod sets before it included
   * @param available what is free
   * @param most what the queue could have at most
   */
  public record Shortage(
      String podSet, FlavorResource resource, long wanted, long available, long most) {}

  /** Keeps copies. */
  public QuotaAnswer {
    flavors = ImmutableMap.copyOf(flavors);
    shortages = List.copyOf(shortages);
  }
}
