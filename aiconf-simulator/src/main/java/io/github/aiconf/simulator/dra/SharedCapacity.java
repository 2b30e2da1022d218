package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of the capacities of the devices of a question that several claims may share. */
final class SharedCapacity {

  /** One device: what is left, and what each variant draws. */
  private record Counted(Ledger left, List<Ledger.Draw> draws) {}

  private final Question question;
  private @Nullable Counted[] counted = new Counted[0];

  SharedCapacity(Question question) {
    this.question = question;
  }

  void prepare() {
    int positions = question.node.devices.length;
    if (counted.length < positions) {
      counted = new Counted[positions];
    } else {
      Arrays.fill(counted, 0, positions, null);
    }
  }

  boolean covers(Variant variant, int position) {
    Counted of = of(position);
    return of.left().covers(of.draws().get(variant.index));
  }

  void take(Variant variant, int position) {
    Counted of = of(position);
    of.left().take(of.draws().get(variant.index));
  }

  void giveBack(Variant variant, int position) {
    Counted of = of(position);
    of.left().giveBack(of.draws().get(variant.index));
  }

  private Counted of(int position) {
    Counted known = counted[position];
    if (known == null) {
      known = count(position);
      counted[position] = known;
    }
    return known;
  }

  private Counted count(int position) {
    int device = question.node.devices[position];
    Map<String, DeviceCapacity> capacities = question.published.devices[device].capacity();
    List<BigDecimal> left = question.usage.left(position, capacities);
    List<List<BigDecimal>> amounts = new ArrayList<>();
    List<BigDecimal> all = new ArrayList<>(left);
    for (Variant variant : question.plan.variants) {
      List<BigDecimal> drawn = new ArrayList<>();
      CapacityDraw draw = variant.draw(question.published, device, question.steps);
      for (String name : capacities.keySet()) {
        Quantity amount = draw.amounts().get(name);
        drawn.add(amount == null ? BigDecimal.ZERO : amount.value());
      }
      amounts.add(drawn);
      all.addAll(drawn);
    }
    Ledger.Unit unit = Ledger.Unit.of(all);
    int[] kinds = new int[left.size()];
    Arrays.setAll(kinds, i -> i);
    return new Counted(
        Ledger.of(unit, left), amounts.stream().map(a -> unit.draw(kinds, a)).toList());
  }
}
