package io.github.aiconf.simulator.model;

import java.util.Optional;

/**
 * What taints a request tolerates.
 *
 * @param key empty for every key
 * @param operator {@code Exists} or {@code Equal}; empty means Equal
 * @param value compared by Equal
 * @param effect empty for every effect
 * @param tolerationSeconds plays no part in allocation, but is copied into results
 */
public record DeviceToleration(
    String key, String operator, String value, String effect, Optional<Long> tolerationSeconds) {

  /** Whether this tolerates the taint. */
  public boolean tolerates(DeviceTaint taint) {
    if (!effect.isEmpty() && !effect.equals(taint.effect())) {
      return false;
    }
    if (!key.isEmpty() && !key.equals(taint.key())) {
      return false;
    }
    return switch (operator) {
      case "Exists" -> true;
      case "", "Equal" -> value.equals(taint.value());
      default -> false;
    };
  }
}
