package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.AttributeValue;
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
  static final AttributeSets NONE = new AttributeSets(new BitSet[0]);

  /** By number of device; null where there is nothing to compare. */
  final @Nullable BitSet[] sets;

  private AttributeSets(@Nullable BitSet[] sets) {
    this.sets = sets;
  }

  boolean same(int device, int other) {
    return sets.length == 0 || Objects.equals(sets[device], sets[other]);
  }

  static AttributeSets read(PublishedDevices published, String qualifiedName) {
    Map<AttributeValue, Integer> known = new HashMap<>();
    @Nullable BitSet[] sets = new BitSet[published.devices.length];
    for (int device = 0; device < sets.length; device++) {
      AttributeValue value =
          AttributeIds.find(published.devices[device], published.driver(device), qualifiedName);
      List<AttributeValue> elements = value == null ? List.of() : elements(value);
      if (!elements.isEmpty()) {
        BitSet set = new BitSet();
        elements.forEach(e -> set.set(known.computeIfAbsent(e, v -> known.size())));
        sets[device] = set;
      }
    }
    return new AttributeSets(sets);
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
