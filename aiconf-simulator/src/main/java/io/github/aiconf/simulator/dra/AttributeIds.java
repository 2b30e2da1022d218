package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.Device;
import org.jspecify.annotations.Nullable;

/** The values that devices have for one attribute: equal values have equal numbers. */
final class AttributeIds {

  /** The device has no such attribute. */
  static final int ABSENT = -1;

  /** The device has it, without a value that can be compared. */
  static final int INCOMPARABLE = -2;

  /** By number of device. */
  final int[] ids;

  /** How many values there are. */
  final int count;

  AttributeIds(int[] ids, int count) {
    this.ids = ids;
    this.count = count;
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
