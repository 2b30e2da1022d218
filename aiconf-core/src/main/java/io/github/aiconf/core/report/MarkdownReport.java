package io.github.aiconf.core.report;

import static io.github.aiconf.core.report.MarkdownText.code;
import static io.github.aiconf.core.report.MarkdownText.prose;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Status;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.cluster.ClusterFacts;
import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes a report as Markdown for an issue or a wiki. */
final class MarkdownReport implements ReportWriter {

  /** An issue on GitHub ends at 65,536 characters. */
  private static final int OBSERVATIONS = 20;

  @Override
  public void write(ConformanceReport report, Writer out) throws IOException {
    StringBuilder page = new StringBuilder();
    Tally tally = Tally.of(report);
    header(page, report);
    table(page, tally);
    tally.outcomes().forEach(outcome -> section(page, outcome));
    out.write(page.toString());
    out.flush();
  }

  private static void header(StringBuilder page, ConformanceReport report) {
    ClusterFacts cluster = report.cluster();
    String source = cluster.source().name().toLowerCase(Locale.ROOT);
    String version =
        cluster.version().map(v -> "Kubernetes " + prose(v)).orElse("version not known");
    line(page, "# AI conformance of " + code(cluster.name()));
    line(page, "");
    line(page, "- Cluster: " + code(cluster.name()) + " (" + source + "), " + version);
    line(page, "- Checklist: Kubernetes " + report.checklist());
    line(page, "- Depth: " + report.depth());
    line(page, "- Time: " + cluster.time().truncatedTo(ChronoUnit.SECONDS));
    line(page, "- Tool: aiconf " + prose(report.toolVersion()));
    report.gaps().forEach(gap -> line(page, "- Not seen: " + gap(gap)));
  }

  private static String gap(Gap gap) {
    return code(gap.what())
        + " ("
        + gap.cause()
        + "): "
        + prose(gap.detail() + " Next: " + gap.next());
  }

  private static void table(StringBuilder page, Tally tally) {
    line(page, "");
    line(page, "| Verdict | Requirement | Level | Assurance | Status | Summary |");
    line(page, "|---|---|---|---|---|---|");
    tally.outcomes().forEach(outcome -> row(page, outcome));
    line(page, "");
    line(page, tally.sentence());
    tally.caveat().ifPresent(caveat -> {
      line(page, "");
      line(page, prose(caveat));
    });
  }

  private static void row(StringBuilder page, Outcome outcome) {
    cells(
        page,
        outcome.result().verdict().name(),
        code(outcome.id()),
        outcome.result().level().name(),
        outcome.assurance(),
        outcome.result().status().map(Status::text).orElse("-"),
        prose(outcome.summary()));
  }

  private static void section(StringBuilder page, Outcome outcome) {
    line(page, "");
    line(
        page, "## " + outcome.result().verdict() + ": " + prose(outcome.result().title()));
    line(page, "");
    line(page, code(outcome.id()) + ", " + outcome.rank());
    if (outcome.result().checks().isEmpty()) {
      line(page, "");
      line(page, prose(outcome.summary()));
    }
    outcome.result().checks().forEach(check -> check(page, check));
  }

  private static void check(StringBuilder page, CheckResult check) {
    line(page, "");
    line(page, "### " + check.depth() + " " + code(check.id()) + ": " + CheckField.verdict(check));
    line(page, "");
    line(page, "- Asked: " + prose(check.question()));
    for (CheckField field : CheckField.withoutObservations(check)) {
      field.lines().forEach(text -> line(page, "- " + field.label() + ": " + prose(text)));
    }
    observations(page, check.finding().observations());
  }

  private static void observations(StringBuilder page, List<Observation> observations) {
    if (observations.isEmpty()) {
      return;
    }
    line(page, "");
    line(page, "| Object | Field | Seen | Expected |");
    line(page, "|---|---|---|---|");
    observations.stream().limit(OBSERVATIONS).forEach(observation -> row(page, observation));
    if (observations.size() > OBSERVATIONS) {
      line(page, "");
      line(page, ObservationText.more(observations.size() - OBSERVATIONS));
    }
  }

  private static void row(StringBuilder page, Observation observation) {
    cells(
        page,
        code(observation.object().toString()),
        code(observation.field()),
        code(ObservationText.value(observation.value())),
        observation
            .expected()
            .map(ObservationText::value)
            .map(MarkdownText::code)
            .orElse(""));
  }

  private static void cells(StringBuilder page, String... cells) {
    line(page, "| " + String.join(" | ", cells) + " |");
  }

  private static void line(StringBuilder page, String line) {
    page.append(line).append('\n');
  }
}
