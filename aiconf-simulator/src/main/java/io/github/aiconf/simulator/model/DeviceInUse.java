package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/**
 * A device that a claim holds.
 *
 * @param driver of the device
 * @param pool of the device
 * @param device its name
 * @param adminAccess held for administration, which keeps nobody away
 * @param shareId which share of a device that several claims use
 * @param consumedCapacity what the share draws, by name of capacity
 */
public record DeviceInUse(
    String driver,
    String pool,
    String device,
    boolean adminAccess,
    Optional<String> shareId,
    Map<String, Quantity> consumedCapacity) {

  /** Keeps a copy in the order given. */
  public DeviceInUse {
    consumedCapacity = ImmutableMap.copyOf(consumedCapacity);
  }
}
