package io.github.aiconf.core.submission.lint;

import java.util.Locale;

/** Whose word a finding is, and what follows from it. */
public enum Severity {
  /** The validator refuses the submission. */
  ERROR,
  /** The validator accepts it, and asks the reviewers to look. */
  WARNING,
  /** The validator says nothing; this is advice of aiconf alone. */
  ADVICE;

  /** For example {@code error}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
