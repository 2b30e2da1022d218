package io.github.aiconf.api.health;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a part of a component stands.
 *
 * @param problem what is broken; empty where nothing was seen to be
 * @param observations what was seen
 * @param warnings weaknesses that do not make it broken
 * @param notes what was not seen, and other facts
 */
public record Health(
    Optional<Problem> problem,
    List<Observation> observations,
    List<String> warnings,
    List<String> notes) {

  /**
   * What is broken.
   *
   * @param reason a reason for FAIL
   * @param summary one sentence
   * @param lookedFor what a healthy part would show
   * @param next the smallest step that would help
   */
  public record Problem(Reason reason, String summary, String lookedFor, String next) {}

  /** Copies the lists. */
  public Health {
    observations = List.copyOf(observations);
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
  }

  /** Nothing is broken. */
  public static Health healthy(List<Observation> observations) {
    return new Health(Optional.empty(), observations, List.of(), List.of());
  }

  /** Something is broken. */
  public static Health broken(Problem problem, List<Observation> observations) {
    return new Health(Optional.of(problem), observations, List.of(), List.of());
  }

  /** Several parts as one: broken where one of them is, by the first problem. */
  public static Health all(List<Health> parts) {
    List<Observation> observations = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Health part : parts) {
      observations.addAll(part.observations());
      warnings.addAll(part.warnings());
      notes.addAll(part.notes());
    }
    Optional<Problem> problem =
        parts.stream().flatMap(part -> part.problem().stream()).findFirst();
    return new Health(problem, observations, warnings, notes);
  }

  /** This health with a weakness. */
  public Health warning(String text) {
    List<String> more = new ArrayList<>(warnings);
    more.add(text);
    return new Health(problem, observations, more, notes);
  }

  /** This health with a fact. */
  public Health note(String text) {
    List<String> more = new ArrayList<>(notes);
    more.add(text);
    return new Health(problem, observations, warnings, more);
  }

  /** Whether nothing was seen to be broken. */
  public boolean isHealthy() {
    return problem.isEmpty();
  }

  /** FAIL with the problem, or PASS with the given summary. */
  public Finding finding(String whereHealthy) {
    Finding finding = problem
        .map(p -> Finding.fail(p.reason(), p.summary()).lookedFor(p.lookedFor()).next(p.next()))
        .orElseGet(() -> Finding.pass(whereHealthy));
    return finding.observed(observations).warnings(warnings).notes(notes);
  }
}
