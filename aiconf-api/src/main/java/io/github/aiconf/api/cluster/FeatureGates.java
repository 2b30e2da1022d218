package io.github.aiconf.api.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * The feature gates of the API server, from its metric {@code kubernetes_feature_enabled}.
 *
 * @param enabled whether a gate is on, by name
 */
public record FeatureGates(Map<String, Boolean> enabled) {

  /** Copies the map. */
  public FeatureGates {
    enabled = Map.copyOf(enabled);
  }

  /** Whether a gate is on; empty where the server does not know it. */
  public Optional<Boolean> isOn(String gate) {
    return Optional.ofNullable(enabled.get(gate));
  }
}
