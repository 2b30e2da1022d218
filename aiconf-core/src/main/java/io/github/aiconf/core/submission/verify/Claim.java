package io.github.aiconf.core.submission.verify;

import java.util.List;

/**
 * What a submission claims of a requirement, and what its evidence is.
 *
 * @param id the requirement
 * @param level how binding it is
 * @param status what is claimed
 * @param evidence its entries
 */
public record Claim(String id, String level, String status, List<Entry> evidence) {

  /**
   * An entry of evidence.
   *
   * @param text the entry
   * @param kind {@code link}, {@code file}, {@code directory}, {@code artefact} or {@code unusable}
   * @param sha256 the digest of a file; empty for all else
   * @param says what an artefact says about the test that counts; empty for all else
   */
  public record Entry(String text, String kind, String sha256, String says) {}

  /** Copies the list. */
  public Claim {
    evidence = List.copyOf(evidence);
  }
}
