package io.github.aiconf.simulator.selector;

import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.SemanticVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A device as selectors see it. */
final class DeviceValues extends CelMap {

  private static final List<String> FIELDS =
      List.of("driver", "allowMultipleAllocations", "attributes", "capacity");

  private final String driver;
  private final boolean allowMultipleAllocations;
  private final Domains attributes;
  private final Domains capacity;

  private DeviceValues(
      String driver, boolean allowMultipleAllocations, Domains attributes, Domains capacity) {
    this.driver = driver;
    this.allowMultipleAllocations = allowMultipleAllocations;
    this.attributes = attributes;
    this.capacity = capacity;
  }

  /**
   * Converts a device.
   *
   * @throws IllegalArgumentException if one of its attributes is nothing that selectors know
   */
  static DeviceValues of(String driver, Device device, boolean lists) {
    Map<String, Map<String, Object>> attributes = new HashMap<>();
    for (Map.Entry<String, AttributeValue> entry : device.attributes().entrySet()) {
      Object value = convert(entry.getKey(), entry.getValue(), lists);
      put(attributes, entry.getKey(), driver, value);
    }
    Map<String, Map<String, Object>> capacity = new HashMap<>();
    for (Map.Entry<String, DeviceCapacity> entry : device.capacity().entrySet()) {
      put(capacity, entry.getKey(), driver, entry.getValue().value());
    }
    return new DeviceValues(
        driver, device.allowMultipleAllocations(), domains(attributes), domains(capacity));
  }

  private static void put(
      Map<String, Map<String, Object>> domains, String written, String driver, Object value) {
    QualifiedName name = QualifiedName.of(written, driver);
    domains.computeIfAbsent(name.domain(), domain -> new HashMap<>()).put(name.name(), value);
  }

  private static Domains domains(Map<String, Map<String, Object>> entries) {
    Map<String, Object> domains = new HashMap<>();
    entries.forEach((domain, values) -> domains.put(domain, new Texts(values)));
    return new Domains(domains);
  }

  private static Object convert(String name, AttributeValue value, boolean lists) {
    if (value instanceof AttributeValue.Text text) {
      return text.value();
    } else if (value instanceof AttributeValue.Int number) {
      return number.value();
    } else if (value instanceof AttributeValue.Bool flag) {
      return flag.value();
    } else if (value instanceof AttributeValue.Version version) {
      return version(name, version.value());
    } else if (lists && value instanceof AttributeValue.Ints numbers) {
      return CelList.of(List.copyOf(numbers.values()));
    } else if (lists && value instanceof AttributeValue.Bools flags) {
      return CelList.of(List.copyOf(flags.values()));
    } else if (lists && value instanceof AttributeValue.Texts texts) {
      return CelList.of(List.copyOf(texts.values()));
    } else if (lists && value instanceof AttributeValue.Versions versions) {
      List<Object> parsed = new ArrayList<>();
      versions.values().forEach(version -> parsed.add(version(name, version)));
      return CelList.of(parsed);
    }
    throw new IllegalArgumentException("attribute " + name + ": unsupported attribute value");
  }

  private static SemanticVersion version(String name, String text) {
    try {
      return SemanticVersion.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "attribute " + name + ": parse semantic version: " + e.getMessage(), e);
    }
  }

  String driver() {
    return driver;
  }

  @Override
  long size() {
    return FIELDS.size();
  }

  @Override
  @Nullable
  Object find(Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    return switch (name) {
      case "driver" -> driver;
      case "attributes" -> attributes;
      case "capacity" -> capacity;
      case "allowMultipleAllocations" -> allowMultipleAllocations;
      default -> null;
    };
  }

  @Override
  Iterable<?> keys() {
    return FIELDS;
  }

  /**
   * Attributes or capacities by domain. Looking up a domain that is not there gives an empty map.
   */
  static final class Domains extends CelMap {

    private final Texts entries;
    private final Map<String, Object> domains;

    Domains(Map<String, Object> domains) {
      this.domains = domains;
      this.entries = new Texts(domains);
    }

    @Override
    long size() {
      return domains.size();
    }

    @Override
    Object find(Object key) {
      Object found = entries.find(key);
      return found == null ? CelMap.EMPTY : found;
    }

    @Override
    boolean contains(Object key) {
      return entries.contains(key);
    }

    @Override
    Iterable<?> keys() {
      return domains.keySet();
    }

    /** The same without empty maps for other domains. */
    CelMap withoutDefault() {
      return entries;
    }
  }
}
