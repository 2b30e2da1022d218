package io.github.aiconf.simulator.dra;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.google.common.collect.MapMaker;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.selector.DeviceSelector;
import io.github.aiconf.simulator.selector.SelectorOutcome;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about devices, by their numbers. Shared by all inventories that were made from
 * one another: what is true of a number stays true.
 */
final class DeviceFindings {

  private static final int MOST_ATTRIBUTES = 256;
  private static final int MOST_LOOKS = 10_000;

  /** What a selector said: for each look that it has seen, and by number of device. */
  private static final class Said {

    final ConcurrentMap<DeviceLook, Byte> looks = new ConcurrentHashMap<>();
    volatile byte[] answers = new byte[0];
  }

  /** Kept as long as the selector is. */
  private final ConcurrentMap<DeviceSelector, Said> selected =
      new MapMaker().weakKeys().makeMap();

  /** Whether it is plain, by number of device. */
  private volatile byte[] plain = new byte[0];

  final CapacityDraws draws = new CapacityDraws();

  private final Interner<NodeDevices.Drawing> drawings = Interners.newWeakInterner();
  private final AtomicLong drawingCount = new AtomicLong();

  private final Cache<String, AttributeIds> attributes =
      CacheBuilder.newBuilder().maximumSize(MOST_ATTRIBUTES).build();
  private final Cache<String, AttributeSets> attributeSets =
      CacheBuilder.newBuilder().maximumSize(MOST_ATTRIBUTES).build();

  /** What a selector said of devices with numbers below a limit. */
  byte[] answers(DeviceSelector selector, int limit) {
    Said said = said(selector);
    if (said.answers.length < limit) {
      said.answers = Arrays.copyOf(said.answers, limit);
    }
    return said.answers;
  }

  private Said said(DeviceSelector selector) {
    Said known = selected.get(selector);
    return known == null ? selected.computeIfAbsent(selector, s -> new Said()) : known;
  }

  /** What a selector says of a device, from a device that looks like it if there was one. */
  byte ask(DeviceSelector selector, int number, PublishedDevices published) {
    String driver = published.driver(number);
    Device device = published.devices[number];
    if (selector.reads().wholeDevice() || !isPlain(number, published)) {
      return evaluate(selector, driver, device);
    }
    Said said = said(selector);
    DeviceLook look = DeviceLook.of(selector.reads(), driver, device);
    Byte known = said.looks.get(look);
    if (known == null) {
      known = evaluate(selector, driver, device);
      if (said.looks.size() < MOST_LOOKS) {
        said.looks.put(look, known);
      }
    }
    return known;
  }

  private static byte evaluate(DeviceSelector selector, String driver, Device device) {
    return selector.evaluate(driver, device) instanceof SelectorOutcome.Answer said
        ? said.matches() ? PublishedDevices.YES : PublishedDevices.NO
        : PublishedDevices.ERROR;
  }

  private boolean isPlain(int number, PublishedDevices published) {
    byte[] known = plain;
    if (known.length < published.count) {
      known = Arrays.copyOf(known, published.devices.length);
      plain = known;
    }
    if (known[number] == PublishedDevices.OPEN) {
      known[number] = DeviceLook.isPlain(published.devices[number], published.driver(number))
          ? PublishedDevices.YES
          : PublishedDevices.NO;
    }
    return known[number] == PublishedDevices.YES;
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

  NodeDevices.Drawing drawing(Ledger.@Nullable Draw[] draws) {
    return drawings.intern(new NodeDevices.Drawing(draws, drawingCount.getAndIncrement()));
  }
}
