package io.github.aiconf.simulator.placement;

/** How many of something are on which node: a hash table of slots without objects. */
final class SlotCounts {

  private static final int FIRST_CAPACITY = 2;
  private static final int[] NONE = {};

  /** One more than the slot; zero where there is nothing. */
  private int[] keys = NONE;

  private int[] counts = NONE;
  private int used;

  /**
   * Adds to the count of a slot.
   *
   * @throws IllegalArgumentException if the count would become negative
   */
  void add(int slot, int change) {
    if (used * 4 >= keys.length * 3) {
      grow();
    }
    int i = find(slot);
    if (counts[i] + change < 0) {
      throw new IllegalArgumentException("what is removed was never added");
    }
    if (keys[i] == 0) {
      keys[i] = slot + 1;
      used++;
    }
    counts[i] += change;
  }

  int of(int slot) {
    return keys.length == 0 ? 0 : counts[find(slot)];
  }

  /** How many places {@link #slotAt} and {@link #countAt} know. */
  int places() {
    return keys.length;
  }

  /** Meaningful where the count is not zero. */
  int slotAt(int place) {
    return keys[place] - 1;
  }

  int countAt(int place) {
    return counts[place];
  }

  private int find(int slot) {
    int mask = keys.length - 1;
    int i = ((slot * 0x9E3779B9) >>> 7) & mask;
    while (keys[i] != 0 && keys[i] != slot + 1) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private void grow() {
    int live = 0;
    for (int count : counts) {
      live += count > 0 ? 1 : 0;
    }
    int capacity = FIRST_CAPACITY;
    while (capacity < 2 * (live + 1)) {
      capacity *= 2;
    }
    int[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new int[capacity];
    counts = new int[capacity];
    used = live;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] > 0) {
        int to = find(oldKeys[i] - 1);
        keys[to] = oldKeys[i];
        counts[to] = oldCounts[i];
      }
    }
  }
}
