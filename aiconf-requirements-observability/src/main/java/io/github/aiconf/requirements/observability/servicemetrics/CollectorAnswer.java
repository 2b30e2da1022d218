package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.UnreadableException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether a collector runs and selects a monitor with a target that is ready. */
final class CollectorAnswer {

  static final Reason NOTHING_SELECTED = new Reason(
      "NOTHING_SELECTED",
      "A collector runs, but its selectors are absent or match none of the monitors that exist, so it discovers nothing.");

  static final Reason TARGETS_UNRESOLVED = new Reason(
      "TARGETS_UNRESOLVED",
      "A collector selects monitors, but what they find lacks the port that they ask for, so nothing is collected. "
          + "Monitors that find nothing, or nothing that is ready yet, are UNKNOWN(AMBIGUOUS) instead.");

  /** A reader wants examples, not thousands of lines. */
  private static final int EXAMPLES = 5;

  private final Survey survey;

  CollectorAnswer(Survey survey) {
    this.survey = survey;
  }

  Finding of(Collector collector) {
    Finding health = new CollectorHealth(survey.workloads()).of(collector);
    if (health.verdict() != Verdict.PASS) {
      return health;
    }
    Set<Monitor> selected = new LinkedHashSet<>();
    List<Gap> gaps = new ArrayList<>();
    for (Selection selection : collector.selections()) {
      try {
        selected.addAll(survey.selected(selection));
      } catch (UnreadableException e) {
        gaps.add(e.gap());
      }
    }
    survey.runs(collector, selected);
    Finding finding = answer(collector, List.copyOf(selected), gaps);
    return finding.observed(health.observations()).warnings(health.warnings());
  }

  private Finding answer(Collector collector, List<Monitor> selected, List<Gap> gaps) {
    List<Monitor> resolved =
        selected.stream().filter(monitor -> monitor.reach().isResolved()).toList();
    if (!resolved.isEmpty()) {
      return collects(collector, selected, resolved);
    }
    requireComplete(collector, selected, gaps);
    if (collector.hasHiddenTargets()) {
      return hidden(collector, selected);
    }
    return selected.isEmpty()
        ? new NothingSelected(survey).of(collector)
        : unresolved(collector, selected);
  }

  private static Finding collects(
      Collector collector, List<Monitor> selected, List<Monitor> resolved) {
    Finding finding = Finding.pass(collector + " runs, with a ready target for " + resolved.size()
        + " of " + selected.size() + " selected monitors.");
    for (Monitor monitor : resolved.subList(0, Math.min(EXAMPLES, resolved.size()))) {
      finding = finding.observed(monitorSeen(collector, monitor)).observed(target(monitor));
    }
    List<String> idle = selected.stream()
        .filter(monitor -> !monitor.reach().isResolved())
        .map(CollectorAnswer::idle)
        .toList();
    return finding.warnings(Examples.of(idle, "selected monitors without a target that is ready"));
  }

  /** Where nothing was found, something that could not be seen may be what was looked for. */
  private void requireComplete(Collector collector, List<Monitor> selected, List<Gap> gaps) {
    for (Selection selection : collector.selections()) {
      if (!selection.isNothing()) {
        survey.targets().monitors().gap(selection.type()).ifPresent(gaps::add);
      }
    }
    selected.forEach(monitor -> survey.targets().gap(monitor).ifPresent(gaps::add));
    if (!gaps.isEmpty()) {
      throw new UnreadableException(gaps.get(0));
    }
  }

  private static Finding hidden(Collector collector, List<Monitor> selected) {
    return Finding.unknown(
            Reason.AMBIGUOUS,
            collector
                + " has targets of its own that no object shows, and selects no monitor with a target that is ready.")
        .lookedFor("a monitor that it selects, with a target that is ready")
        .next(
            "Select a monitor of a workload that exposes metrics, so that the wiring can be seen; "
                + "what its own configuration collects is not evaluated.")
        .observed(Observation.of(
            collector.object(),
            String.join(", ", collector.kind().hiddenTargets()),
            "present, not evaluated"))
        .observed(Observation.of(
            collector.object(), "monitors selected", String.valueOf(selected.size())));
  }

  private static Finding unresolved(Collector collector, List<Monitor> selected) {
    Optional<Monitor> wrong = selected.stream().anyMatch(CollectorAnswer::mayStillResolve)
        ? Optional.empty()
        : selected.stream().filter(monitor -> monitor.reach().isMisdirected()).findFirst();
    Finding finding = wrong
        .map(monitor -> Finding.fail(
                TARGETS_UNRESOLVED,
                collector + " selects " + selected.size()
                    + " monitors, but no target can be collected: " + monitor
                    + " asks for a port that is not there.")
            .next("Name a port of the target in " + monitor + ", or give the target that port."))
        .orElseGet(() -> Finding.unknown(
                Reason.AMBIGUOUS,
                collector + " selects " + selected.size()
                    + " monitors, but none of them shows a target that is ready at this time.")
            .next("Run a workload that a selected monitor finds, and ask again once it is Ready."));
    List<Observation> seen = new ArrayList<>();
    wrong.ifPresent(monitor -> addSeen(collector, monitor, seen));
    for (Monitor monitor : selected) {
      if (seen.size() < 2 * EXAMPLES && !wrong.equals(Optional.of(monitor))) {
        addSeen(collector, monitor, seen);
      }
    }
    return finding
        .lookedFor(
            "a selected monitor whose Service has a ready endpoint, or whose pods are Ready, at the port it asks for")
        .observed(seen);
  }

  private static boolean mayStillResolve(Monitor monitor) {
    return !monitor.reach().isMisdirected()
        && (monitor.reach().isHidden() || monitor.reach().obstacle().isPresent());
  }

  private static void addSeen(Collector collector, Monitor monitor, List<Observation> seen) {
    seen.add(monitorSeen(collector, monitor));
    seen.add(monitor
        .reach()
        .obstacle()
        .orElseGet(() -> Observation.of(
            monitor.reference(),
            "targets",
            monitor.reach().isHidden() ? "not evaluated" : "0",
            "at least 1")));
  }

  private static Observation monitorSeen(Collector collector, Monitor monitor) {
    return Observation.of(monitor.reference(), "selected by", collector.toString());
  }

  private static List<Observation> target(Monitor monitor) {
    return monitor.reach().target().stream().toList();
  }

  private static String idle(Monitor monitor) {
    String why = monitor
        .reach()
        .obstacle()
        .map(o -> o.object() + ", " + o.field() + ": " + o.value() + ", expected "
            + o.expected().orElse(""))
        .orElse(monitor.reach().isHidden() ? "its targets are not evaluated" : "it finds nothing");
    return monitor + " is selected, but shows no target that is ready: " + why;
  }
}
