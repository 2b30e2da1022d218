package io.github.aiconf.core;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.cluster.Reads;
import java.util.Optional;

/**
 * A check that will run.
 *
 * @param reads what it declared to read
 * @param problem what it threw instead of declaring it
 */
record PlannedCheck(
    Requirement requirement, Check check, Reads reads, Optional<Throwable> problem) {

  static PlannedCheck of(Requirement requirement, Check check, Profiles profiles) {
    try {
      return new PlannedCheck(requirement, check, check.reads(profiles), Optional.empty());
    } catch (RuntimeException | LinkageError e) {
      return new PlannedCheck(requirement, check, Reads.none(), Optional.of(e));
    }
  }
}
