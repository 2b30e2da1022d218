package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives devices their numbers, and keeps what does not change about the device of a number. Shared
 * by all inventories that were made from one another: a number is never given out twice, so none
 * sees the devices of another.
 */
final class DeviceNumbers {

  /** Arrays by number. They are replaced by longer ones, which begin alike. */
  static final class Table {

    final Device[] devices;
    final NumberedSlice[] entryOf;
    final int[] identity;
    final List<DeviceTaint>[] taints;
    final int[] capacityShape;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Table(int length) {
      devices = new Device[length];
      entryOf = new NumberedSlice[length];
      identity = new int[length];
      taints = new List[length];
      capacityShape = new int[length];
    }

    private Table(Table shorter, int length) {
      devices = Arrays.copyOf(shorter.devices, length);
      entryOf = Arrays.copyOf(shorter.entryOf, length);
      identity = Arrays.copyOf(shorter.identity, length);
      taints = Arrays.copyOf(shorter.taints, length);
      capacityShape = Arrays.copyOf(shorter.capacityShape, length);
    }
  }

  private final List<DeviceTaintRule> rules;
  private final DraFeatures features;
  private Table table;
  private int count;

  /** Numbers of devices that are the same to claims: of that name, whatever the generation. */
  private final Map<PoolName, Map<String, Integer>> identities = new HashMap<>();

  private int identityCount;

  private final Map<Map<String, DeviceCapacity>, Integer> shapeNumbers = new HashMap<>();
  private Map<String, DeviceCapacity> lastShape = Map.of();
  private int lastShapeNumber = -1;

  DeviceNumbers(List<DeviceTaintRule> rules, DraFeatures features, int expected) {
    this.rules = features.deviceTaintRules()
        ? rules.stream().filter(rule -> rule.taint().keepsAway()).toList()
        : List.of();
    this.features = features;
    this.table = new Table(Math.max(16, expected));
  }

  /** Numbers the devices of a slice. */
  synchronized NumberedSlice add(ResourceSlice slice, long order) {
    int size = slice.devices().size();
    if (count + size > table.devices.length) {
      table = new Table(table, Math.max(count + size, count + count / 2));
    }
    NumberedSlice entry = new NumberedSlice(slice, count, order);
    Map<String, Integer> known = identities(PoolName.of(slice));
    for (Device device : slice.devices()) {
      table.devices[count] = device;
      table.entryOf[count] = entry;
      table.identity[count] = identity(known, device.name());
      table.taints[count] = taintsOf(slice, device);
      table.capacityShape[count] = shapeOf(device.capacity());
      count++;
    }
    return entry;
  }

  private int shapeOf(Map<String, DeviceCapacity> capacity) {
    if (lastShapeNumber < 0 || !capacity.equals(lastShape)) {
      Integer known = shapeNumbers.get(capacity);
      if (known == null) {
        known = shapeNumbers.size();
        shapeNumbers.put(capacity, known);
      }
      lastShape = capacity;
      lastShapeNumber = known;
    }
    return lastShapeNumber;
  }

  private List<DeviceTaint> taintsOf(ResourceSlice slice, Device device) {
    if (!features.deviceTaints() || (device.taints().isEmpty() && rules.isEmpty())) {
      return List.of();
    }
    List<DeviceTaint> found = new ArrayList<>();
    device.taints().stream().filter(DeviceTaint::keepsAway).forEach(found::add);
    for (DeviceTaintRule rule : rules) {
      if (rule.appliesTo(slice.driver(), slice.pool().name(), device.name())) {
        found.add(rule.taint());
      }
    }
    return List.copyOf(found);
  }

  /** The number that a device of that name has for claims, whether it is published or not. */
  synchronized int identity(PoolName pool, String device) {
    return identity(identities(pool), device);
  }

  private Map<String, Integer> identities(PoolName pool) {
    return identities.computeIfAbsent(pool, p -> new HashMap<>());
  }

  private int identity(Map<String, Integer> known, String device) {
    return known.computeIfAbsent(device, d -> identityCount++);
  }

  synchronized Table table() {
    return table;
  }

  synchronized int count() {
    return count;
  }

  /** How many shapes of capacities there are. */
  synchronized int shapes() {
    return shapeNumbers.size();
  }

  /** How many numbers were given out, of both sorts. */
  synchronized int used() {
    return Math.max(count, identityCount);
  }
}
