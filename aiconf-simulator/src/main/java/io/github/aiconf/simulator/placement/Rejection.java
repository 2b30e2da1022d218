package io.github.aiconf.simulator.placement;

import java.util.List;

/**
 * Why a filter refuses a node, in the words of the scheduler.
 *
 * @param code what it means for the pod
 * @param reasons at least one; several of one filter are in the order of their text
 */
public record Rejection(Code code, List<String> reasons) {

  /** What a refusal means for the pod. */
  public enum Code {
    /** Evicting other pods could help. */
    UNSCHEDULABLE("Unschedulable"),
    /** Evicting other pods does not help. */
    UNSCHEDULABLE_AND_UNRESOLVABLE("UnschedulableAndUnresolvable"),
    /** The scheduler gives up on the pod for now, whatever other nodes are like. */
    ERROR("Error");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /** What the scheduler calls it. */
    public String text() {
      return text;
    }
  }

  /** How the scheduler calls it if a search for devices was ended. */
  static final String ENDED = "timed out trying to allocate devices";

  /** Keeps a copy. */
  public Rejection {
    reasons = List.copyOf(reasons);
  }

  static Rejection resolvable(String reason) {
    return new Rejection(Code.UNSCHEDULABLE, List.of(reason));
  }

  static Rejection unresolvable(String reason) {
    return new Rejection(Code.UNSCHEDULABLE_AND_UNRESOLVABLE, List.of(reason));
  }

  static Rejection error(String reason) {
    return new Rejection(Code.ERROR, List.of(reason));
  }

  /** Whether a search was ended, so that the node might do all the same. */
  public boolean isUndecided() {
    return code == Code.ERROR && reasons.get(0).endsWith(ENDED);
  }

  /** Code and reasons in one line. */
  @Override
  public String toString() {
    return code.text() + ": " + String.join("; ", reasons);
  }
}
