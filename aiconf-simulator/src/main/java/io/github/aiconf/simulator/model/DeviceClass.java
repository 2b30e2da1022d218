package io.github.aiconf.simulator.model;

import java.util.List;
import java.util.Optional;

/**
 * A class of devices.
 *
 * @param name of the object
 * @param selectors all have to be true of a device
 * @param configuration for the drivers, handed on with each allocation
 * @param extendedResourceName the extended resource it stands for
 */
public record DeviceClass(
    String name,
    List<Selector> selectors,
    List<DeviceConfiguration> configuration,
    Optional<String> extendedResourceName) {

  /** Keeps copies. */
  public DeviceClass {
    selectors = List.copyOf(selectors);
    configuration = List.copyOf(configuration);
  }
}
