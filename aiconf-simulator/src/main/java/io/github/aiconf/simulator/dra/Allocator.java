package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Node;
import java.util.Optional;
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

  /**
   * Where claims fit.
   *
   * @param node the number of the node
   * @param claims what each gets there, in the order of the claims
   */
  public record Placement(int node, Allocation.Allocated claims) {}

  /** Told the outcome for each node of a sweep. */
  @FunctionalInterface
  public interface Visitor {

    /** The outcome for the node with this number; false ends the sweep. */
    boolean visit(int node, Outcome outcome);
  }

  /** Told what the claims get on each node of a sweep. */
  @FunctionalInterface
  public interface AllocationVisitor {

    /** The allocation for the node with this number; false ends the sweep. */
    boolean visit(int node, Allocation allocation);
  }

  private final AllocationSearch search;
  private final SweepMemo memo;
  private DeviceInventory inventory;

  Allocator(DeviceInventory inventory) {
    this.inventory = inventory;
    this.search = new AllocationSearch(inventory);
    this.memo = new SweepMemo(search.question());
  }

  /**
   * Asks another inventory from now on, for example the same one after a claim was allocated.
   *
   * @throws IllegalArgumentException if that answers for another release or with other deviations
   */
  public void use(DeviceInventory other) {
    if (other == inventory) {
      return;
    }
    if (!other.profile().equals(inventory.profile())
        || !other.compatibility().equals(inventory.compatibility())) {
      throw new IllegalArgumentException("the inventory is for "
          + other.profile().release() + ", or for other features, than this allocator");
    }
    inventory = other;
    search.question().use(other);
  }

  /** What allocating the claims for the node gives. */
  public Allocation allocate(int node, ClaimPlan plan) {
    return search.allocate(inventory.nodeTree().get(node), plan);
  }

  /** The same for a node that the inventory need not know. */
  public Allocation allocate(Node node, ClaimPlan plan) {
    return search.allocate(new NodeState(node, 0), plan);
  }

  /** Whether the claims can be allocated for the node. */
  public Outcome ask(int node, ClaimPlan plan) {
    return search.ask(inventory.nodeTree().get(node), plan);
  }

  /**
   * Asks for every node, in order. Nodes whose devices are alike as far as the claims can see are
   * searched once.
   */
  public void sweep(ClaimPlan plan, Visitor visitor) {
    memo.reset();
    NodeTree nodes = inventory.nodeTree();
    for (int node = 0; node < nodes.size(); node++) {
      if (!visitor.visit(node, next(nodes.get(node), plan))) {
        return;
      }
    }
  }

  /** The same with what the claims get. */
  public void sweepAllocations(ClaimPlan plan, AllocationVisitor visitor) {
    memo.reset();
    NodeTree nodes = inventory.nodeTree();
    for (int node = 0; node < nodes.size(); node++) {
      NodeState state = nodes.get(node);
      if (!visitor.visit(node, allocation(state, next(state, plan)))) {
        return;
      }
    }
  }

  /** What the claims get on the first node, of those that are asked for, on which they fit. */
  public Optional<Placement> firstFit(ClaimPlan plan, IntPredicate among) {
    memo.reset();
    NodeTree nodes = inventory.nodeTree();
    for (int node = nodes.next(0, plan.leastRoom);
        node >= 0;
        node = nodes.next(node + 1, plan.leastRoom)) {
      NodeState state = nodes.get(node);
      if (among.test(node)
          && next(state, plan) == Outcome.FITS
          && allocation(state, Outcome.FITS) instanceof Allocation.Allocated claims) {
        return Optional.of(new Placement(node, claims));
      }
    }
    return Optional.empty();
  }

  /**
   * Like {@link #ask} for one of several nodes that are asked in turn for the same plan: alike ones
   * are searched once. {@link #question} is then what was asked.
   */
  Outcome askNext(int node, ClaimPlan plan) {
    return next(inventory.nodeTree().get(node), plan);
  }

  /** Forgets the nodes that were asked in turn. */
  void begin() {
    memo.reset();
  }

  Question question() {
    return search.question();
  }

  private Outcome next(NodeState state, ClaimPlan plan) {
    if (!search.prepare(state, plan)) {
      return Outcome.FATAL_ERROR;
    }
    if (memo.find()) {
      return memo.outcome();
    }
    Outcome outcome = search.decide();
    memo.put(outcome, search.choice());
    return outcome;
  }

  /** What the outcome of the last question means for the node it was asked for. */
  private Allocation allocation(NodeState state, Outcome outcome) {
    if (outcome != Outcome.FITS) {
      return search.refusal(outcome);
    }
    Choice alike = memo.choice();
    return search.write(state, alike == null ? search.choice() : alike);
  }
}
