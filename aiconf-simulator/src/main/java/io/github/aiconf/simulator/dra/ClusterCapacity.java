package io.github.aiconf.simulator.dra;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a cluster has of devices.
 *
 * <p>A device is usable if a request that only names its class could have it on some
 * {@linkplain NodeReadiness#AVAILABLE available} node of an otherwise idle cluster: its pool is
 * complete and sound, the device is in the latest generation, and no taint keeps claims away. It is
 * free if the request could have it now. Access for administration uses nothing.
 *
 * @param devices each device once, in the order of the slices
 * @param classes by name
 */
public record ClusterCapacity(List<DeviceStanding> devices, List<ClassCapacity> classes) {

  /** Keeps copies. */
  public ClusterCapacity {
    devices = List.copyOf(devices);
    classes = List.copyOf(classes);
  }

  /**
   * Looks at every device and every class.
   *
   * @param inventory with all nodes of the cluster
   * @param states the state of each of them, by name
   */
  public static ClusterCapacity of(
      DeviceInventory inventory, Function<String, NodeReadiness> states) {
    return new Stocktaking(inventory, states).capacity();
  }

  /** The class of that name. */
  public Optional<ClassCapacity> find(String deviceClass) {
    return classes.stream().filter(c -> c.deviceClass().equals(deviceClass)).findFirst();
  }
}
