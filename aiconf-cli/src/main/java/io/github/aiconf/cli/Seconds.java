package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import java.time.Duration;

/** A number of seconds given as an option. */
final class Seconds {

  private Seconds() {}

  static Duration of(String option, int seconds) {
    if (seconds < 1) {
      throw new InputException(option + ": " + seconds + " is not a time; give at least 1 second");
    }
    return Duration.ofSeconds(seconds);
  }
}
