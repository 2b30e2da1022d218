package io.github.aiconf.core.report;

/** The report writers of aiconf. They keep no state and may be used by several threads. */
public final class ReportWriters {

  private ReportWriters() {}

  /** The writer of a format; the layout matters to {@link ReportFormat#HUMAN} only. */
  public static ReportWriter of(ReportFormat format, Layout layout) {
    return switch (format) {
      case HUMAN -> human(layout);
      case JSON -> json();
      case JUNIT -> junit();
      case MARKDOWN -> markdown();
    };
  }

  /**
   * Text for a terminal: a table of requirements, then what was seen and what to do. Long lists of
   * observations are cut; {@link #json()} has all.
   */
  public static ReportWriter human(Layout layout) {
    return new HumanReport(layout);
  }

  /**
   * JSON with two spaces of indentation, in ASCII, described by {@code report-v1.schema.json}. What
   * is absent is left out; lists are always there.
   */
  public static ReportWriter json() {
    return new JsonReport();
  }

  /**
   * JUnit XML: a suite for each requirement, a test case for each check. FAIL is a failure, UNKNOWN
   * and NOT_APPLICABLE are skipped.
   */
  public static ReportWriter junit() {
    return new JunitReport();
  }

  /** GitHub-flavoured Markdown: a table of requirements, then a section for each. */
  public static ReportWriter markdown() {
    return new MarkdownReport();
  }
}
