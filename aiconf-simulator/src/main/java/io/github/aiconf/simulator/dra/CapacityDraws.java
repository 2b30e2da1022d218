package io.github.aiconf.simulator.dra;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What requests draw of devices, by the shape of the devices' capacities. Most devices have one of
 * a few shapes and most requests ask for no or for usual amounts, so that this is found out once.
 * Shared by inventories that were made from one another.
 */
final class CapacityDraws {

  private static final int MOST_REMEMBERED = 4096;

  /**
   * What the variants of a plan draw of devices of one shape.
   *
   * @param names of the capacities; their index is the kind in ledgers
   * @param unit of the amounts
   * @param draws by variant
   */
  record OfPlan(List<String> names, Ledger.Unit unit, List<Ledger.Draw> draws) {}

  private record DrawKey(Map<String, Quantity> requested, int shape) {}

  private record PlanKey(List<Map<String, Quantity>> requested, int shape) {}

  private final Cache<DrawKey, CapacityDraw> asked =
      CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).build();
  private final Cache<PlanKey, OfPlan> ofPlans =
      CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /** Of requests that name no capacity, by shape. */
  private volatile @Nullable CapacityDraw[] unasked = new CapacityDraw[0];

  /** What a request draws of a device of that shape. */
  CapacityDraw of(
      Map<String, Quantity> requested,
      int shape,
      Map<String, DeviceCapacity> capacities,
      StepArithmetic steps) {
    if (requested.isEmpty()) {
      return ofUnasked(shape, capacities, steps);
    }
    DrawKey key = new DrawKey(requested, shape);
    CapacityDraw known = asked.getIfPresent(key);
    // Equal amounts can be written otherwise, and results show them as they were.
    if (known == null || !isWrittenAlike(known.amounts(), requested)) {
      known = CapacityDraw.of(requested, capacities, steps);
      asked.put(key, known);
    }
    return known;
  }

  private static boolean isWrittenAlike(
      Map<String, Quantity> amounts, Map<String, Quantity> requested) {
    for (Map.Entry<String, Quantity> each : requested.entrySet()) {
      Quantity amount = amounts.get(each.getKey());
      if (amount == null || amount.format() != each.getValue().format()) {
        return false;
      }
    }
    return true;
  }

  private CapacityDraw ofUnasked(
      int shape, Map<String, DeviceCapacity> capacities, StepArithmetic steps) {
    @Nullable CapacityDraw[] known = unasked;
    if (shape >= known.length) {
      known = Arrays.copyOf(known, Math.max(shape + 1, 2 * known.length));
      unasked = known;
    }
    CapacityDraw draw = known[shape];
    if (draw == null) {
      draw = CapacityDraw.of(Map.of(), capacities, steps);
      known[shape] = draw;
    }
    return draw;
  }

  /** What all variants of a plan draw of a device. */
  OfPlan of(ClaimPlan plan, int device, PublishedDevices published, StepArithmetic steps) {
    PlanKey key = new PlanKey(plan.capacities(), published.capacityShape[device]);
    OfPlan known = ofPlans.getIfPresent(key);
    if (known == null) {
      known = count(plan, device, published, steps);
      ofPlans.put(key, known);
    }
    return known;
  }

  private static OfPlan count(
      ClaimPlan plan, int device, PublishedDevices published, StepArithmetic steps) {
    List<String> names = names(device, published);
    List<List<BigDecimal>> amounts = amounts(names, plan, device, published, steps);
    List<BigDecimal> all = new ArrayList<>();
    published.devices[device].capacity().values().forEach(c -> all.add(c.value().value()));
    amounts.forEach(all::addAll);
    return of(names, Ledger.Unit.of(all), amounts);
  }

  /** The same in decimals, for devices of which amounts are left that no unit suits. */
  static OfPlan inDecimals(
      ClaimPlan plan, int device, PublishedDevices published, StepArithmetic steps) {
    List<String> names = names(device, published);
    return of(names, Ledger.Unit.DECIMALS, amounts(names, plan, device, published, steps));
  }

  /** Sorted, since devices of one shape can have their capacities in any order. */
  private static List<String> names(int device, PublishedDevices published) {
    return published.devices[device].capacity().keySet().stream().sorted().toList();
  }

  private static List<List<BigDecimal>> amounts(
      List<String> names,
      ClaimPlan plan,
      int device,
      PublishedDevices published,
      StepArithmetic steps) {
    List<List<BigDecimal>> amounts = new ArrayList<>();
    for (ClaimPlan.Variant variant : plan.variants) {
      CapacityDraw draw = variant.draw(published, device, steps);
      List<BigDecimal> drawn = new ArrayList<>();
      for (String name : names) {
        Quantity amount = draw.amounts().get(name);
        drawn.add(amount == null ? BigDecimal.ZERO : amount.value());
      }
      amounts.add(drawn);
    }
    return amounts;
  }

  private static OfPlan of(List<String> names, Ledger.Unit unit, List<List<BigDecimal>> amounts) {
    int[] kinds = new int[names.size()];
    Arrays.setAll(kinds, i -> i);
    return new OfPlan(
        names, unit, amounts.stream().map(a -> unit.draw(kinds, a)).toList());
  }
}
