package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Constraint;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a search has taken so far, with everything that follows from it for the next device. Each
 * device taken can be given back, the last one first.
 */
final class Holdings {

  /** Whether a device could be taken. */
  enum Taken {
    YES,
    NO,
    /** A constraint of the claim does not permit it. */
    AGAINST_CONSTRAINT
  }

  private final Question question;

  /** Positions that nobody else gets. */
  long[] taken = new long[0];

  /** The same by claim, for access for administration. */
  long[][] takenBy = new long[0][];

  /** By claim: how many devices it has. */
  int[] devicesOf = new int[0];

  /** By position: how many shares of it are taken. */
  int[] shares = new int[0];

  /** By pool: what is left of its counters. */
  @Nullable
  Ledger[] counters = new Ledger[0];

  /** By constraint: how many devices it covers, and the value of each. */
  int[] covered = new int[0];

  int[][] values = new int[0][];
  private BitSet[][] sets = new BitSet[0][];

  /** What was taken, in order: positions, and the variant each is for. */
  int depth;

  int[] positions = new int[64];
  int[] variants = new int[64];

  Holdings(Question question) {
    this.question = question;
  }

  /** Takes nothing yet. */
  void reset() {
    ClaimPlan plan = question.plan;
    int claims = plan.claims.size();
    depth = 0;
    taken = Bits.empty(taken, question.words);
    if (takenBy.length < claims) {
      takenBy = Arrays.copyOf(takenBy, claims);
    }
    for (int claim = 0; claim < claims; claim++) {
      takenBy[claim] = Bits.empty(takenBy[claim], question.words);
    }
    devicesOf = Bits.zeros(devicesOf, claims);
    shares = Bits.zeros(shares, question.node.devices.length);
    @Nullable Ledger[] left = question.usage.counters;
    if (counters.length < left.length) {
      counters = Arrays.copyOf(counters, left.length);
    }
    for (int pool = 0; pool < left.length; pool++) {
      Ledger from = left[pool];
      Ledger to = counters[pool];
      if (from == null) {
        counters[pool] = null;
      } else if (to == null || !to.reset(from)) {
        counters[pool] = from.copy();
      }
    }
    int constraints = plan.constraints.length;
    covered = Bits.zeros(covered, constraints);
    if (values.length < constraints) {
      values = new int[constraints][Question.MOST_DEVICES];
    }
    if (question.features.listTypeAttributes() && sets.length < constraints) {
      sets = new BitSet[constraints][Question.MOST_DEVICES];
    }
  }

  Taken take(Variant variant, int position) {
    int device = question.node.devices[position];
    boolean shared = question.isShared(device);
    Ledger.Draw draw = question.node.draws[position];
    Ledger pool = null;
    if (draw != null && pays(variant, position, shared)) {
      pool = counters[question.node.poolOf[position]];
      if (pool != null && !pool.covers(draw)) {
        return Taken.NO;
      }
    }
    int[] constraints = variant.constraints;
    for (int i = 0; i < constraints.length; i++) {
      if (!admit(constraints[i], device)) {
        dismiss(constraints, i);
        return Taken.AGAINST_CONSTRAINT;
      }
    }
    if (question.features.consumableCapacity() && Bits.has(question.usage.counted, position)) {
      if (!question.capacity.covers(variant, position)) {
        dismiss(constraints, constraints.length);
        return Taken.NO;
      }
      if (shared) {
        question.capacity.take(variant, position);
      }
    }
    if (pool != null && draw != null) {
      pool.take(draw);
    }
    if (shared) {
      shares[position]++;
    } else {
      Bits.set(taken, position);
      Bits.set(takenBy[variant.claim], position);
    }
    if (depth == positions.length) {
      positions = Arrays.copyOf(positions, 2 * depth);
      variants = Arrays.copyOf(variants, 2 * depth);
    }
    positions[depth] = position;
    variants[depth] = variant.index;
    depth++;
    devicesOf[variant.claim]++;
    return Taken.YES;
  }

  void giveBack(Variant variant, int position) {
    boolean shared = question.isShared(question.node.devices[position]);
    depth--;
    devicesOf[variant.claim]--;
    if (shared) {
      shares[position]--;
      question.capacity.giveBack(variant, position);
    } else {
      Bits.clear(takenBy[variant.claim], position);
      Bits.clear(taken, position);
      // Another claim may administer the same device.
      for (int claim = 0; claim < question.plan.claims.size(); claim++) {
        if (Bits.has(takenBy[claim], position)) {
          Bits.set(taken, position);
        }
      }
    }
    Ledger.Draw draw = question.node.draws[position];
    if (draw != null && pays(variant, position, shared)) {
      Ledger pool = counters[question.node.poolOf[position]];
      if (pool != null) {
        pool.giveBack(draw);
      }
    }
    dismiss(variant.constraints, variant.constraints.length);
  }

  /** A shared device pays for its counters once. */
  private boolean pays(Variant variant, int position, boolean shared) {
    return variant.paysCounters
        && !(shared && (shares[position] > 0 || Bits.has(question.usage.shared, position)));
  }

  private boolean admit(int k, int device) {
    Constraint constraint = question.plan.constraints[k];
    int before = covered[k];
    if (question.features.listTypeAttributes()) {
      BitSet value = constraint.sets().sets[device];
      if (value == null || !admitSet(constraint.match(), sets[k], before, value)) {
        return false;
      }
    } else {
      int value = constraint.ids().ids[device];
      if (value == AttributeIds.ABSENT
          || (before > 0 && !admitValue(constraint.match(), values[k], before, value))) {
        return false;
      }
      values[k][before] = value;
    }
    covered[k]++;
    return true;
  }

  private static boolean admitValue(boolean match, int[] values, int before, int value) {
    if (value == AttributeIds.INCOMPARABLE) {
      return false;
    }
    if (match) {
      return value == values[0];
    }
    for (int i = 0; i < before; i++) {
      if (values[i] == value) {
        return false;
      }
    }
    return true;
  }

  /**
   * What all have in common so far, or what any of them has, is kept for each number of devices.
   */
  private static boolean admitSet(boolean match, BitSet[] sets, int before, BitSet value) {
    if (before == 0) {
      sets[0] = value;
      return true;
    }
    if (sets[before - 1].intersects(value) != match) {
      return false;
    }
    BitSet joined = (BitSet) sets[before - 1].clone();
    if (match) {
      joined.and(value);
    } else {
      joined.or(value);
    }
    sets[before] = joined;
    return true;
  }

  private void dismiss(int[] constraints, int admitted) {
    for (int i = 0; i < admitted; i++) {
      covered[constraints[i]]--;
    }
  }
}
