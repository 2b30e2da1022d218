package io.github.aiconf.core.submission.lint;

import io.github.aiconf.core.submission.edit.TextEdit;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.yaml.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects the findings of one submission. */
final class FindingList {

  private final SubmissionDirectory submission;
  private final List<LintFinding> findings = new ArrayList<>();

  FindingList(SubmissionDirectory submission) {
    this.submission = submission;
  }

  void error(String rule, String subject, Place place, String message, String next) {
    add(Severity.ERROR, rule, subject, place, message, next, Optional.empty());
  }

  void error(String rule, String subject, Place place, String message, String next, TextEdit edit) {
    add(Severity.ERROR, rule, subject, place, message, next, Optional.of(edit));
  }

  void warning(String rule, String subject, Place place, String message, String next) {
    add(Severity.WARNING, rule, subject, place, message, next, Optional.empty());
  }

  void advice(String rule, String subject, Place place, String message, String next) {
    add(Severity.ADVICE, rule, subject, place, message, next, Optional.empty());
  }

  void advice(
      String rule, String subject, Place place, String message, String next, TextEdit edit) {
    add(Severity.ADVICE, rule, subject, place, message, next, Optional.of(edit));
  }

  private void add(
      Severity severity,
      String rule,
      String subject,
      Place place,
      String message,
      String next,
      Optional<TextEdit> edit) {
    findings.add(new LintFinding(
        severity,
        rule,
        subject,
        submission.pathOf(SubmissionDirectory.PRODUCT),
        place,
        message,
        next,
        edit));
  }

  /** Of another file of the submission. */
  void errorIn(String file, String rule, int line, String message, String next) {
    findings.add(new LintFinding(
        Severity.ERROR,
        rule,
        file,
        submission.pathOf(file),
        new Place(Math.max(1, line), 1, 0),
        message,
        next,
        Optional.empty()));
  }

  SubmissionResult result() {
    findings.sort(Comparator.comparing(LintFinding::severity)
        .thenComparing(LintFinding::file)
        .thenComparing(finding -> finding.place().offset())
        .thenComparing(LintFinding::rule));
    return new SubmissionResult(submission.path(), findings);
  }
}
