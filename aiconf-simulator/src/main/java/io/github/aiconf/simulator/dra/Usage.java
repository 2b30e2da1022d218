package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.DeviceInUse;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What existing claims hold. Immutable; a device is known by driver, pool and name alone. */
final class Usage {

  /** A device's identity: the generation of its pool plays no role. */
  record DeviceKey(String driver, String pool, String device) {}

  /**
   * What is held of one device.
   *
   * @param whole holders that keep everyone else away
   * @param shares holders of a share
   * @param consumed amounts drawn by name of capacity; null until a share has drawn something
   * @param holders the claims, for explanations
   */
  record Held(
      int whole, int shares, @Nullable Map<String, BigDecimal> consumed, List<String> holders) {

    static final Held NOTHING = new Held(0, 0, null, List.of());

    boolean isNothing() {
      return whole == 0 && shares == 0;
    }
  }

  private final Map<DeviceKey, Held> held;

  private Usage(Map<DeviceKey, Held> held) {
    this.held = held;
  }

  static Usage of(List<ResourceClaim> claims, boolean consumableCapacity) {
    Map<DeviceKey, Held> held = new HashMap<>();
    for (ResourceClaim claim : claims) {
      add(held, claim, consumableCapacity);
    }
    return new Usage(held);
  }

  /** The same with one claim's devices held as well. */
  Usage with(ResourceClaim claim, boolean consumableCapacity) {
    Map<DeviceKey, Held> changed = new HashMap<>(held);
    add(changed, claim, consumableCapacity);
    return new Usage(changed);
  }

  Held of(DeviceKey device) {
    return held.getOrDefault(device, Held.NOTHING);
  }

  Map<DeviceKey, Held> all() {
    return held;
  }

  static List<DeviceKey> devices(ResourceClaim claim) {
    List<DeviceKey> keys = new ArrayList<>();
    for (DeviceInUse device : claim.allocation().orElse(List.of())) {
      if (!device.adminAccess()) {
        keys.add(new DeviceKey(device.driver(), device.pool(), device.device()));
      }
    }
    return keys;
  }

  private static void add(
      Map<DeviceKey, Held> held, ResourceClaim claim, boolean consumableCapacity) {
    for (DeviceInUse device : claim.allocation().orElse(List.of())) {
      if (device.adminAccess()) {
        continue;
      }
      DeviceKey key = new DeviceKey(device.driver(), device.pool(), device.device());
      Held before = held.getOrDefault(key, Held.NOTHING);
      List<String> holders = new ArrayList<>(before.holders());
      holders.add(claim.key());
      if (consumableCapacity && device.shareId().isPresent()) {
        held.put(
            key,
            new Held(
                before.whole(),
                before.shares() + 1,
                sum(before.consumed(), device.consumedCapacity()),
                holders));
      } else {
        held.put(key, new Held(before.whole() + 1, before.shares(), before.consumed(), holders));
      }
    }
  }

  private static @Nullable Map<String, BigDecimal> sum(
      @Nullable Map<String, BigDecimal> before, Map<String, Quantity> more) {
    if (more.isEmpty()) {
      return before;
    }
    Map<String, BigDecimal> sum = before == null ? new HashMap<>() : new HashMap<>(before);
    more.forEach((name, amount) -> sum.merge(name, amount.value(), BigDecimal::add));
    return sum;
  }
}
