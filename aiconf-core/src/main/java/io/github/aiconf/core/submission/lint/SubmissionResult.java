package io.github.aiconf.core.submission.lint;

import java.util.List;

/**
 * What lint says about one submission.
 *
 * @param path its directory, from the root of the program's repository
 * @param findings errors first, then by place
 */
public record SubmissionResult(String path, List<LintFinding> findings) {

  /** Copies the list. */
  public SubmissionResult {
    findings = List.copyOf(findings);
  }

  /** Whether the validator accepts it. */
  public boolean ok() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
