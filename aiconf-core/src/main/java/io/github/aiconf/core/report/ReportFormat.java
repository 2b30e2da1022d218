package io.github.aiconf.core.report;

import java.util.Arrays;
import java.util.Optional;

/** The forms that a report can have. */
public enum ReportFormat {
  /** Text for a terminal. */
  HUMAN("human"),
  /** JSON for programs, and complete. */
  JSON("json"),
  /** JUnit XML for build servers. */
  JUNIT("junit"),
  /** Markdown for an issue or a wiki. */
  MARKDOWN("markdown");

  private final String cliName;

  ReportFormat(String cliName) {
    this.cliName = cliName;
  }

  /** The name on the command line, for example {@code junit}. */
  public String cliName() {
    return cliName;
  }

  /** The format with this name on the command line. */
  public static Optional<ReportFormat> find(String cliName) {
    return Arrays.stream(values())
        .filter(format -> format.cliName.equals(cliName))
        .findFirst();
  }
}
