package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.AttributeValue;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values that devices have for one attribute, as sets: with DRAListTypeAttributes a constraint
 * compares sets, and a single value is a set of one.
 */
final class AttributeSets {

  /** For releases without lists. */
  static final AttributeSets NONE = of("");

  /** By number of device; null where there is nothing to compare. */
  final @Nullable BitSet[] sets;

  /** How many devices were read. */
  final int devices;

  private final String name;
  private final Map<AttributeValue, Integer> known;

  private AttributeSets(String name, @Nullable BitSet[] sets, Map<AttributeValue, Integer> known) {
    this.name = name;
    this.sets = sets;
    this.devices = sets.length;
    this.known = known;
  }

  /** Before any device was read. */
  static AttributeSets of(String qualifiedName) {
    return new AttributeSets(qualifiedName, new BitSet[0], new HashMap<>());
  }

  boolean same(int device, int other) {
    return sets.length == 0 || Objects.equals(sets[device], sets[other]);
  }

  /** The same for all devices. */
  AttributeSets upTo(PublishedDevices published) {
    // Shared by all that were made from one another, so that equal values have equal numbers.
    synchronized (known) {
      @Nullable BitSet[] more = Arrays.copyOf(sets, published.count);
      for (int device = devices; device < more.length; device++) {
        AttributeValue value =
            AttributeIds.find(published.devices[device], published.driver(device), name);
        List<AttributeValue> elements = value == null ? List.of() : elements(value);
        if (!elements.isEmpty()) {
          BitSet set = new BitSet();
          elements.forEach(e -> set.set(known.computeIfAbsent(e, v -> known.size())));
          more[device] = set;
        }
      }
      return new AttributeSets(name, more, known);
    }
  }

  private static List<AttributeValue> elements(AttributeValue value) {
    if (value instanceof AttributeValue.Ints ints) {
      return List.copyOf(ints.values().stream().map(AttributeValue.Int::new).toList());
    }
    if (value instanceof AttributeValue.Bools bools) {
      return List.copyOf(bools.values().stream().map(AttributeValue.Bool::new).toList());
    }
    if (value instanceof AttributeValue.Texts texts) {
      return List.copyOf(texts.values().stream().map(AttributeValue.Text::new).toList());
    }
    if (value instanceof AttributeValue.Versions versions) {
      return List.copyOf(
          versions.values().stream().map(AttributeValue.Version::new).toList());
    }
    return AttributeIds.isScalar(value) ? List.of(value) : List.of();
  }
}
