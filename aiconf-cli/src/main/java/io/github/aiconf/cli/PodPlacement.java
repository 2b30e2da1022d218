package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NotModelled;
import io.github.aiconf.simulator.placement.PodVerdicts;
import io.github.aiconf.simulator.placement.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one pod can be placed, if nothing else changes.
 *
 * @param pod what was asked about
 * @param verdicts what the filters say
 * @param pinned whether only one node was asked for
 * @param fits names of the nodes that take it
 * @param refusals nodes that refuse it for the same reasons, the largest group first
 */
record PodPlacement(
    Pod pod, PodVerdicts verdicts, boolean pinned, List<String> fits, List<Group> refusals) {

  /**
   * A filter that refuses.
   *
   * @param filter which
   * @param rejection why
   */
  record Refusal(Filter filter, Rejection rejection) {

    /** Plugin and reasons. */
    String text() {
      return filter.plugin() + ": " + String.join(", ", rejection.reasons());
    }

    boolean isResolvable() {
      return rejection.code() == Rejection.Code.UNSCHEDULABLE;
    }
  }

  /**
   * Nodes that refuse for the same reasons.
   *
   * @param reasons of every filter that refuses
   * @param nodes names
   */
  record Group(List<Refusal> reasons, List<String> nodes) {

    /** Keeps copies. */
    Group {
      reasons = List.copyOf(reasons);
      nodes = List.copyOf(nodes);
    }

    /** Whether evicting other pods could make room. */
    boolean isResolvable() {
      return reasons.stream().allMatch(Refusal::isResolvable);
    }
  }

  /** Keeps copies. */
  PodPlacement {
    fits = List.copyOf(fits);
    refusals = List.copyOf(refusals);
  }

  /**
   * Sorts the nodes.
   *
   * @param only the node that is asked for; null for all
   * @throws InputException if there is no node of that name
   */
  static PodPlacement of(Pod pod, PodVerdicts verdicts, @Nullable String only) {
    if (only != null && !verdicts.nodes().contains(only)) {
      throw new InputException("--node: there is no node '" + only + "' in the cluster; "
          + Choices.of("there are", verdicts.nodes()));
    }
    List<String> fits = new ArrayList<>();
    Map<List<Refusal>, List<String>> refused = new LinkedHashMap<>();
    for (int node = 0; node < verdicts.nodes().size(); node++) {
      String name = verdicts.nodes().get(node);
      if (only != null && !only.equals(name)) {
        continue;
      }
      if (verdicts.fits(node)) {
        fits.add(name);
      } else {
        refused
            .computeIfAbsent(refusals(verdicts, node), reasons -> new ArrayList<>())
            .add(name);
      }
    }
    List<Group> groups = new ArrayList<>();
    refused.forEach((reasons, nodes) -> groups.add(new Group(reasons, nodes)));
    groups.sort(Comparator.comparing(group -> -group.nodes().size()));
    return new PodPlacement(pod, verdicts, only != null, fits, groups);
  }

  private static List<Refusal> refusals(PodVerdicts verdicts, int node) {
    List<Refusal> refusals = new ArrayList<>();
    for (Filter filter : Filter.values()) {
      verdicts
          .ofPod(filter)
          .or(() -> verdicts.of(filter, node))
          .ifPresent(rejection -> refusals.add(new Refusal(filter, rejection)));
    }
    return refusals;
  }

  PlacementAnswer answer() {
    boolean fitsSomewhere = !fits.isEmpty();
    boolean otherScheduler = verdicts.notModelled().contains(NotModelled.SCHEDULER);
    if (otherScheduler || (fitsSomewhere && !verdicts.notModelled().isEmpty())) {
      return PlacementAnswer.NOT_MODELLED;
    }
    if (fitsSomewhere) {
      return PlacementAnswer.FITS;
    }
    return undecided().isEmpty() ? PlacementAnswer.DOES_NOT_FIT : PlacementAnswer.UNDECIDED;
  }

  /** Nodes of which it is not known whether they take the pod, since a search was ended. */
  private List<String> undecided() {
    return refusals.stream()
        .filter(
            group -> group.reasons().stream().allMatch(each -> each.rejection().isUndecided()))
        .flatMap(group -> group.nodes().stream())
        .toList();
  }

  /** What the scheduler would write into the condition of the pod. */
  Optional<String> message() {
    return verdicts.schedulingGates().isEmpty() && !pinned ? verdicts.message() : Optional.empty();
  }

  int asked() {
    return fits.size()
        + refusals.stream().mapToInt(group -> group.nodes().size()).sum();
  }

  /** What a reader has to know beside the answer. */
  List<String> notes(PlacementCluster cluster) {
    List<String> notes = new ArrayList<>();
    if (!verdicts.schedulingGates().isEmpty()) {
      notes.add(pod.key() + " is not considered while it has scheduling gates: "
          + String.join(", ", verdicts.schedulingGates()) + ".");
    }
    if (verdicts.notModelled().contains(NotModelled.VOLUMES)) {
      notes.add(pod.key() + " has volumes that may tie it to nodes: "
          + String.join(", ", pod.spec().volumes()) + ". That is not looked at.");
    }
    if (verdicts.notModelled().contains(NotModelled.SCHEDULER)) {
      notes.add(pod.key() + " is scheduled by " + pod.spec().schedulerName()
          + ", which may have other filters; these are those of the default scheduler.");
    }
    if (!undecided().isEmpty()) {
      notes.add("The search for devices was ended before it had an answer: "
          + Choices.some(undecided()) + ".");
    }
    List<String> closed = fits.stream().filter(cluster::isNotReady).toList();
    if (!closed.isEmpty()) {
      notes.add("Nodes that are not Ready and have no taint that says so, so that the scheduler"
          + " places pods there all the same: " + Choices.some(closed) + ".");
    }
    return notes;
  }
}
