package io.github.aiconf.core.report;

import io.github.aiconf.api.Observation;
import java.util.ArrayList;
import java.util.List;

/** Observations in words, safe to show. */
final class ObservationText {

  private static final int VALUE_LENGTH = 240;

  private ObservationText() {}

  /** The first observations, one on a line, and how many there are beyond them. */
  static List<String> lines(List<Observation> observations, int limit) {
    List<String> lines = new ArrayList<>();
    observations.stream().limit(limit).map(ObservationText::line).forEach(lines::add);
    if (observations.size() > limit) {
      lines.add(more(observations.size() - limit));
    }
    return lines;
  }

  static String more(int count) {
    return "and " + count + " more (-o json has all)";
  }

  /** An observed or expected value, never blank. */
  static String value(String value) {
    String line = SafeText.line(value, VALUE_LENGTH);
    return line.isEmpty() ? "(empty)" : line;
  }

  private static String line(Observation observation) {
    return SafeText.line(observation.object().toString())
        + "  "
        + SafeText.line(observation.field())
        + " = "
        + value(observation.value())
        + observation
            .expected()
            .map(wanted -> " (expected " + value(wanted) + ")")
            .orElse("");
  }
}
