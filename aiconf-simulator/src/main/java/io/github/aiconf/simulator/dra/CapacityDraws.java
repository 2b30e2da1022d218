package io.github.aiconf.simulator.dra;

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

  private record DrawKey(RequestedCapacity requested, int shape) {}

  private record PlanKey(List<RequestedCapacity> requested, int shape) {}

  private final Remembered<DrawKey, CapacityDraw> asked = new Remembered<>(MOST_REMEMBERED);
  private final Remembered<PlanKey, OfPlan> ofPlans = new Remembered<>(MOST_REMEMBERED);

  /** Of requests that name no capacity, by shape. */
  private volatile @Nullable CapacityDraw[] unasked = new CapacityDraw[0];

  /** What a request draws of a device of that shape. */
  CapacityDraw of(
      RequestedCapacity requested,
      int shape,
      Map<String, DeviceCapacity> capacities,
      StepArithmetic steps) {
    return requested.amounts.isEmpty()
        ? ofUnasked(shape, capacities, steps)
        : asked.get(
            new DrawKey(requested, shape),
            key -> CapacityDraw.of(key.requested().amounts, capacities, steps));
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
    RequestedCapacity[] requested = new RequestedCapacity[plan.variants.length];
    for (int v = 0; v < requested.length; v++) {
      requested[v] = plan.variants[v].requested;
    }
    return ofPlans.get(
        new PlanKey(List.of(requested), published.capacityShape[device]),
        key -> count(plan, device, published, steps));
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
