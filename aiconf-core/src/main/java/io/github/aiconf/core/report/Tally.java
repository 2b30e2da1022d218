package io.github.aiconf.core.report;

import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.ConformanceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many requirements have which verdict.
 *
 * @param outcomes the requirements of a report
 */
record Tally(List<Outcome> outcomes) {

  static Tally of(ConformanceReport report) {
    return new Tally(report.requirements().stream().map(Outcome::new).toList());
  }

  int total() {
    return outcomes.size();
  }

  long count(Verdict verdict) {
    return outcomes.stream()
        .filter(outcome -> outcome.result().verdict() == verdict)
        .count();
  }

  /** The ids of the requirements that rest on devices that are made up. */
  List<String> onSimulatedHardware() {
    return outcomes.stream()
        .filter(Outcome::restsOnSimulatedHardware)
        .map(Outcome::id)
        .toList();
  }

  /** For example {@code 6 requirements: 4 PASS, 1 FAIL, 1 UNKNOWN}. */
  String sentence() {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = count(verdict);
      if (count > 0) {
        counts.add(count + " " + verdict);
      }
    }
    String noun = total() == 1 ? " requirement" : " requirements";
    return total() + noun + (counts.isEmpty() ? "" : ": " + String.join(", ", counts));
  }

  Optional<String> caveat() {
    List<String> ids = onSimulatedHardware();
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "On simulated hardware, which counts for no submission: " + String.join(", ", ids));
  }
}
