package io.github.aiconf.simulator.dra;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.MapMaker;
import io.github.aiconf.simulator.selector.DeviceSelector;
import java.util.Arrays;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about devices, by their numbers. Shared by all inventories that were made from
 * one another: what is true of a number stays true.
 */
final class DeviceFindings {

  private static final int MOST_ATTRIBUTES = 256;

  /** Kept as long as the selector is. */
  private final ConcurrentMap<DeviceSelector, byte[]> selected =
      new MapMaker().weakKeys().makeMap();

  private final Cache<String, AttributeIds> attributes =
      CacheBuilder.newBuilder().maximumSize(MOST_ATTRIBUTES).build();
  private final Cache<String, AttributeSets> attributeSets =
      CacheBuilder.newBuilder().maximumSize(MOST_ATTRIBUTES).build();

  /** What a selector says, for numbers below a limit. */
  byte[] answers(DeviceSelector selector, int limit) {
    byte[] known = selected.get(selector);
    if (known == null || known.length < limit) {
      known = known == null ? new byte[limit] : Arrays.copyOf(known, limit);
      selected.put(selector, known);
    }
    return known;
  }

  AttributeIds attribute(String qualifiedName, PublishedDevices published) {
    @Nullable AttributeIds known = attributes.getIfPresent(qualifiedName);
    if (known == null || known.devices < published.count) {
      known = (known == null ? AttributeIds.of(qualifiedName) : known).upTo(published);
      attributes.put(qualifiedName, known);
    }
    return known;
  }

  AttributeSets attributeSets(String qualifiedName, PublishedDevices published) {
    @Nullable AttributeSets known = attributeSets.getIfPresent(qualifiedName);
    if (known == null || known.devices < published.count) {
      known = (known == null ? AttributeSets.of(qualifiedName) : known).upTo(published);
      attributeSets.put(qualifiedName, known);
    }
    return known;
  }
}
