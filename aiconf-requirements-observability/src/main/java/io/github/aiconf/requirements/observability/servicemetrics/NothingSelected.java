package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.requirements.observability.servicemetrics.CollectorAnswer.NOTHING_SELECTED;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why a collector that runs selects no monitor, and what would change that. */
final class NothingSelected {

  /** A monitor that is not selected, and the commands that would change that. */
  private record Remedy(Monitor monitor, List<String> commands) {}

  private final Survey survey;

  NothingSelected(Survey survey) {
    this.survey = survey;
  }

  Finding of(Collector collector) {
    List<Selection> selections = collector.selections();
    List<Monitor> monitors = selections.stream()
        .flatMap(selection -> survey.targets().monitors().of(selection.type()).stream())
        .toList();
    boolean never = selections.stream().allMatch(Selection::isNothing);
    if (monitors.isEmpty() && !never) {
      return noMonitor(collector, selections);
    }
    Optional<Remedy> nearest = nearest(selections, monitors);
    Finding finding = Finding.fail(
            NOTHING_SELECTED,
            never
                ? collector + " has no selector for monitors, so it can select none."
                : collector + " selects none of the " + monitors.size() + " monitors that exist.")
        .lookedFor(lookedFor(collector, selections))
        .next(nearest
            .map(remedy -> "To have " + remedy.monitor() + " selected: "
                + String.join(" && ", remedy.commands()))
            .orElseGet(() -> widen(collector, selections)))
        .observed(selectors(collector, selections));
    Optional<Monitor> example =
        nearest.map(Remedy::monitor).or(() -> monitors.stream().findFirst());
    if (example.isPresent()) {
      finding = finding.observed(labels(example.get(), selections));
    }
    return never ? finding.note(unmanaged(collector)) : finding;
  }

  private static Finding noMonitor(Collector collector, List<Selection> selections) {
    return Finding.unknown(
            Reason.AMBIGUOUS, collector + " runs, but there is no monitor for it to select.")
        .lookedFor(lookedFor(collector, selections))
        .next("Create a monitor for a workload that exposes metrics, for example a "
            + selections.get(0).type().resource().kind()
            + ", with labels that it selects: " + selections.get(0))
        .observed(selectors(collector, selections));
  }

  /** The monitor that needs the fewest commands. */
  private Optional<Remedy> nearest(List<Selection> selections, List<Monitor> monitors) {
    Optional<Remedy> nearest = Optional.empty();
    for (Monitor monitor : monitors) {
      for (Selection selection : selections) {
        List<String> commands = survey.remedy(selection, monitor);
        if (!commands.isEmpty()
            && nearest.filter(n -> n.commands().size() <= commands.size()).isEmpty()) {
          nearest = Optional.of(new Remedy(monitor, commands));
        }
      }
    }
    return nearest;
  }

  private String widen(Collector collector, List<Selection> selections) {
    Optional<String> off = collector.kind().rule().switchedOffBy(collector.object());
    if (off.isPresent()) {
      return "Set " + off.get() + " of " + collector + " to true.";
    }
    Selection concerned = concerned(selections);
    if (concerned.isNothing()) {
      return "Set " + concerned.type().selector().orElse("a selector") + " of " + collector
          + ": an absent one selects nothing, {} selects everything.";
    }
    return "Let " + concerned.type().namespaceSelector().orElse("the selector") + " of " + collector
        + " select the namespaces of the monitors ({} selects all), or create monitors where it looks.";
  }

  /** Advice is of use where monitors exist already. */
  private Selection concerned(List<Selection> selections) {
    return selections.stream()
        .filter(selection -> !survey.targets().monitors().of(selection.type()).isEmpty())
        .findFirst()
        .orElse(selections.get(0));
  }

  private static String lookedFor(Collector collector, List<Selection> selections) {
    return "a "
        + String.join(
            " or ",
            selections.stream()
                .map(selection -> selection.type().resource().kind())
                .toList())
        + " that " + collector + " selects";
  }

  private static List<Observation> selectors(Collector collector, List<Selection> selections) {
    List<Observation> seen = new ArrayList<>();
    for (Selection selection : selections) {
      String field =
          selection.type().selector().orElse("selects " + selection.type().resource());
      seen.add(Observation.of(collector.object(), field, selection.toString()));
    }
    return seen;
  }

  private static Observation labels(Monitor monitor, List<Selection> selections) {
    String wanted = selections.stream()
        .filter(selection -> selection.type().resource().equals(monitor.type()))
        .map(Selection::toString)
        .findFirst()
        .orElse("nothing");
    return Observation.of(
        monitor.reference(), "metadata.labels", monitor.labels().toString(), wanted);
  }

  private static String unmanaged(Collector collector) {
    return collector
        + " may have a configuration of its own in a Secret or in its own specification; that is not evaluated";
  }
}
