package io.github.aiconf.simulator.model;

import java.util.List;
import java.util.Optional;

/**
 * A request of a claim: exactly something, or the first of a list that can be had.
 *
 * @param name unique in the claim
 * @param exactly what is wanted; present or {@code firstAvailable} is not empty
 * @param firstAvailable alternatives, the most wanted first
 */
public record DeviceRequest(
    String name, Optional<WantedDevices> exactly, List<WantedDevices> firstAvailable) {

  /** Keeps a copy. */
  public DeviceRequest {
    firstAvailable = List.copyOf(firstAvailable);
  }
}
