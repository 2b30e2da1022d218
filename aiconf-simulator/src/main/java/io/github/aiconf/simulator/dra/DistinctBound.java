package io.github.aiconf.simulator.dra;

import java.util.Arrays;

/** Whether the devices of open slots under distinctAttribute have enough values between them. */
final class DistinctBound {

  private final Question question;
  private final OpenSlots slots;
  private final Matching matching = new Matching();

  // By open request that is covered: the values of its devices, and how many it needs.
  private long[][] values = new long[0][];
  private int[] needs = new int[0];

  DistinctBound(Question question, OpenSlots slots) {
    this.question = question;
    this.slots = slots;
  }

  /** Makes room for the question. */
  void reset() {
    int requests = question.plan.requests.length;
    if (values.length < requests) {
      values = Arrays.copyOf(values, requests);
      needs = new int[requests];
    }
  }

  boolean suffices() {
    if (question.features.listTypeAttributes()) {
      return true;
    }
    for (int k = 0; k < question.plan.constraints.length; k++) {
      if (!question.plan.constraints[k].match() && !suffices(k)) {
        return false;
      }
    }
    return true;
  }

  private boolean suffices(int k) {
    AttributeIds ids = question.plan.constraints[k].ids();
    int words = Bits.words(ids.count);
    int covered = 0;
    for (int g = 0; g < slots.groups; g++) {
      if (!slots.covers(g, k)) {
        continue;
      }
      values[covered] = Bits.empty(values[covered], words);
      if (!collect(slots.bits[g], ids, values[covered])) {
        return true;
      }
      needs[covered] = slots.needs[g];
      covered++;
    }
    return matching.exists(covered, values, needs, words);
  }

  /** The values of devices; false if one has none that can be compared. */
  private boolean collect(long[] devices, AttributeIds ids, long[] to) {
    int words = question.words;
    for (int p = Bits.next(devices, null, 0, words);
        p >= 0;
        p = Bits.next(devices, null, p + 1, words)) {
      int value = ids.ids[question.node.devices[p]];
      if (value < 0) {
        return false;
      }
      Bits.set(to, value);
    }
    return true;
  }
}
