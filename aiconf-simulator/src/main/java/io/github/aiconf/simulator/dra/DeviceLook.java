package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.SemanticVersion;
import io.github.aiconf.simulator.selector.DeviceReads;
import io.github.aiconf.simulator.selector.QualifiedName;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a selector sees of a device. It says the same of all devices that look the same to it, so
 * one of them is evaluated: numbers and serials of devices, which it does not read, do not count.
 */
final class DeviceLook {

  private final @Nullable Object[] seen;

  private DeviceLook(@Nullable Object[] seen) {
    this.seen = seen;
  }

  /**
   * How a device looks that is {@linkplain #isPlain plain}, to a selector that reads parts of it.
   */
  static DeviceLook of(DeviceReads reads, String driver, Device device) {
    @Nullable
    Object[] seen = new Object
        [2
            + reads.attributes().size()
            + 2 * reads.capacities().size()
            + reads.attributeDomains().size()
            + reads.capacityDomains().size()];
    int next = 0;
    seen[next++] = reads.driver() ? driver : null;
    seen[next++] = reads.allowMultipleAllocations() ? device.allowMultipleAllocations() : null;
    for (QualifiedName name : reads.attributes()) {
      seen[next++] = find(device.attributes(), name, driver);
    }
    for (QualifiedName name : reads.capacities()) {
      DeviceCapacity capacity = find(device.capacity(), name, driver);
      Quantity amount = capacity == null ? null : capacity.value();
      seen[next++] = amount;
      seen[next++] = amount == null ? null : amount.format();
    }
    for (String domain : reads.attributeDomains()) {
      seen[next++] = isIn(device.attributes().keySet(), domain, driver);
    }
    for (String domain : reads.capacityDomains()) {
      seen[next++] = isIn(device.capacity().keySet(), domain, driver);
    }
    return new DeviceLook(seen);
  }

  /**
   * Whether every selector can be evaluated for it, and every name means one thing. An attribute
   * that cannot be converted is an error of each selector, and of a name that is there with and
   * without its domain a selector sees either.
   */
  static boolean isPlain(Device device, String driver, Predicate<String> isVersion) {
    for (Map.Entry<String, AttributeValue> attribute : device.attributes().entrySet()) {
      AttributeValue value = attribute.getValue();
      boolean simple = value instanceof AttributeValue.Text
          || value instanceof AttributeValue.Int
          || value instanceof AttributeValue.Bool
          || (value instanceof AttributeValue.Version version && isVersion.test(version.value()));
      if (!simple || isDouble(device.attributes(), attribute.getKey(), driver)) {
        return false;
      }
    }
    for (String name : device.capacity().keySet()) {
      if (isDouble(device.capacity(), name, driver)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text is a semantic version. */
  static boolean isVersion(String text) {
    try {
      return SemanticVersion.parse(text).major() >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isDouble(Map<String, ?> values, String name, String driver) {
    return name.startsWith(driver)
        && name.length() > driver.length()
        && name.charAt(driver.length()) == '/'
        && values.containsKey(name.substring(driver.length() + 1));
  }

  private static <V> @Nullable V find(Map<String, V> values, QualifiedName name, String driver) {
    V plain = name.domain().equals(driver) ? values.get(name.name()) : null;
    return plain == null ? values.get(name.domain() + "/" + name.name()) : plain;
  }

  private static boolean isIn(Set<String> names, String domain, String driver) {
    for (String name : names) {
      int slash = name.indexOf('/');
      boolean same =
          slash < 0 ? domain.equals(driver) : slash == domain.length() && name.startsWith(domain);
      if (same) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeviceLook look && Arrays.equals(seen, look.seen);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(seen);
  }
}
