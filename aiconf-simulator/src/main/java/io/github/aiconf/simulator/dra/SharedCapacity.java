package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.CapacityDraws.OfPlan;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left of the capacities of the devices of a question that several claims may share. */
final class SharedCapacity {

  /** One device, used again for other questions. */
  private static final class Counted {

    private int round;
    private Ledger left;
    private OfPlan draws;

    Counted(int round, Ledger left, OfPlan draws) {
      this.round = round;
      this.left = left.copy();
      this.draws = draws;
    }

    void reset(int now, Ledger full, OfPlan drawn) {
      round = now;
      draws = drawn;
      if (!left.reset(full)) {
        left = full.copy();
      }
    }

    Ledger.Draw draw(Variant variant) {
      return draws.draws().get(variant.index);
    }
  }

  private final Question question;
  private @Nullable Counted[] counted = new Counted[0];
  private int round;

  // What was found for the last device, which the next one is mostly like.
  private int lastRound;
  private int lastShape;
  private OfPlan last = new OfPlan(List.of(), Ledger.Unit.DECIMALS, List.of());

  SharedCapacity(Question question) {
    this.question = question;
  }

  /** Begins with another question. */
  void prepare() {
    int positions = question.node.devices.length;
    if (counted.length < positions) {
      counted = Arrays.copyOf(counted, positions);
    }
    round++;
  }

  boolean covers(Variant variant, int position) {
    Counted of = of(position);
    return of.left.covers(of.draw(variant));
  }

  void take(Variant variant, int position) {
    Counted of = of(position);
    of.left.take(of.draw(variant));
  }

  void giveBack(Variant variant, int position) {
    Counted of = of(position);
    of.left.giveBack(of.draw(variant));
  }

  private Counted of(int position) {
    Counted known = counted[position];
    if (known != null && known.round == round) {
      return known;
    }
    PublishedDevices published = question.published;
    int device = question.node.devices[position];
    OfPlan draws = draws(device);
    Ledger left = question.usage.left(position, published.devices[device].capacity(), draws);
    if (left == null) {
      draws = CapacityDraws.inDecimals(question.plan, device, published, question.steps);
      left = question.usage.leftInDecimals(
          position, published.devices[device].capacity(), draws.names());
    }
    if (known == null) {
      known = new Counted(round, left, draws);
      counted[position] = known;
    } else {
      known.reset(round, left, draws);
    }
    return known;
  }

  private OfPlan draws(int device) {
    PublishedDevices published = question.published;
    int shape = published.capacityShape[device];
    if (lastRound != round || lastShape != shape) {
      last = published.draws().of(question.plan, device, published, question.steps);
      lastRound = round;
      lastShape = shape;
    }
    return last;
  }
}
