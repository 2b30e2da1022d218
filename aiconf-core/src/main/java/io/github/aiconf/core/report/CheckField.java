package io.github.aiconf.core.report;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.core.CheckResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of what a check found, in words, safe to show.
 *
 * @param label for example {@code Looked for}
 * @param lines at least one
 */
record CheckField(String label, List<String> lines) {

  private static final int TEXT_LENGTH = 1_000;

  /** The verdict with its reason, for example {@code UNKNOWN (RBAC_DENIED)}. */
  static String verdict(CheckResult check) {
    Finding finding = check.finding();
    return finding.verdict() + finding.reason().map(r -> " (" + r.code() + ")").orElse("");
  }

  /** What there is to say about a check, in the order of reading. */
  static List<CheckField> of(CheckResult check, int observations) {
    return of(check, ObservationText.lines(check.finding().observations(), observations));
  }

  /** The same but for what was seen. */
  static List<CheckField> withoutObservations(CheckResult check) {
    return of(check, List.of());
  }

  private static List<CheckField> of(CheckResult check, List<String> seen) {
    Finding finding = check.finding();
    List<CheckField> fields = new ArrayList<>();
    fields.add(safe("Found", List.of(finding.summary())));
    fields.add(safe("Looked for", List.of(finding.lookedFor())));
    fields.add(new CheckField("Seen", seen));
    fields.add(safe("Next", List.of(finding.next())));
    fields.add(safe("Warning", finding.warnings()));
    fields.add(safe("Note", notes(finding)));
    fields.add(safe("Not seen", check.gaps().stream().map(CheckField::shortly).toList()));
    fields.removeIf(field -> field.lines().isEmpty());
    return fields;
  }

  private static CheckField safe(String label, List<String> texts) {
    return new CheckField(
        label,
        texts.stream()
            .map(text -> SafeText.line(text, TEXT_LENGTH))
            .filter(line -> !line.isEmpty())
            .toList());
  }

  private static List<String> notes(Finding finding) {
    List<String> notes = new ArrayList<>(finding.notes());
    if (finding.simulatedHardware()) {
      notes.add("This rests on simulated hardware.");
    }
    return notes;
  }

  private static String shortly(Gap gap) {
    return gap.what() + " (" + gap.cause() + ")";
  }
}
