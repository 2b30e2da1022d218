package io.github.aiconf.simulator.placement;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the filters say about a pod, each asked alone. Nodes are numbered in an order of their own.
 */
public final class PodVerdicts {

  private final List<String> nodes;
  private final int[] slots;
  private final Map<Filter, FilterVerdict> verdicts;
  private final List<String> schedulingGates;
  private final Set<NotModelled> notModelled;

  PodVerdicts(
      NodeTable nodes,
      Map<Filter, FilterVerdict> verdicts,
      List<String> schedulingGates,
      Set<NotModelled> notModelled) {
    this.nodes = nodes.names();
    this.slots = nodes.slots();
    this.verdicts = ImmutableMap.copyOf(verdicts);
    this.schedulingGates = schedulingGates;
    this.notModelled = Sets.immutableEnumSet(notModelled);
  }

  /** The names of the nodes, by number. */
  public List<String> nodes() {
    return nodes;
  }

  /** Why the filter refuses the pod whatever the node; empty if it looks at nodes. */
  public Optional<Rejection> ofPod(Filter filter) {
    return verdict(filter).ofPod();
  }

  /** Why the filter refuses the node; empty if it does not, or refuses the pod as such. */
  public Optional<Rejection> of(Filter filter, int node) {
    FilterVerdict verdict = verdict(filter);
    return verdict.ofPod().isPresent() ? Optional.empty() : verdict.of(slots[node]);
  }

  /** Whether no filter refuses the node. */
  public boolean fits(int node) {
    for (FilterVerdict verdict : verdicts.values()) {
      if (verdict.rejects(slots[node])) {
        return false;
      }
    }
    return true;
  }

  /** How many nodes no filter refuses. */
  public int fitting() {
    int fitting = 0;
    for (int node = 0; node < slots.length; node++) {
      fitting += fits(node) ? 1 : 0;
    }
    return fitting;
  }

  /** What holds the pod back before any filter is asked; empty if it is considered. */
  public List<String> schedulingGates() {
    return schedulingGates;
  }

  /** What could refuse nodes, too, and was not looked at. */
  public Set<NotModelled> notModelled() {
    return notModelled;
  }

  /**
   * What the scheduler writes into the pod's condition, up to what it says about evicting others;
   * empty if there is a node for the pod.
   */
  public Optional<String> message() {
    return SchedulerMessage.of(slots, verdicts.values());
  }

  /**
   * Why the scheduler gives up on the node: it asks no further filter after one has refused; empty
   * if none does.
   */
  public Optional<Rejection> first(int node) {
    // A node that is not even looked at is refused before all others.
    Optional<Rejection> unseen =
        of(Filter.NODE_AFFINITY, node).filter(NodeAffinityFilter.NOT_NAMED::equals);
    if (unseen.isPresent()) {
      return unseen;
    }
    for (FilterVerdict verdict : verdicts.values()) {
      Optional<Rejection> rejection = verdict.of(slots[node]);
      if (rejection.isPresent()) {
        return rejection;
      }
    }
    return Optional.empty();
  }

  private FilterVerdict verdict(Filter filter) {
    FilterVerdict verdict = verdicts.get(filter);
    if (verdict == null) {
      throw new IllegalStateException("nobody asked " + filter);
    }
    return verdict;
  }
}
