package io.github.aiconf.simulator.placement;

import java.util.Arrays;

/**
 * What is free of something, by the number that a {@link PodOutlook} gives to nodes. It is a view
 * of the inventory: use it before that changes, or when that is again as it was.
 */
public final class FreeAmounts {

  private static final long MOST_EXACT = 1L << 52;

  private final long[] all;
  private final long[] taken;
  private final int[] slots;

  FreeAmounts(long[] all, long[] taken, int[] slots) {
    this.all = all;
    this.taken = taken;
    this.slots = slots;
  }

  /** Of something that each node has once, and of which nothing is taken. */
  static FreeAmounts oneEach(NodeTable nodes, int[] slots) {
    long[] one = new long[nodes.size()];
    Arrays.fill(one, 1);
    return new FreeAmounts(one, new long[one.length], slots);
  }

  /** What is free on the node; below zero where too much is taken. */
  public long on(int node) {
    int slot = slots[node];
    return all[slot] - taken[slot];
  }

  /** What the node has if nothing is taken. */
  public long ofAll(int node) {
    return all[slots[node]];
  }

  /** What is free on each node. */
  public long[] copy() {
    long[] free = new long[slots.length];
    for (int node = 0; node < free.length; node++) {
      free[node] = on(node);
    }
    return free;
  }

  /** Division of whole numbers is slow, that of others is not. */
  private static long quotient(long amount, long wanted) {
    if (amount > MOST_EXACT) {
      return amount / wanted;
    }
    // Numbers that are as large as that and whole are exact, so it is never too small.
    long quotient = (long) ((double) amount / (double) wanted);
    return quotient * wanted > amount ? quotient - 1 : quotient;
  }

  /**
   * Marks nodes that have too little for one pod more than they are counted with.
   *
   * @param wanted what a pod asks for, more than nothing
   * @param most no count is larger
   */
  public void markLack(long wanted, int most, int[] counts, long mark, long[] marks) {
    boolean multiplies = wanted <= Long.MAX_VALUE / (most + 1L);
    for (int node = 0; node < counts.length; node++) {
      int slot = slots[node];
      long amount = all[slot] - taken[slot];
      long next = counts[node] + 1L;
      if (multiplies ? amount < wanted * next : amount < 0 || amount / wanted < next) {
        marks[node] |= mark;
      }
    }
  }

  /**
   * Lowers counts of pods by node to what this suffices for.
   *
   * @param wanted what a pod asks for, more than nothing
   * @param most no count is larger
   * @param open the nodes whose counts are not zero; those that are left come first afterwards
   * @param size how many they are
   * @return how many are left
   */
  public int limit(long wanted, int most, int[] counts, int[] open, int size) {
    // Division is slow: mostly there is enough, or as much as on the node before.
    boolean multiplies = wanted <= Long.MAX_VALUE / Math.max(1, most);
    long last = 0;
    int quotient = 0;
    int left = 0;
    for (int i = 0; i < size; i++) {
      int node = open[i];
      int slot = slots[node];
      long amount = all[slot] - taken[slot];
      int count = counts[node];
      if (amount < wanted) {
        counts[node] = 0;
        continue;
      }
      open[left++] = node;
      if (!multiplies || amount < wanted * count) {
        if (amount != last) {
          last = amount;
          quotient = (int) Math.min(Integer.MAX_VALUE, quotient(amount, wanted));
        }
        counts[node] = Math.min(count, quotient);
      }
    }
    return left;
  }
}
