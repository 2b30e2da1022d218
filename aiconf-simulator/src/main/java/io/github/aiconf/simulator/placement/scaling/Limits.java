package io.github.aiconf.simulator.placement.scaling;

import io.github.aiconf.simulator.placement.scaling.ReplicaForecast.Autoscaler;
import io.github.aiconf.simulator.placement.scaling.ReplicaForecast.Past;
import java.util.Optional;

/** Slows down what metrics ask for. */
final class Limits {

  private static final long WITHOUT_BEHAVIOUR_SECONDS = 300;
  private static final long WITHOUT_BEHAVIOUR_LEAST = 4;
  private static final double PERCENT = 100;

  private final Autoscaler scaler;

  Limits(Autoscaler scaler) {
    this.scaler = scaler;
  }

  ReplicaForecast of(long desired) {
    Optional<ScalingRules> up = scaler.up();
    Optional<ScalingRules> down = scaler.down();
    long limited = up.isEmpty() && down.isEmpty()
        ? withoutBehaviour(desired)
        : withBehaviour(desired, up.orElse(ScalingRules.UP), down.orElse(ScalingRules.DOWN));
    long replicas = Math.max(scaler.min(), Math.min(scaler.max(), limited));
    return new ReplicaForecast(
        replicas, replicas == desired ? "by metrics" : "metrics ask for " + desired);
  }

  private long withoutBehaviour(long desired) {
    long highest = Math.max(desired, recommended(WITHOUT_BEHAVIOUR_SECONDS, true, desired));
    return Math.min(highest, Math.max(2 * scaler.current(), WITHOUT_BEHAVIOUR_LEAST));
  }

  private long withBehaviour(long desired, ScalingRules up, ScalingRules down) {
    long current = scaler.current();
    long lowest = recommended(up.windowSeconds(), false, desired);
    long highest = recommended(down.windowSeconds(), true, desired);
    long stable = current < lowest ? lowest : Math.min(current, highest);
    if (stable > current) {
      return Math.max(current, Math.min(stable, upwards(up)));
    }
    return stable < current ? Math.min(current, Math.max(stable, downwards(down))) : current;
  }

  private long recommended(long seconds, boolean isHighest, long desired) {
    long found = desired;
    for (Past past : scaler.recommendations()) {
      if (past.secondsAgo() <= seconds) {
        found = isHighest ? Math.max(found, past.replicas()) : Math.min(found, past.replicas());
      }
    }
    return found;
  }

  /** The replicas before what was changed in the period. */
  private long start(long seconds) {
    long start = scaler.current();
    for (Past past : scaler.changes()) {
      start -= past.secondsAgo() <= seconds ? past.replicas() : 0;
    }
    return start;
  }

  private long upwards(ScalingRules rules) {
    boolean isMost = rules.select() == ScalingRules.Select.MAX;
    long limit = isMost ? Long.MIN_VALUE : Long.MAX_VALUE;
    for (ScalingRules.Policy policy : rules.policies()) {
      long start = start(policy.periodSeconds());
      long allowed = policy.isPercent()
          ? (long) Math.ceil(start * (1 + policy.value() / PERCENT))
          : start + policy.value();
      limit = isMost ? Math.max(limit, allowed) : Math.min(limit, allowed);
    }
    return rules.select() == ScalingRules.Select.DISABLED ? scaler.current() : limit;
  }

  private long downwards(ScalingRules rules) {
    boolean isMost = rules.select() == ScalingRules.Select.MAX;
    long limit = isMost ? Long.MAX_VALUE : Long.MIN_VALUE;
    for (ScalingRules.Policy policy : rules.policies()) {
      long start = start(policy.periodSeconds());
      long allowed = policy.isPercent()
          ? (long) (start * (1 - policy.value() / PERCENT))
          : start - policy.value();
      limit = isMost ? Math.min(limit, allowed) : Math.max(limit, allowed);
    }
    return rules.select() == ScalingRules.Select.DISABLED ? scaler.current() : limit;
  }
}
