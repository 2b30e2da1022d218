package io.github.aiconf.core.report;

import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.cluster.ClusterFacts;
import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a report for people at a terminal. */
final class HumanReport implements ReportWriter {

  private static final int OBSERVATIONS = 10;
  private static final int OBSERVATIONS_OF_PASS = 3;
  private static final int GAPS = 8;

  private final Layout layout;

  HumanReport(Layout layout) {
    this.layout = layout;
  }

  @Override
  public void write(ConformanceReport report, Writer out) throws IOException {
    Page page = new Page(layout);
    Tally tally = Tally.of(report);
    header(page, report);
    page.blank();
    new RequirementTable(page, tally.outcomes()).print();
    tally.outcomes().forEach(outcome -> details(page, outcome));
    page.blank();
    page.wrapped(0, tally.sentence());
    tally.caveat().ifPresent(caveat -> page.wrapped(0, caveat));
    out.write(page.toString());
    out.flush();
  }

  private static void header(Page page, ConformanceReport report) {
    page.field(0, "Cluster", List.of(cluster(report.cluster())));
    page.field(0, "Checklist", List.of("Kubernetes " + report.checklist()));
    page.field(0, "Depth", List.of(report.depth().name()));
    page.field(
        0,
        "Time",
        List.of(report.cluster().time().truncatedTo(ChronoUnit.SECONDS).toString()));
    page.field(0, "Tool", List.of("aiconf " + SafeText.line(report.toolVersion())));
    page.field(0, "Not seen", gaps(report.gaps()));
  }

  private static String cluster(ClusterFacts cluster) {
    return SafeText.line(cluster.name())
        + " ("
        + cluster.source().name().toLowerCase(Locale.ROOT)
        + "), "
        + cluster
            .version()
            .map(version -> "Kubernetes " + SafeText.line(version))
            .orElse("version not known");
  }

  // The same advice for many resources is given once, after the last of them.
  private static List<String> gaps(List<Gap> gaps) {
    List<String> lines = new ArrayList<>();
    int shown = Math.min(GAPS, gaps.size());
    for (int i = 0; i < shown; i++) {
      Gap gap = gaps.get(i);
      lines.add(SafeText.line(gap.what() + " (" + gap.cause() + "): " + gap.detail()));
      if (i + 1 == shown || !gaps.get(i + 1).next().equals(gap.next())) {
        lines.add("Next: " + SafeText.line(gap.next()));
      }
    }
    if (gaps.size() > shown) {
      lines.add(ObservationText.more(gaps.size() - shown));
    }
    return lines;
  }

  private static void details(Page page, Outcome outcome) {
    String title = outcome.id() + ": " + SafeText.line(outcome.result().title());
    page.blank();
    page.title(outcome.result().verdict(), title);
    page.wrapped(2, outcome.rank());
    if (outcome.result().checks().isEmpty()) {
      page.wrapped(2, outcome.summary());
    }
    outcome.result().checks().forEach(check -> check(page, check));
  }

  private static void check(Page page, CheckResult check) {
    boolean passed = check.finding().verdict() == Verdict.PASS;
    page.blank();
    page.wrapped(2, heading(check));
    if (!passed) {
      page.field(4, "Asked", List.of(SafeText.line(check.question())));
    }
    CheckField.of(check, passed ? OBSERVATIONS_OF_PASS : OBSERVATIONS)
        .forEach(field -> page.field(4, field.label(), field.lines()));
  }

  private static String heading(CheckResult check) {
    return SafeText.line(check.id()) + ", " + check.depth() + ": " + CheckField.verdict(check);
  }
}
