package io.github.aiconf.simulator.placement.stream;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.ClusterObjects;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.NotModelled;
import io.github.aiconf.simulator.placement.PodVerdicts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of the pods of a recorded case when the whole scheduler ran, and whether the filters
 * say the same: a pod that was placed passes on its node when it is its turn; what the scheduler
 * writes about one that was refused is what we say when all others are where they came to be.
 */
final class RecordedRun {

  /** What was seen of a pod. */
  enum Outcome {
    /** It was there from the start. */
    BOUND,
    /** It was evicted. */
    EVICTED,
    /** It got a node. */
    PLACED,
    /** It was refused, with the reasons of filters. */
    REFUSED,
    /** The scheduler gave up on it because of an error. */
    FAILED,
    /** There is a node for it, but not for its group. */
    WAITS_FOR_GROUP,
    /** Its group is nowhere near together. */
    NOWHERE_TOGETHER,
    /** It was not looked at. */
    SILENT
  }

  private static final String GROUP_WAITS = "pod group is unschedulable, waiting for minCount";
  private static final String NOWHERE = "no feasible placements found";

  private final RecordedState state;
  private final List<Pod> pending;

  RecordedRun(Map<String, Object> recorded) {
    this.state = new RecordedState(recorded);
    List<Pod> all = new ArrayList<>(state.pending());
    all.sort(Comparator.comparingLong((Pod pod) -> pod.spec().priority()).reversed());
    this.pending = List.copyOf(all);
  }

  /** By pod. */
  Map<String, Outcome> outcomes() {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    Set<String> keys = new TreeSet<>(state.pods().keySet());
    for (String key : keys) {
      outcomes.put(key, outcome(key));
    }
    return outcomes;
  }

  private Outcome outcome(String key) {
    if (pending.stream().noneMatch(pod -> pod.key().equals(key))) {
      return state.isEvicted(key) ? Outcome.EVICTED : Outcome.BOUND;
    }
    if (!state.node(key).isEmpty()) {
      return Outcome.PLACED;
    }
    String message = state.message(key);
    return switch (state.field(key, "reason")) {
      case "" -> Outcome.SILENT;
      case "SchedulerError" -> Outcome.FAILED;
      default -> {
        if (message.startsWith(GROUP_WAITS)) {
          yield Outcome.WAITS_FOR_GROUP;
        }
        yield message.equals(NOWHERE) ? Outcome.NOWHERE_TOGETHER : Outcome.REFUSED;
      }
    };
  }

  /** What we say otherwise; empty if nothing. */
  Optional<String> problem(String key) {
    Pod pod =
        pending.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
    return switch (outcome(key)) {
      case PLACED -> atItsTurn(pod);
      case REFUSED -> refused(pod);
      case FAILED -> failed(pod);
      case WAITS_FOR_GROUP -> waits(pod);
      case NOWHERE_TOGETHER -> hasParts(pod) ? Optional.of("there are parts") : Optional.empty();
      case SILENT -> silent(pod);
      default -> throw new IllegalArgumentException(key);
    };
  }

  /** Groups are placed in an order that is not recorded. */
  private Optional<String> atItsTurn(Pod wanted) {
    List<Pod> left = new ArrayList<>(pending);
    left.removeIf(pod -> state.node(pod.key()).isEmpty());
    List<Pod> placed = new ArrayList<>();
    boolean anyOrder = wanted.spec().group().isPresent();
    while (!left.isEmpty()) {
      NodeInventory inventory = state.inventory(placed);
      Optional<Pod> next = left.stream()
          .limit(anyOrder ? left.size() : 1)
          .filter(pod -> fits(inventory.judge(pod), state.node(pod.key())))
          .findFirst();
      if (next.isEmpty()) {
        return left.contains(wanted)
            ? Optional.of("does not fit " + state.node(wanted.key()))
            : Optional.empty();
      }
      left.remove(next.get());
      placed.add(next.get());
    }
    return Optional.empty();
  }

