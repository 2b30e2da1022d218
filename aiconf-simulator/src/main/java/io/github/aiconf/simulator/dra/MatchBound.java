package io.github.aiconf.simulator.dra;

import java.util.Arrays;

/**
 * Whether open slots can be matched with free devices for some choice of values of the
 * matchAttribute constraints whose value is open.
 */
final class MatchBound {

  /** Combinations of values that are looked at before the bound gives up. */
  private static final int MOST_COMBINATIONS = 128;

  private final Question question;
  private final Holdings holdings;
  private final OpenSlots slots;
  private final Matching matching = new Matching();
  private int combinations;

  // By depth of the enumeration of values: the devices of each open request as filtered so far.
  private long[][][] filtered = new long[0][][];
  private int[] open = new int[0];

  MatchBound(Question question, Holdings holdings, OpenSlots slots) {
    this.question = question;
    this.holdings = holdings;
    this.slots = slots;
  }

  /** Makes room for the question. */
  void reset() {
    int requests = question.plan.requests.length;
    int constraints = question.plan.constraints.length;
    if (filtered.length <= constraints) {
      filtered = Arrays.copyOf(filtered, constraints + 1);
      open = new int[constraints];
    }
    for (int k = 0; k <= constraints; k++) {
      if (filtered[k] == null || filtered[k].length < requests) {
        filtered[k] = new long[requests][];
      }
      for (int g = 0; g < requests; g++) {
        filtered[k][g] = Bits.empty(filtered[k][g], question.words);
      }
    }
  }

  boolean exists() {
    combinations = MOST_COMBINATIONS;
    int unfixed = unfixedConstraints();
    for (int g = 0; g < slots.groups; g++) {
      System.arraycopy(slots.bits[g], 0, filtered[0][g], 0, question.words);
    }
    return fits(0, unfixed);
  }

  /** Collects match constraints whose value is open and that cover some group. */
  private int unfixedConstraints() {
    if (question.features.listTypeAttributes()) {
      return 0;
    }
    int count = 0;
    for (int k = 0; k < question.plan.constraints.length; k++) {
      if (question.plan.constraints[k].match()
          && holdings.covered[k] == 0
          && slots.firstCovered(k) >= 0) {
        open[count++] = k;
      }
    }
    return count;
  }

  /** Whether some choice of values of the open constraints from {@code i} on leaves a matching. */
  private boolean fits(int i, int unfixed) {
    long[][] groupsNow = filtered[i];
    for (int g = 0; g < slots.groups; g++) {
      if (Bits.count(groupsNow[g], question.words) < slots.needs[g]) {
        return false;
      }
    }
    if (i == unfixed || --combinations < 0) {
      return matching.exists(slots.groups, groupsNow, slots.needs, question.words);
    }
    int k = open[i];
    int[] ids = question.plan.constraints[k].ids().ids;
    // The value has to be one of the first covered group's devices; each is tried once.
    long[] devices = groupsNow[slots.firstCovered(k)];
    int words = question.words;
    for (int p = Bits.next(devices, null, 0, words);
        p >= 0;
        p = Bits.next(devices, null, p + 1, words)) {
      int value = ids[question.node.devices[p]];
      if (seenBefore(devices, p, ids, value)) {
        continue;
      }
      for (int g = 0; g < slots.groups; g++) {
        keep(groupsNow[g], filtered[i + 1][g], slots.covers(g, k), ids, value);
      }
      if (fits(i + 1, unfixed)) {
        return true;
      }
      if (combinations < 0) {
        return true;
      }
    }
    return false;
  }

  private boolean seenBefore(long[] devices, int position, int[] ids, int value) {
    int words = question.words;
    for (int p = Bits.next(devices, null, 0, words);
        p < position;
        p = Bits.next(devices, null, p + 1, words)) {
      if (ids[question.node.devices[p]] == value) {
        return true;
      }
    }
    return false;
  }

  private void keep(long[] from, long[] to, boolean covered, int[] ids, int value) {
    int words = question.words;
    System.arraycopy(from, 0, to, 0, words);
    if (!covered) {
      return;
    }
    for (int p = Bits.next(to, null, 0, words); p >= 0; p = Bits.next(to, null, p + 1, words)) {
      // The first device of a constraint may have a value that equals no other.
      if (ids[question.node.devices[p]] != value) {
        Bits.clear(to, p);
      }
    }
  }
}
