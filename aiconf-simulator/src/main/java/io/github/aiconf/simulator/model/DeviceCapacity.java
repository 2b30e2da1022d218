package io.github.aiconf.simulator.model;

import java.util.Optional;

/**
 * A capacity of a device.
 *
 * @param value all there is
 * @param policy how requests draw from it
 */
public record DeviceCapacity(Quantity value, Optional<CapacityPolicy> policy) {}
