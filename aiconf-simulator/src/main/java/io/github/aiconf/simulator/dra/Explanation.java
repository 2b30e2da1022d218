package io.github.aiconf.simulator.dra;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Why claims cannot be allocated for a node, and what would help.
 *
 * @param node the node's name
 * @param outcome what was asked about
 * @param pools pools that cannot be used, and why
 * @param requests each request, or alternative, on its own
 * @param conflict the smallest set of requests and constraints that cannot be met together; empty
 *     if there is no such set, for example because of an error
 * @param changes each of which alone makes the claims fit, the smallest first; each was tried
 */
public record Explanation(
    String node,
    Allocator.Outcome outcome,
    List<String> pools,
    List<RequestView> requests,
    List<String> conflict,
    List<Change> changes) {

  /** Keeps copies. */
  public Explanation {
    pools = List.copyOf(pools);
    requests = List.copyOf(requests);
    conflict = List.copyOf(conflict);
    changes = List.copyOf(changes);
  }

  /**
   * One request, as if it were alone.
   *
   * @param claim key of its claim
   * @param request its name, with the alternative if it is one
   * @param wanted how many devices it wants
   * @param suitable the devices that could serve it, as {@code driver/pool/device}
   * @param exclusions all other devices of the node
   */
  public record RequestView(
      String claim, String request, int wanted, List<String> suitable, List<Exclusion> exclusions) {

    /** Keeps copies. */
    public RequestView {
      suitable = List.copyOf(suitable);
      exclusions = List.copyOf(exclusions);
    }

    /** How many devices each rule keeps away. */
    public Map<Exclusion.Cause, Integer> byCause() {
      Map<Exclusion.Cause, Integer> counts = new EnumMap<>(Exclusion.Cause.class);
      exclusions.forEach(e -> counts.merge(e.cause(), 1, Integer::sum));
      return counts;
    }
  }

  /**
   * A change after which the claims fit.
   *
   * @param kind what kind of change
   * @param what to do, for people
   */
  public record Change(Kind kind, String what) {

    /** Kinds of changes, the smallest first. */
    public enum Kind {
      /** The request tolerates a taint. */
      TOLERATE,
      /** Another claim gives its devices back. */
      RELEASE,
      /** The node gets more devices. */
      ADD_DEVICES,
      /** A constraint is left out. */
      DROP_CONSTRAINT,
      /** A request wants fewer devices. */
      LOWER_COUNT,
      /** A selector of the request is left out. */
      DROP_SELECTOR
    }
  }
}
