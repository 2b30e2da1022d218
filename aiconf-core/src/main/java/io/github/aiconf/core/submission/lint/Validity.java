package io.github.aiconf.core.submission.lint;

import java.time.LocalDate;

/**
 * How long a certification lasts: a year from the day on which the submission was merged.
 *
 * @param merged that day
 * @param today the day of the question
 */
public record Validity(LocalDate merged, LocalDate today) {

  private static final int SOON_DAYS = 60;

  LocalDate end() {
    return merged.plusYears(1);
  }

  boolean hasEnded() {
    return !today.isBefore(end());
  }

  boolean endsSoon() {
    return !hasEnded() && !today.plusDays(SOON_DAYS).isBefore(end());
  }
}
