package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.DeviceInUse;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What claims hold. Immutable: a change copies the few parts that it touches and shares the rest.
 */
final class Usage {

  /**
   * What is held of one device.
   *
   * @param whole holders that keep everyone else away
   * @param shares holders of a share
   * @param consumed amounts drawn by name of capacity; null until a share has drawn something
   * @param claims the holders, for explanations
   */
  record Held(
      int whole,
      int shares,
      @Nullable Map<String, BigDecimal> consumed,
      List<ResourceClaim> claims) {

    /** Keys of the claims. */
    List<String> holders() {
      return claims.stream().map(ResourceClaim::key).toList();
    }

    static final Held NOTHING = new Held(0, 0, null, List.of());

    boolean isNothing() {
      return whole == 0 && shares == 0;
    }
  }

  private static final int PART = 128;

  private final boolean consumableCapacity;

  /** By identity of the device, in parts; null where nothing is held. */
  private final @Nullable Held[] @Nullable [] parts;

  private Usage(boolean consumableCapacity, @Nullable Held[] @Nullable [] parts) {
    this.consumableCapacity = consumableCapacity;
    this.parts = parts;
  }

  static Usage none(boolean consumableCapacity) {
    return new Usage(consumableCapacity, new Held[0][]);
  }

  /** The same, with the devices of these claims held as well. */
  Usage with(List<ResourceClaim> claims, PublishedDevices published) {
    Changes changes = new Changes(published);
    for (ResourceClaim claim : claims) {
      for (DeviceInUse device : claim.allocation().orElse(List.of())) {
        changes.change(device, claim, 1);
      }
    }
    return new Usage(consumableCapacity, changes.changed);
  }

  /** The same, without what this claim holds. */
  Usage without(ResourceClaim claim, PublishedDevices published) {
    Changes changes = new Changes(published);
    for (DeviceInUse device : claim.allocation().orElse(List.of())) {
      changes.change(device, claim, -1);
    }
    return new Usage(consumableCapacity, changes.changed);
  }

  /** The claims that hold something, each once. */
  List<ResourceClaim> claims() {
    Map<String, ResourceClaim> claims = new LinkedHashMap<>();
    for (@Nullable Held @Nullable [] part : parts) {
      if (part == null) {
        continue;
      }
      for (@Nullable Held held : part) {
        if (held != null) {
          held.claims().forEach(claim -> claims.putIfAbsent(claim.key(), claim));
        }
      }
    }
    return List.copyOf(claims.values());
  }

  /** What is held of a device with this identity. */
  Held of(int identity) {
    int index = identity / PART;
    @Nullable Held @Nullable [] part = index < parts.length ? parts[index] : null;
    Held held = part == null ? null : part[identity % PART];
    return held == null ? Held.NOTHING : held;
  }

  /** Copies each part once, when it is first touched. */
  private final class Changes {

    private final PublishedDevices published;
    private @Nullable Held[] @Nullable [] changed = parts.clone();
    private PoolName pool = new PoolName("", "");

    Changes(PublishedDevices published) {
      this.published = published;
    }

    void change(DeviceInUse device, ResourceClaim claim, int sign) {
      if (device.adminAccess()) {
        return;
      }
      if (!pool.is(device.driver(), device.pool())) {
        pool = new PoolName(device.driver(), device.pool());
      }
      int identity = published.identity(pool, device.device());
      @Nullable Held[] part = part(identity / PART);
      Held before = part[identity % PART];
      part[identity % PART] = changed(before == null ? Held.NOTHING : before, device, claim, sign);
    }

    private @Nullable Held[] part(int index) {
      if (index >= changed.length) {
        changed = Arrays.copyOf(changed, Math.max(index + 1, published.identities() / PART + 1));
      }
      @Nullable Held[] before = changed[index];
      @Nullable Held[] part = before;
      if (before == null) {
        part = new Held[PART];
      } else if (index < parts.length && before == parts[index]) {
        part = before.clone();
      }
      changed[index] = part;
      return part;
    }

    private Held changed(Held before, DeviceInUse device, ResourceClaim claim, int sign) {
      List<ResourceClaim> holders = holders(before.claims(), claim, sign);
      if (consumableCapacity && device.shareId().isPresent()) {
        return new Held(
            before.whole(),
            before.shares() + sign,
            sum(before.consumed(), device.consumedCapacity(), sign),
            holders);
      }
      return new Held(before.whole() + sign, before.shares(), before.consumed(), holders);
    }

    private static List<ResourceClaim> holders(
        List<ResourceClaim> before, ResourceClaim claim, int sign) {
      if (sign > 0 && before.isEmpty()) {
        return List.of(claim);
      }
      List<ResourceClaim> holders = new ArrayList<>(before);
      if (sign > 0) {
        holders.add(claim);
      } else {
        holders.removeIf(holder -> holder.key().equals(claim.key()));
      }
      return List.copyOf(holders);
    }

    private static @Nullable Map<String, BigDecimal> sum(
        @Nullable Map<String, BigDecimal> before, Map<String, Quantity> more, int sign) {
      if (more.isEmpty()) {
        return before;
      }
      Map<String, BigDecimal> sum = before == null ? new HashMap<>() : new HashMap<>(before);
      more.forEach((name, amount) ->
          sum.merge(name, sign > 0 ? amount.value() : amount.value().negate(), BigDecimal::add));
      return sum;
    }
  }
}
