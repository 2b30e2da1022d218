package io.github.aiconf.simulator.dra;

import java.util.function.IntPredicate;

/**
 * Asks a {@link DeviceInventory}. For one thread: it keeps what it needs between questions, so that
 * asking makes no garbage beyond the answers. Any number of allocators can share an inventory.
 */
public final class Allocator {

  /** How a question without its devices was answered. */
  public enum Outcome {
    /** The claims can be allocated. */
    FITS,
    /** They cannot. */
    DOES_NOT_FIT,
    /** They cannot, and a pool of the node is invalid; the scheduler tries the next node. */
    NODE_ERROR,
    /** Kubernetes reports an error and gives up on the pod. */
    FATAL_ERROR,
    /** The search was ended before it was known. */
    UNDECIDED
  }

  private final AllocationSearch search;
  private final SweepMemo memo;

  Allocator(DeviceInventory inventory) {
    this.search = new AllocationSearch(inventory);
    this.memo = new SweepMemo(search.question());
  }

  /** What allocating the claims for the node gives. */
  public Allocation allocate(int node, ClaimPlan plan) {
    return search.allocate(node, plan);
  }

  /** Whether the claims can be allocated for the node. */
  public Outcome ask(int node, ClaimPlan plan) {
    return search.ask(node, plan);
  }

  /** Told the outcome for each node of a sweep. */
  @FunctionalInterface
  public interface Visitor {

    /** The outcome for the node with this number; false ends the sweep. */
    boolean visit(int node, Outcome outcome);
  }

  /**
   * Asks for every node, in order. Nodes whose devices are alike as far as the claims can see are
   * searched once.
   */
  public void sweep(ClaimPlan plan, Visitor visitor) {
    memo.reset();
    int nodes = search.question().inventory.nodes().size();
    for (int node = 0; node < nodes; node++) {
      if (!visitor.visit(node, next(node, plan))) {
        return;
      }
    }
  }

  /** The first node, of those that are asked for, on which the claims fit; -1 if there is none. */
  public int firstFit(ClaimPlan plan, IntPredicate among) {
    memo.reset();
    int nodes = search.question().inventory.nodes().size();
    for (int node = 0; node < nodes; node++) {
      if (among.test(node) && next(node, plan) == Outcome.FITS) {
        return node;
      }
    }
    return -1;
  }

  private Outcome next(int node, ClaimPlan plan) {
    if (!search.prepare(node, plan)) {
      return Outcome.FATAL_ERROR;
    }
    Outcome known = memo.find();
    if (known != null) {
      return known;
    }
    Outcome outcome = search.decide();
    memo.put(outcome);
    return outcome;
  }
}
