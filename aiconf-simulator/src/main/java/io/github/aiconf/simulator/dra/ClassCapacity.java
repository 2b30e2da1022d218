package io.github.aiconf.simulator.dra;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The devices of a class.
 *
 * @param deviceClass its name
 * @param devices those that all its selectors are true of
 * @param problems selectors that cannot be evaluated, each with what it fails on; while there are
 *     any, Kubernetes may end attempts to allocate devices of the class with an error
 */
public record ClassCapacity(
    String deviceClass, List<DeviceStanding> devices, List<String> problems) {

  /** Keeps copies. */
  public ClassCapacity {
    devices = List.copyOf(devices);
    problems = List.copyOf(problems);
  }

  /** How many devices could be had if nobody had anything. */
  public int usable() {
    return (int) devices.stream().filter(DeviceStanding::isUsable).count();
  }

  /** How many can be had now. */
  public int free() {
    return (int) devices.stream().filter(DeviceStanding::isFree).count();
  }

  /** Those that cannot be had, by what stands in the way; in the order of the obstacles. */
  public Map<DeviceStanding.Obstacle, List<DeviceStanding>> byObstacle() {
    Map<DeviceStanding.Obstacle, List<DeviceStanding>> found =
        new EnumMap<>(DeviceStanding.Obstacle.class);
    for (DeviceStanding device : devices) {
      device
          .obstacle()
          .ifPresent(o -> found.computeIfAbsent(o, unused -> new ArrayList<>()).add(device));
    }
    Map<DeviceStanding.Obstacle, List<DeviceStanding>> ordered = new LinkedHashMap<>();
    found.forEach((obstacle, those) -> ordered.put(obstacle, List.copyOf(those)));
    return ordered;
  }
}
