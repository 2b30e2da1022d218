package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.CapacityDraws.OfPlan;
import io.github.aiconf.simulator.model.DeviceCapacity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What existing claims leave of the devices of one node. Immutable. */
final class NodeUsage {

  /** Bits by position: held by a claim that keeps others away. */
  final long[] held;

  /** Bits by position: some share of it is held. */
  final long[] shared;

  /**
   * Bits by position: shared, or some capacity of it is drawn, so that capacity has to be counted.
   */
  final long[] counted;

  /** By pool: what is left of its counters; null without any. */
  final @Nullable Ledger[] counters;

  /** Bits by position: devices that no counter permits, whatever else is taken. */
  final long[] blockedByCounters;

  /** By position, for {@link #counted} ones: what is drawn of its capacities; null for nothing. */
  final @Nullable Map<String, BigDecimal>[] drawn;

  /** What is left of capacities, in the unit in which it was asked for last. */
  private record Left(Ledger.Unit unit, @Nullable Ledger ledger) {}

  private final AtomicReferenceArray<@Nullable Left> lefts;

  /** How many devices can be taken at most; {@link NodeState#UNKNOWN} if shares can. */
  final int room;

  @SuppressWarnings({"unchecked", "rawtypes"})
  NodeUsage(
      NodeDevices node, PublishedDevices published, Usage usage, Compatibility compatibility) {
    int words = (node.devices.length + 63) >> 6;
    held = new long[words];
    shared = new long[words];
    counted = new long[words];
    blockedByCounters = new long[words];
    drawn = new Map[node.devices.length];
    for (int position = 0; position < node.devices.length; position++) {
      int device = node.devices[position];
      Usage.Held of = usage.of(published.identity[device]);
      if (of.whole() > 0) {
        set(held, position);
      }
      if (of.shares() > 0) {
        set(shared, position);
      }
      if (of.consumed() != null) {
        drawn[position] = of.consumed();
      }
      if (of.consumed() != null || published.devices[device].allowMultipleAllocations()) {
        set(counted, position);
      }
    }
    lefts = new AtomicReferenceArray<>(Bits.isEmpty(counted, words) ? 0 : node.devices.length);
    room = room(node, published);
    counters = new Ledger[node.pools.size()];
    for (int pool = 0; pool < counters.length; pool++) {
      NodeDevices.Pool of = node.pools.get(pool);
      NodeDevices.Counters total = of.counters();
      if (total == null) {
        continue;
      }
      Ledger left = total.total().copy();
      total.drawn().forEach((device, draw) -> {
        if (!usage.of(published.identity[device]).isNothing()) {
          left.take(draw);
        }
      });
      if (!compatibility.unpublishedDevicesPayNothing()) {
        total.drawnBefore().forEach((device, draw) -> {
          if (!usage.of(published.identity[device]).isNothing()) {
            left.take(draw);
          }
        });
      }
      counters[pool] = left;
      boolean blocked = compatibility.overdrawnCounterBlocksPool() && left.isOverdrawn();
      for (int position = of.first(); position < of.end(); position++) {
        Ledger.Draw draw = node.draws[position];
        if (draw != null && (blocked || !left.covers(draw))) {
          set(blockedByCounters, position);
        }
      }
    }
  }

  private int room(NodeDevices node, PublishedDevices published) {
    int free = node.devices.length;
    for (int position = 0; position < node.devices.length; position++) {
      if (Bits.has(held, position)) {
        free--;
      } else if (published.devices[node.devices[position]].allowMultipleAllocations()) {
        return NodeState.UNKNOWN;
      }
    }
    return free;
  }

  /**
   * What is left of a device's capacities, in the unit of the draws; null if that does not suit.
   */
  @Nullable
  Ledger left(int position, Map<String, DeviceCapacity> capacities, OfPlan draws) {
    Left known = lefts.get(position);
    if (known == null || !known.unit().equals(draws.unit())) {
      List<BigDecimal> amounts = amounts(position, capacities, draws.names());
      Ledger ledger = draws.unit().suits(amounts) ? Ledger.of(draws.unit(), amounts) : null;
      known = new Left(draws.unit(), ledger);
      lefts.set(position, known);
    }
    return known.ledger();
  }

  /** The same in decimals. */
  Ledger leftInDecimals(int position, Map<String, DeviceCapacity> capacities, List<String> names) {
    return Ledger.of(Ledger.Unit.DECIMALS, amounts(position, capacities, names));
  }

  private List<BigDecimal> amounts(
      int position, Map<String, DeviceCapacity> capacities, List<String> names) {
    Map<String, BigDecimal> used = drawn[position] == null ? Map.of() : drawn[position];
    List<BigDecimal> left = new ArrayList<>();
    for (String name : names) {
      DeviceCapacity capacity = Objects.requireNonNull(capacities.get(name));
      left.add(CapacityDraw.left(capacity, used, name));
    }
    return left;
  }

  private static void set(long[] bits, int position) {
    bits[position >> 6] |= 1L << position;
  }
}
