package io.github.aiconf.simulator.model;

import java.util.List;
import java.util.Optional;

/**
 * A slice of a pool of devices, as a driver publishes it.
 *
 * @param name of the object
 * @param driver the driver's name, a DNS subdomain
 * @param pool the pool it belongs to
 * @param nodes where its devices are
 * @param perDeviceNodeSelection whether each device says where it is; absent if the field is
 * @param devices in the order written
 * @param sharedCounters counter sets of the pool; a slice has these or devices
 */
public record ResourceSlice(
    String name,
    String driver,
    Pool pool,
    NodeSelection nodes,
    Optional<Boolean> perDeviceNodeSelection,
    List<Device> devices,
    List<CounterSet> sharedCounters) {

  /** Keeps copies. */
  public ResourceSlice {
    devices = List.copyOf(devices);
    sharedCounters = List.copyOf(sharedCounters);
  }

  /**
   * The pool a slice belongs to.
   *
   * @param name unique for the driver
   * @param generation slices of an older one do not count
   * @param resourceSliceCount how many slices the pool has in this generation
   */
  public record Pool(String name, long generation, long resourceSliceCount) {}
}
