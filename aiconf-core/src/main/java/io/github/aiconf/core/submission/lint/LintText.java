package io.github.aiconf.core.submission.lint;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Findings for people: the verdict first, then each finding with its place and what to do. */
final class LintText {

  private LintText() {}

  static void write(List<SubmissionResult> results, Writer out) throws IOException {
    for (SubmissionResult result : results) {
      out.write(PlainText.of(result.path() + ": " + verdict(result)) + "\n");
      for (LintFinding finding : result.findings()) {
        out.write("  " + PlainText.of(line(finding)) + "\n");
        out.write("      " + PlainText.of(finding.next())
            + (finding.edit().isPresent() ? " (--fix)" : "") + "\n");
      }
    }
    out.flush();
  }

  private static String verdict(SubmissionResult result) {
    List<String> counts = new ArrayList<>();
    count(result, Severity.ERROR, "error", "errors", counts);
    count(result, Severity.WARNING, "warning", "warnings", counts);
    count(result, Severity.ADVICE, "piece of advice", "pieces of advice", counts);
    String verdict = result.ok() ? "accepted" : "refused";
    return counts.isEmpty() ? verdict : verdict + ", " + String.join(", ", counts);
  }

  private static void count(
      SubmissionResult result, Severity severity, String one, String many, List<String> counts) {
    long count =
        result.findings().stream().filter(f -> f.severity() == severity).count();
    if (count > 0) {
      counts.add(count + " " + (count == 1 ? one : many));
    }
  }

  private static String line(LintFinding finding) {
    return finding.file() + ":" + finding.place().line() + ":" + finding.place().column() + " "
        + finding.severity().key() + " " + finding.rule() + ": " + finding.message();
  }
}
