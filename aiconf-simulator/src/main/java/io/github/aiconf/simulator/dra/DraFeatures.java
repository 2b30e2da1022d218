package io.github.aiconf.simulator.dra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The feature gates that allocation depends on.
 *
 * @param adminAccess DRAAdminAccess
 * @param prioritizedList DRAPrioritizedList
 * @param partitionableDevices DRAPartitionableDevices
 * @param deviceTaints DRADeviceTaints
 * @param deviceTaintRules DRADeviceTaintRules
 * @param bindingConditions DRADeviceBindingConditions and DRAResourceClaimDeviceStatus
 * @param consumableCapacity DRAConsumableCapacity
 * @param listTypeAttributes DRAListTypeAttributes
 */
public record DraFeatures(
    boolean adminAccess,
    boolean prioritizedList,
    boolean partitionableDevices,
    boolean deviceTaints,
    boolean deviceTaintRules,
    boolean bindingConditions,
    boolean consumableCapacity,
    boolean listTypeAttributes) {

  /** What a cluster of Kubernetes 1.36 has without configuration. */
  public static final DraFeatures KUBERNETES_1_36 =
      new DraFeatures(true, true, true, true, false, true, true, false);

  private static final List<String> DEFAULT = List.of(
      "AdminAccess",
      "ConsumableCapacity",
      "DeviceBindingConditions",
      "DeviceTaints",
      "PartitionableDevices",
      "PrioritizedList");
  private static final List<String> ALPHA_OR_OFF =
      List.of("DeviceTaintRules", "ListTypeAttributes");

  /** The names of those that are on. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    add(names, adminAccess, "AdminAccess");
    add(names, prioritizedList, "PrioritizedList");
    add(names, partitionableDevices, "PartitionableDevices");
    add(names, deviceTaints, "DeviceTaints");
    add(names, deviceTaintRules, "DeviceTaintRules");
    add(names, bindingConditions, "DeviceBindingConditions");
    add(names, consumableCapacity, "ConsumableCapacity");
    add(names, listTypeAttributes, "ListTypeAttributes");
    return names;
  }

  private static void add(List<String> names, boolean on, String name) {
    if (on) {
      names.add(name);
    }
  }

  /**
   * The features that a list of names switches on, read from left to right.
   *
   * @param names names of gates with or without {@code DRA} in front; {@code -NAME} switches one
   *     off again; {@code default} is what is on in Kubernetes 1.36, {@code all} everything,
   *     {@code none} nothing
   * @throws IllegalArgumentException if a name is unknown
   */
  public static DraFeatures named(List<String> names) {
    Set<String> on = new HashSet<>();
    for (String name : names) {
      switch (name) {
        case "", "none" -> {}
        case "default" -> on.addAll(DEFAULT);
        case "all" -> {
          on.addAll(DEFAULT);
          on.addAll(ALPHA_OR_OFF);
        }
        default -> {
          boolean off = name.startsWith("-");
          String written = off ? name.substring(1) : name;
          String gate = written.startsWith("DRA") ? written.substring(3) : written;
          if (!DEFAULT.contains(gate) && !ALPHA_OR_OFF.contains(gate)) {
            throw new IllegalArgumentException("unknown feature \"" + written + "\"");
          }
          if (off) {
            on.remove(gate);
          } else {
            on.add(gate);
          }
        }
      }
    }
    return new DraFeatures(
        on.contains("AdminAccess"),
        on.contains("PrioritizedList"),
        on.contains("PartitionableDevices"),
        on.contains("DeviceTaints"),
        on.contains("DeviceTaintRules"),
        on.contains("DeviceBindingConditions"),
        on.contains("ConsumableCapacity"),
        on.contains("ListTypeAttributes"));
  }
}
