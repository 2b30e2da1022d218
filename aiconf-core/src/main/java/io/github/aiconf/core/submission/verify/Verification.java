package io.github.aiconf.core.submission.verify;

import io.github.aiconf.core.submission.lint.SubmissionResult;
import java.util.List;

/**
 * A submission as a reviewer sees it.
 *
 * @param lint what lint says
 * @param productSha256 the digest of the product file; empty where it cannot be read
 * @param claims the requirements in the order of the checklist; empty where it cannot be loaded
 * @param contradictions tests that end differently in two artefacts
 */
public record Verification(
    SubmissionResult lint, String productSha256, List<Claim> claims, List<String> contradictions) {

  /** Copies the lists. */
  public Verification {
    claims = List.copyOf(claims);
    contradictions = List.copyOf(contradictions);
  }
}
