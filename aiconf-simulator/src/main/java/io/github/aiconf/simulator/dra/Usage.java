package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.DeviceInUse;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.math.BigDecimal;
import java.util.ArrayList;
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

  private static final int PART = 64;

  private final PublishedDevices published;
  private final boolean consumableCapacity;

  /** By identity of the device, in parts; null where nothing is held. */
  private final @Nullable Held[] @Nullable [] parts;

  private Usage(
      PublishedDevices published, boolean consumableCapacity, @Nullable Held[] @Nullable [] parts) {
    this.published = published;
    this.consumableCapacity = consumableCapacity;
    this.parts = parts;
  }

  static Usage none(PublishedDevices published, boolean consumableCapacity) {
    return new Usage(published, consumableCapacity, new Held[published.identities() / PART + 1][]);
  }

  /** The same, with the devices of these claims held as well. */
  Usage with(List<ResourceClaim> claims) {
    Changes changes = new Changes();
    for (ResourceClaim claim : claims) {
      for (DeviceInUse device : claim.allocation().orElse(List.of())) {
        changes.change(device, claim, 1);
      }
    }
    return new Usage(published, consumableCapacity, changes.changed);
  }

  /** The same, without what this claim holds. */
  Usage without(ResourceClaim claim) {
    Changes changes = new Changes();
    for (DeviceInUse device : claim.allocation().orElse(List.of())) {
      changes.change(device, claim, -1);
    }
    return new Usage(published, consumableCapacity, changes.changed);
  }

  /** The claims that hold something published, each once. */
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

  /** What is held of the device with this number. */
  Held of(int device) {
    int identity = published.identity[device];
    @Nullable Held @Nullable [] part = parts[identity / PART];
    Held held = part == null ? null : part[identity % PART];
    return held == null ? Held.NOTHING : held;
  }

  /** Copies each part once, when it is first touched. */
  private final class Changes {

    private final @Nullable Held[] @Nullable [] changed = parts.clone();

    void change(DeviceInUse device, ResourceClaim claim, int sign) {
      int identity = published.identity(device.driver(), device.pool(), device.device());
      if (device.adminAccess() || identity < 0) {
        return;
      }
      int index = identity / PART;
      @Nullable Held @Nullable [] part = changed[index];
      if (part == null) {
        part = new Held[PART];
      } else if (part == parts[index]) {
        part = part.clone();
      }
      changed[index] = part;
      Held before = part[identity % PART];
      Held after = changed(before == null ? Held.NOTHING : before, device, claim, sign);
      part[identity % PART] = after;
    }

    private Held changed(Held before, DeviceInUse device, ResourceClaim claim, int sign) {
      List<ResourceClaim> holders = new ArrayList<>(before.claims());
      if (sign > 0) {
        holders.add(claim);
      } else {
        holders.removeIf(holder -> holder.key().equals(claim.key()));
      }
      if (consumableCapacity && device.shareId().isPresent()) {
        return new Held(
            before.whole(),
            before.shares() + sign,
            sum(before.consumed(), device.consumedCapacity(), sign),
            List.copyOf(holders));
      }
      return new Held(
          before.whole() + sign, before.shares(), before.consumed(), List.copyOf(holders));
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
