package io.github.aiconf.simulator.dra;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.selector.DeviceSelector;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import io.github.aiconf.simulator.selector.SelectorOutcome;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about devices, by their numbers. Shared by all inventories that were made from
 * one another: what is true of a number stays true.
 */
final class DeviceFindings {

  private static final int MOST_SELECTORS = 1024;
  private static final int MOST_ATTRIBUTES = 256;
  private static final int MOST_LOOKS = 10_000;

  /** What a selector said: of each look that it has seen, and by number of device. */
  static final class Said {

    final DeviceSelector selector;
    private final Remembered<DeviceLook, Byte> looks = new Remembered<>(MOST_LOOKS);
    private volatile byte[] answers = new byte[0];

    Said(DeviceSelector selector) {
      this.selector = selector;
    }

    /**
     * By number of device, for numbers below a limit; {@link PublishedDevices#OPEN} if not asked.
     */
    byte[] answers(int limit) {
      byte[] known = answers;
      if (known.length < limit) {
        known = Arrays.copyOf(known, limit);
        answers = known;
      }
      return known;
    }
  }

  private final Remembered<String, Said> selectors = new Remembered<>(MOST_SELECTORS);

  private final Remembered<String, Boolean> versions = new Remembered<>(MOST_LOOKS);

  /** Whether it is plain, by number of device. */
  private volatile byte[] plain = new byte[0];

  private final Remembered<String, AttributeIds> attributes = new Remembered<>(MOST_ATTRIBUTES);
  private final Remembered<String, AttributeSets> attributeSets = new Remembered<>(MOST_ATTRIBUTES);

  final CapacityDraws draws = new CapacityDraws();

  private final Interner<NodeDevices.Drawing> drawings = Interners.newWeakInterner();
  private final AtomicLong drawingCount = new AtomicLong();

  /** The selector with that expression, and what it said so far. */
  Said said(String expression, DeviceSelectors language) {
    Said known = selectors.get(expression);
    if (known == null) {
      known = new Said(language.compile(expression));
      selectors.put(expression, known);
    }
    return known;
  }

  /** What a selector says of a device, from a device that looks like it if there was one. */
  byte ask(Said said, int number, PublishedDevices published) {
    DeviceSelector selector = said.selector;
    String driver = published.driver(number);
    Device device = published.devices[number];
    if (selector.problem().isPresent()) {
      return PublishedDevices.ERROR;
    }
    if (selector.reads().wholeDevice() || !isPlain(number, published)) {
      return evaluate(selector, driver, device);
    }
    return said.looks.get(
        DeviceLook.of(selector.reads(), driver, device),
        look -> evaluate(selector, driver, device));
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
      known[number] =
          DeviceLook.isPlain(published.devices[number], published.driver(number), this::isVersion)
              ? PublishedDevices.YES
              : PublishedDevices.NO;
    }
    return known[number] == PublishedDevices.YES;
  }

  private boolean isVersion(String text) {
    return versions.get(text, DeviceLook::isVersion);
  }

  AttributeIds attribute(String qualifiedName, PublishedDevices published) {
    @Nullable AttributeIds known = attributes.get(qualifiedName);
    if (known == null || known.devices < published.count) {
      known = (known == null ? AttributeIds.of(qualifiedName) : known).upTo(published);
      attributes.put(qualifiedName, known);
    }
    return known;
  }

  AttributeSets attributeSets(String qualifiedName, PublishedDevices published) {
    @Nullable AttributeSets known = attributeSets.get(qualifiedName);
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
