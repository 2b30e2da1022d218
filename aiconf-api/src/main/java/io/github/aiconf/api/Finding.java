package io.github.aiconf.api;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a check answers: a verdict and what it rests on. Immutable; the methods that add something
 * return a new finding.
 *
 * <p>A finding is complete when it has an observation and, for FAIL and UNKNOWN, says what was
 * looked for and what to do next. The engine treats an incomplete one as a bug of the check.
 *
 * @param verdict the answer
 * @param reason why it is not PASS; empty for PASS
 * @param summary one sentence: what is so
 * @param lookedFor what would have decided for PASS
 * @param next the smallest step that would help
 * @param observations what was seen, in the order of importance
 * @param warnings weaknesses that do not change the verdict
 * @param notes facts that a reader may want beside the verdict
 * @param simulatedHardware whether it rests on devices that are made up, so that it counts for no
 *     submission
 */
public record Finding(
    Verdict verdict,
    Optional<Reason> reason,
    String summary,
    String lookedFor,
    String next,
    List<Observation> observations,
    List<String> warnings,
    List<String> notes,
    boolean simulatedHardware) {

  /** Copies the lists. */
  public Finding {
    observations = List.copyOf(observations);
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
  }

  /** The check saw what the requirement asks for. */
  public static Finding pass(String summary) {
    return new Finding(
        Verdict.PASS, Optional.empty(), summary, "", "", List.of(), List.of(), List.of(), false);
  }

  /** The check saw a contradiction to the requirement. */
  public static Finding fail(Reason reason, String summary) {
    return not(Verdict.FAIL, reason, summary);
  }

  /** What was seen does not decide. */
  public static Finding unknown(Reason reason, String summary) {
    return not(Verdict.UNKNOWN, reason, summary);
  }

  /** The requirement does not concern this cluster. */
  public static Finding notApplicable(Reason reason, String summary) {
    return not(Verdict.NOT_APPLICABLE, reason, summary);
  }

  /** Something that the verdict depends on could not be read. */
  public static Finding unreadable(Gap gap) {
    return unknown(Reason.of(gap), "Could not see " + gap.what() + ": " + gap.detail())
        .lookedFor(gap.what())
        .next(gap.next());
  }

  private static Finding not(Verdict verdict, Reason reason, String summary) {
    return new Finding(
        verdict, Optional.of(reason), summary, "", "", List.of(), List.of(), List.of(), false);
  }

  /** This finding, saying what would have decided for PASS. */
  public Finding lookedFor(String what) {
    return new Finding(
        verdict, reason, summary, what, next, observations, warnings, notes, simulatedHardware);
  }

  /** This finding, saying what to do. */
  public Finding next(String step) {
    return new Finding(
        verdict,
        reason,
        summary,
        lookedFor,
        step,
        observations,
        warnings,
        notes,
        simulatedHardware);
  }

  /** This finding with one observation more. */
  public Finding observed(Observation observation) {
    return observed(List.of(observation));
  }

  /** This finding with one observation more: a field that is as it should be. */
  public Finding observed(KubernetesObject object, String field, String value) {
    return observed(Observation.of(object, field, value));
  }

  /** This finding with further observations. */
  public Finding observed(Collection<Observation> more) {
    return with(joined(observations, more), warnings, notes);
  }

  /** This finding with a weakness that does not change the verdict. */
  public Finding warning(String text) {
    return warnings(List.of(text));
  }

  /** This finding with weaknesses that do not change the verdict. */
  public Finding warnings(Collection<String> more) {
    return with(observations, joined(warnings, more), notes);
  }

  /** This finding with a fact beside the verdict. */
  public Finding note(String text) {
    return notes(List.of(text));
  }

  /** This finding with facts beside the verdict. */
  public Finding notes(Collection<String> more) {
    return with(observations, warnings, joined(notes, more));
  }

  /** This finding, resting on devices that are made up. */
  public Finding onSimulatedHardware() {
    return new Finding(
        verdict, reason, summary, lookedFor, next, observations, warnings, notes, true);
  }

  /** What this finding lacks to be complete; empty when it is. */
  public Optional<String> incompleteness() {
    if (summary.isBlank()) {
      return Optional.of("it has no summary");
    }
    boolean decidedAgainst = verdict == Verdict.FAIL || verdict == Verdict.UNKNOWN;
    if (decidedAgainst && lookedFor.isBlank()) {
      return Optional.of("it does not say what was looked for");
    }
    if (decidedAgainst && next.isBlank()) {
      return Optional.of("it does not say what to do next");
    }
    return observations.isEmpty() && verdict != Verdict.UNKNOWN
        ? Optional.of("it has no observation")
        : Optional.empty();
  }

  private Finding with(List<Observation> seen, List<String> weaknesses, List<String> facts) {
    return new Finding(
        verdict, reason, summary, lookedFor, next, seen, weaknesses, facts, simulatedHardware);
  }

  private static <T> List<T> joined(List<T> first, Collection<? extends T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
