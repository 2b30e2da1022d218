package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.Observation;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor finds. Keeps the first of each outcome only, since a monitor may find thousands of
 * pods.
 */
final class Reach {

  private int targets;
  private boolean hidden;
  private @Nullable Observation target;
  private @Nullable Observation misdirected;
  private @Nullable Observation waiting;

  /** It finds a target that is ready. */
  void resolves(Supplier<Observation> seen) {
    targets++;
    if (target == null) {
      target = seen.get();
    }
  }

  /** It finds something, but asks for a port that is not there. */
  void misses(Supplier<Observation> seen) {
    if (misdirected == null) {
      misdirected = seen.get();
    }
  }

  /** It finds something that is not ready. */
  void waits(Supplier<Observation> seen) {
    if (waiting == null) {
      waiting = seen.get();
    }
  }

  /** It names targets that no object shows. */
  void hides() {
    hidden = true;
  }

  boolean isResolved() {
    return targets > 0;
  }

  /** Whether it asks for a port that is not there, and nothing it finds has that port. */
  boolean isMisdirected() {
    return targets == 0 && misdirected != null;
  }

  /** Whether its targets cannot be seen, and none that can be seen is ready. */
  boolean isHidden() {
    return hidden && targets == 0;
  }

  /** How many targets are ready. */
  int targets() {
    return targets;
  }

  /** The first target that is ready. */
  Optional<Observation> target() {
    return Optional.ofNullable(target);
  }

  /** What stands in the way, where no target is ready; empty where it finds nothing. */
  Optional<Observation> obstacle() {
    return isResolved()
        ? Optional.empty()
        : Optional.ofNullable(misdirected).or(() -> Optional.ofNullable(waiting));
  }
}
