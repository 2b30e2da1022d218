package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.selector.DeviceSelector;
import io.github.aiconf.simulator.selector.SelectorOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All devices of all slices, numbered. What selectors and constraints find out about a device is
 * remembered here by its number, and shared by all questions.
 */
final class PublishedDevices {

  /** A slice and the numbers of its devices. */
  record Entry(ResourceSlice slice, int first) {

    int end() {
      return first + slice.devices().size();
    }
  }

  /** The slices of one driver's pool, of all generations, in the order given. */
  static final class PublishedPool {

    final String driver;
    final String name;
    final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> identities = new HashMap<>();

    PublishedPool(String driver, String name) {
      this.driver = driver;
      this.name = name;
    }
  }

  /** Not yet asked, false, true, or an error. */
  static final byte OPEN = 0;

  static final byte NO = 1;
  static final byte YES = 2;
  static final byte ERROR = 3;

  final Device[] devices;
  final Entry[] entryOf;

  /** By number: the same for devices of one name in slices of several generations of a pool. */
  final int[] identity;
  /** Taints that keep away, those laid on by rules included; empty for most. */
  final List<List<DeviceTaint>> taints;

  /** By number: which capacities it has; devices with the same number have the same. */
  final int[] capacityShape;

  /** The capacities of each shape. */
  final List<Map<String, DeviceCapacity>> capacityShapes = new ArrayList<>();

  final List<Entry> entries;
  final Map<String, Map<String, PublishedPool>> pools;

  private int identities;
  private final Map<DeviceSelector, byte[]> selected = new ConcurrentHashMap<>();
  private final Map<String, AttributeIds> attributes = new ConcurrentHashMap<>();
  private final Map<String, AttributeSets> attributeSets = new ConcurrentHashMap<>();

  PublishedDevices(List<ResourceSlice> slices, List<DeviceTaintRule> rules, DraFeatures features) {
    List<Entry> all = new ArrayList<>(slices.size());
    int count = 0;
    for (ResourceSlice slice : slices) {
      all.add(new Entry(slice, count));
      count += slice.devices().size();
    }
    entries = List.copyOf(all);
    devices = new Device[count];
    entryOf = new Entry[count];
    identity = new int[count];
    taints = new ArrayList<>(count);
    capacityShape = new int[count];
    Map<Map<String, DeviceCapacity>, Integer> shapes = new HashMap<>();
    Map<String, Map<String, PublishedPool>> byDriver = new HashMap<>();
    for (Entry entry : entries) {
      ResourceSlice slice = entry.slice();
      String driver = slice.driver();
      String pool = slice.pool().name();
      PublishedPool of = byDriver
          .computeIfAbsent(driver, d -> new LinkedHashMap<>())
          .computeIfAbsent(pool, p -> new PublishedPool(driver, p));
      of.entries.add(entry);
      for (int i = 0; i < slice.devices().size(); i++) {
        Device device = slice.devices().get(i);
        int number = entry.first() + i;
        devices[number] = device;
        entryOf[number] = entry;
        identity[number] = of.identities.computeIfAbsent(device.name(), n -> identities++);
        capacityShape[number] = shapes.computeIfAbsent(device.capacity(), c -> {
          capacityShapes.add(c);
          return capacityShapes.size() - 1;
        });
        taints.add(features.deviceTaints() ? taintsOf(number, rules, features) : List.of());
      }
    }
    pools = byDriver;
  }

  private List<DeviceTaint> taintsOf(
      int number, List<DeviceTaintRule> rules, DraFeatures features) {
    ResourceSlice slice = entryOf[number].slice();
    Device device = devices[number];
    List<DeviceTaint> found = new ArrayList<>();
    device.taints().stream().filter(DeviceTaint::keepsAway).forEach(found::add);
    if (features.deviceTaintRules()) {
      for (DeviceTaintRule rule : rules) {
        if (rule.taint().keepsAway()
            && rule.appliesTo(slice.driver(), slice.pool().name(), device.name())) {
          found.add(rule.taint());
        }
      }
    }
    return List.copyOf(found);
  }

  PublishedPool pool(ResourceSlice slice) {
    return Objects.requireNonNull(
        Objects.requireNonNull(pools.get(slice.driver())).get(slice.pool().name()));
  }

  /** The pool of that name; null if no slice is of it. */
  @Nullable
  PublishedPool pool(String driver, String pool) {
    Map<String, PublishedPool> ofDriver = pools.get(driver);
    return ofDriver == null ? null : ofDriver.get(pool);
  }

  /** How many identities there are. */
  int identities() {
    return identities;
  }

  /** The identity of a device; -1 if no slice has it. */
  int identity(String driver, String pool, String device) {
    PublishedPool of = pool(driver, pool);
    Integer known = of == null ? null : of.identities.get(device);
    return known == null ? -1 : known;
  }

  String name(int device) {
    return devices[device].name();
  }

  String driver(int device) {
    return entryOf[device].slice().driver();
  }

  /** What the selector says of a device, by its number; {@link #OPEN} until {@link #ask}. */
  byte[] answers(DeviceSelector selector) {
    return selected.computeIfAbsent(selector, s -> new byte[devices.length]);
  }

  /**
   * Asks the selector about one device and remembers it. Two threads may ask at once; they write
   * the same answer.
   */
  byte ask(DeviceSelector selector, byte[] answers, int device) {
    if (selector.problem().isPresent()) {
      answers[device] = ERROR;
      return ERROR;
    }
    SelectorOutcome outcome = selector.evaluate(driver(device), devices[device]);
    byte answer =
        outcome instanceof SelectorOutcome.Answer said ? said.matches() ? YES : NO : ERROR;
    answers[device] = answer;
    return answer;
  }

  /** The values of an attribute, as constraints compare them, by number of device. */
  AttributeIds attribute(String qualifiedName) {
    return attributes.computeIfAbsent(qualifiedName, this::readAttribute);
  }

  /** The same as sets, for releases whose attributes can be lists. */
  AttributeSets attributeSets(String qualifiedName) {
    return attributeSets.computeIfAbsent(qualifiedName, n -> AttributeSets.read(this, n));
  }

  private AttributeIds readAttribute(String qualifiedName) {
    int[] ids = new int[devices.length];
    Arrays.fill(ids, AttributeIds.ABSENT);
    Map<AttributeValue, Integer> known = new HashMap<>();
    for (int device = 0; device < devices.length; device++) {
      AttributeValue value = AttributeIds.find(devices[device], driver(device), qualifiedName);
      if (value == null) {
        continue;
      }
      ids[device] = AttributeIds.isScalar(value)
          ? known.computeIfAbsent(value, v -> known.size())
          : AttributeIds.INCOMPARABLE;
    }
    return new AttributeIds(ids, known.size());
  }
}
