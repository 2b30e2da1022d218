package io.github.aiconf.core.report;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Category;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Status;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.RequirementResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a requirement in words, on one line each.
 *
 * @param result what the run says
 */
record Outcome(RequirementResult result) {

  private static final int SUMMARY_LENGTH = 300;

  String id() {
    return SafeText.line(result.id());
  }

  /** The sentence of the check that speaks for the requirement, with the reason in front. */
  String summary() {
    String sentence = speaker()
        .map(check -> check.finding().summary())
        .or(() -> result.reason().map(Reason::meaning))
        .orElse("");
    String prefix = result.reason().map(reason -> reason.code() + ": ").orElse("");
    return SafeText.line(prefix + sentence, SUMMARY_LENGTH);
  }

  /** Level, category, assurance and proposed status, as far as they are there. */
  String rank() {
    List<String> parts = new ArrayList<>();
    parts.add(result.level().name());
    result.category().map(Category::key).ifPresent(parts::add);
    result.assurance().map(Assurance::name).ifPresent(parts::add);
    result.status().map(Status::text).ifPresent(text -> parts.add("proposed status: " + text));
    return String.join(", ", parts);
  }

  String assurance() {
    return result.assurance().map(Assurance::name).orElse("-");
  }

  boolean restsOnSimulatedHardware() {
    return result.checks().stream().anyMatch(check -> check.finding().simulatedHardware());
  }

  // The assurance tells from which depth the verdict comes.
  private Optional<CheckResult> speaker() {
    List<CheckResult> candidates = result.checks().stream()
        .filter(check -> check.finding().verdict() == result.verdict())
        .filter(check -> check.finding().reason().equals(result.reason()))
        .toList();
    return candidates.stream()
        .filter(check -> result.assurance().equals(Optional.of(check.depth().assurance())))
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }
}
