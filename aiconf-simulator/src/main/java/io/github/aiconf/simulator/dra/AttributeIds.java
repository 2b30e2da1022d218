package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.Device;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that devices have for one attribute: equal values have equal numbers. */
final class AttributeIds {

  /** The device has no such attribute. */
  static final int ABSENT = -1;

  /** The device has it, without a value that can be compared. */
  static final int INCOMPARABLE = -2;

  /** By number of device, for those that were read. */
  final int[] ids;

  /** How many devices were read. */
  final int devices;

  /** All values are below. */
  final int count;

  private final String name;
  private final Map<AttributeValue, Integer> known;

  private AttributeIds(String name, int[] ids, int devices, Map<AttributeValue, Integer> known) {
    this.name = name;
    this.ids = ids;
    this.devices = devices;
    this.count = known.size();
    this.known = known;
  }

  /** Before any device was read. */
  static AttributeIds of(String qualifiedName) {
    return new AttributeIds(qualifiedName, new int[0], 0, new HashMap<>());
  }

  /** The same for all devices. */
  AttributeIds upTo(PublishedDevices published) {
    // Shared by all that were made from one another, so that equal values have equal numbers.
    synchronized (known) {
      int[] more = Arrays.copyOf(ids, published.count);
      for (int device = devices; device < more.length; device++) {
        AttributeValue value = find(published.devices[device], published.driver(device), name);
        more[device] = value == null
            ? ABSENT
            : isScalar(value) ? known.computeIfAbsent(value, v -> known.size()) : INCOMPARABLE;
      }
      return new AttributeIds(name, more, more.length, known);
    }
  }

  /**
   * The attribute of a device under its qualified name, or without the domain if that is the
   * driver's.
   */
  static @Nullable AttributeValue find(Device device, String driver, String qualifiedName) {
    AttributeValue value = device.attributes().get(qualifiedName);
    if (value != null) {
      return value;
    }
    int slash = qualifiedName.indexOf('/');
    return slash >= 0 && qualifiedName.substring(0, slash).equals(driver)
        ? device.attributes().get(qualifiedName.substring(slash + 1))
        : null;
  }

  static boolean isScalar(AttributeValue value) {
    return value instanceof AttributeValue.Int
        || value instanceof AttributeValue.Bool
        || value instanceof AttributeValue.Text
        || value instanceof AttributeValue.Version;
  }
}
