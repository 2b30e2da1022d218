package io.github.aiconf.simulator.dra;

import java.util.List;

/** What became of an attempt to allocate claims for a node. */
public sealed interface Allocation {

  /**
   * All claims have their devices.
   *
   * @param claims in the order of the question
   */
  record Allocated(List<ClaimAllocation> claims) implements Allocation {

    /** Keeps a copy. */
    public Allocated {
      claims = List.copyOf(claims);
    }
  }

  /** The claims cannot be allocated for this node as things are. */
  record NotPossible() implements Allocation {}

  /**
   * Kubernetes reports an error.
   *
   * @param kind what the scheduler does about it
   * @param message one line
   */
  record Failed(ErrorKind kind, String message) implements Allocation {}

  /** The search was ended before it was known. */
  record Undecided() implements Allocation {}

  /** How far an error reaches. */
  enum ErrorKind {
    /** The scheduler goes on with the next node. */
    NODE,
    /** The scheduler gives up on the pod for now. */
    FATAL
  }
}
