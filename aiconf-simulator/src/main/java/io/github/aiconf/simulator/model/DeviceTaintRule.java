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
    DeviceTaint taint) {

  /** Whether the rule lays its taint on the device of that name. */
  public boolean appliesTo(String ofDriver, String ofPool, String name) {
    return driver.map(ofDriver::equals).orElse(true)
        && pool.map(ofPool::equals).orElse(true)
        && device.map(name::equals).orElse(true);
  }
}
