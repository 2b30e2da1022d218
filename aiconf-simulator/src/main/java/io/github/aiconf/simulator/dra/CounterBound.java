package io.github.aiconf.simulator.dra;

/** Whether counters suffice if every open slot took the device that draws least of each. */
final class CounterBound {

  private final Question question;
  private final Holdings holdings;
  private final OpenSlots slots;

  CounterBound(Question question, Holdings holdings, OpenSlots slots) {
    this.question = question;
    this.holdings = holdings;
    this.slots = slots;
  }

  boolean suffices() {
    if (!question.features.partitionableDevices()) {
      return true;
    }
    for (int pool = 0; pool < question.node.pools.size(); pool++) {
      Ledger left = holdings.counters[pool];
      if (left != null && !suffices(pool, left)) {
        return false;
      }
    }
    return true;
  }

  private boolean suffices(int pool, Ledger left) {
    for (int kind = 0; kind < left.kinds(); kind++) {
      long rest = left.left(kind);
      for (int g = 0; g < slots.groups && rest >= 0; g++) {
        rest -= slots.needs[g] * least(pool, kind, slots.bits[g]);
      }
      if (rest < 0) {
        return false;
      }
    }
    return true;
  }

  /** The least that any of the devices draws. */
  private long least(int pool, int kind, long[] devices) {
    long least = Long.MAX_VALUE;
    int words = question.words;
    for (int p = Bits.next(devices, null, 0, words);
        p >= 0 && least > 0;
        p = Bits.next(devices, null, p + 1, words)) {
      Ledger.Draw draw = question.node.poolOf[p] == pool ? question.node.draws[p] : null;
      least = Math.min(least, draw == null ? 0 : draw.of(kind));
    }
    return least == Long.MAX_VALUE ? 0 : least;
  }
}