  private static boolean fits(PodVerdicts verdicts, String node) {
    int number = verdicts.nodes().indexOf(node);
    return number >= 0 && verdicts.fits(number);
  }

  /** In the end, or at its turn; of a group in some state in which those wait that wait. */
  private Optional<String> refused(Pod pod) {
    List<Pod> placed = placed();
    if (says(pod, state.inventory(placed)) || says(pod, state.inventory(before(pod)))) {
      return Optional.empty();
    }
    if (pod.spec().group().isPresent()) {
      List<Pod> waiting = pending.stream()
          .filter(each -> outcome(each.key()) == Outcome.WAITS_FOR_GROUP)
          .filter(each -> each.spec().group().equals(pod.spec().group()))
          .toList();
      for (ClusterObjects part : state.parts(pod, true)) {
        if (somewhere(waiting, pod, state.inventory(part, placed))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        state.message(pod.key()) + " not " + state.inventory(placed).judge(pod).message());
  }

  /** What exactly is wrong with the claim is said differently. */
  private Optional<String> failed(Pod pod) {
    Optional<String> ours = state.inventory(placed()).judge(pod).message();
    String start = state.message(pod.key()).split(": selector", -1)[0];
    return ours.filter(text -> text.startsWith(start)).isPresent()
        ? Optional.empty()
        : Optional.of(start + " not " + ours);
  }

  private boolean says(Pod pod, NodeInventory inventory) {
    Optional<String> ours = inventory.judge(pod).message();
    String theirs = state.message(pod.key());
    return ours.isPresent() && (theirs.equals(ours.get()) || theirs.startsWith(ours.get() + " "));
  }

  private boolean somewhere(List<Pod> waiting, Pod refused, NodeInventory inventory) {
    // What is written about members comes from several parts.
    boolean isDone = waiting.isEmpty()
        || state.group(refused).flatMap(RecordedGroup::topology).isPresent();
    if (isDone && says(refused, inventory)) {
      return true;
    }
    for (Pod next : waiting) {
      PodVerdicts verdicts = inventory.judge(next);
      for (int node = 0; node < verdicts.nodes().size(); node++) {
        if (verdicts.fits(node)) {
          Pod placed = next.on(verdicts.nodes().get(node));
          inventory.add(placed);
          List<Pod> rest = new ArrayList<>(waiting);
          rest.remove(next);
          boolean found = somewhere(rest, refused, inventory);
          inventory.remove(placed);
          if (found) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private List<Pod> placed() {
    return pending.stream().filter(pod -> !state.node(pod.key()).isEmpty()).toList();
  }

  private List<Pod> before(Pod pod) {
    return pending.subList(0, pending.indexOf(pod)).stream()
        .filter(each -> !state.node(each.key()).isEmpty())
        .toList();
  }

  private Optional<String> waits(Pod pod) {
    return state.parts(pod, true).stream()
            .anyMatch(part -> state.inventory(part, placed()).judge(pod).fitting() > 0)
        ? Optional.empty()
        : Optional.of("waits for others, but there is no node for it");
  }

  private boolean hasParts(Pod pod) {
    return !state.parts(pod, true).isEmpty();
  }

  private Optional<String> silent(Pod pod) {
    PodVerdicts verdicts = state.inventory(placed()).judge(pod);
    boolean known = !verdicts.schedulingGates().isEmpty()
        || verdicts.notModelled().contains(NotModelled.SCHEDULER)
        || verdicts.ofPod(Filter.DYNAMIC_RESOURCES).isPresent()
        || state
            .group(pod)
            .map(RecordedGroup::isIncomplete)
            .orElse(pod.spec().group().isPresent());
    return known ? Optional.empty() : Optional.of("nothing keeps it from being looked at");
  }

  /** The groups that were recorded. */
  List<RecordedGroup> groups() {
    return state.groups();
  }

  /** The cluster before the group is placed, as far as it can be there. */
  NodeInventory start(RecordedGroup group) {
    return state.start(group);
  }
}
