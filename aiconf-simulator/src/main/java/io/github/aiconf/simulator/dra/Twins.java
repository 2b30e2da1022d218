package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Constraint;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import java.util.Arrays;

/**
 * Devices of a question that can stand in for each other: the same variants may take them, they
 * have the same values for all constraints, and draw the same from the same counters. If one of
 * them fails in a slot, so does every other one that comes after it: swapping the two turns a
 * solution with the later one into a solution with the earlier one.
 */
final class Twins {

  private final Question question;

  /** By position: the number of its kind. */
  private int[] kinds = new int[0];

  private long[] hashes = new long[0];
  private int[] table = new int[0];
  private int count;

  Twins(Question question) {
    this.question = question;
  }

  /** How many kinds there are. */
  int count() {
    return count;
  }

  int kind(int position) {
    return kinds[position];
  }

  void reset() {
    int positions = question.node.devices.length;
    kinds = Bits.zeros(kinds, positions);
    if (hashes.length < positions) {
      hashes = new long[positions];
    }
    int slots = Math.max(4, Integer.highestOneBit(Math.max(1, positions)) << 2);
    if (table.length < slots) {
      table = new int[slots];
    }
    Arrays.fill(table, -1);
    count = 0;
    for (int position = 0; position < positions; position++) {
      hashes[position] = hash(position);
      kinds[position] = find(position);
    }
  }

  private int find(int position) {
    // A device whose capacity is counted is like no other: what is left of it changes.
    boolean single = Bits.has(question.usage.counted, position);
    int mask = table.length - 1;
    int slot = (int) (hashes[position] ^ (hashes[position] >>> 32)) & mask;
    while (table[slot] >= 0) {
      int other = table[slot];
      if (!single && hashes[other] == hashes[position] && alike(other, position)) {
        return kinds[other];
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = position;
    return count++;
  }

  private long hash(int position) {
    int device = question.node.devices[position];
    long hash = question.node.poolOf[position];
    for (Variant variant : question.plan.variants) {
      hash = hash * 31 + (Bits.has(question.candidates[variant.index], position) ? 1 : 0);
    }
    for (Constraint constraint : question.plan.constraints) {
      hash = hash * 0x9E3779B97F4A7C15L + constraint.ids().ids[device];
    }
    return hash * 0xBF58476D1CE4E5B9L;
  }

  private boolean alike(int a, int b) {
    if (Bits.has(question.usage.counted, a)) {
      return false;
    }
    for (Variant variant : question.plan.variants) {
      long[] bits = question.candidates[variant.index];
      if (Bits.has(bits, a) != Bits.has(bits, b)) {
        return false;
      }
    }
    int deviceA = question.node.devices[a];
    int deviceB = question.node.devices[b];
    for (Constraint constraint : question.plan.constraints) {
      if (constraint.ids().ids[deviceA] != constraint.ids().ids[deviceB]
          || !constraint.sets().same(deviceA, deviceB)) {
        return false;
      }
    }
    Ledger.Draw drawA = question.node.draws[a];
    Ledger.Draw drawB = question.node.draws[b];
    if (drawA == null || drawB == null) {
      return drawA == null && drawB == null;
    }
    return question.node.poolOf[a] == question.node.poolOf[b] && drawA.equals(drawB);
  }
}
