package io.github.aiconf.core.submission.artifact;

/** How a test ended. */
public enum TestOutcome {
  /** It passed. */
  PASS,
  /** It failed. */
  FAIL,
  /** It did not run, or not to its end. */
  SKIP
}
