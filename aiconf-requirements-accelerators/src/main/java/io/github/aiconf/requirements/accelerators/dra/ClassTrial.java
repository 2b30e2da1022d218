package io.github.aiconf.requirements.accelerators.dra;

import io.github.aiconf.simulator.dra.ClassCapacity;
import io.github.aiconf.simulator.dra.DeviceStanding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of a claim for one device of a class.
 *
 * @param capacity the devices of the class
 * @param nodes on which the claim can be allocated, in the order of the cluster
 * @param asked how many nodes were asked
 * @param error what ends every attempt, if something does; else empty
 */
record ClassTrial(ClassCapacity capacity, List<String> nodes, int asked, String error) {

  private static final int MOST_NODES = 5;

  ClassTrial {
    nodes = List.copyOf(nodes);
  }

  String deviceClass() {
    return capacity.deviceClass();
  }

  boolean fits() {
    return !nodes.isEmpty();
  }

  int usable() {
    return capacity.usable();
  }

  /** The drivers whose devices could be had. */
  Set<String> drivers() {
    return capacity.devices().stream()
        .filter(DeviceStanding::isUsable)
        .map(DeviceStanding::driver)
        .collect(Collectors.toSet());
  }

  List<String> problems() {
    return capacity.problems().stream()
        .map(p -> "A selector of DeviceClass " + deviceClass() + " fails: " + p)
        .toList();
  }

  /** For example {@code fits on 2 of 3 nodes: a, b; 16 devices, 16 usable, 12 free}. */
  String words() {
    String devices = capacity.devices().size() + " devices, " + capacity.usable() + " usable, "
        + capacity.free() + " free";
    if (fits()) {
      return "fits on " + nodes.size() + " of " + asked + " nodes: " + someNodes() + "; " + devices;
    }
    return "does not fit: " + devices + (error.isEmpty() ? "" : "; " + error) + obstacles();
  }

  private String someNodes() {
    String some = String.join(", ", nodes.subList(0, Math.min(MOST_NODES, nodes.size())));
    return nodes.size() > MOST_NODES ? some + ", ..." : some;
  }

  private String obstacles() {
    Map<DeviceStanding.Obstacle, List<DeviceStanding>> found = capacity.byObstacle();
    return found.isEmpty()
        ? ""
        : found.entrySet().stream()
            .map(e -> e.getValue().size() + " " + e.getKey().words()
                + example(e.getValue().get(0)))
            .collect(Collectors.joining(", ", "; ", ""));
  }

  private static String example(DeviceStanding device) {
    return device.detail().isEmpty() ? "" : " (" + device.detail() + ")";
  }
}
