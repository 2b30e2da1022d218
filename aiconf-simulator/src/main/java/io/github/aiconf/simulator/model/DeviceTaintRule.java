package io.github.aiconf.simulator.model;

import java.util.Optional;

/**
 * A taint that an administrator lays on devices. What is left open fits every device.
 *
 * @param name of the rule
 * @param driver of the devices
 * @param pool of the devices
 * @param device the device
 * @param taint what is laid on them
 */
public record DeviceTaintRule(
    String name,
    Optional<String> driver,
    Optional<String> pool,
    Optional<String> device,
    DeviceTaint taint) {}
