package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Constraint;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes of one plan on nodes that were asked before. Two nodes are alike if every device of one
 * stands for the device of the same position of the other: the same variants may take it, it equals
 * the same other devices of the node for each constraint, and it draws the same from as full
 * counters. The outcome is then the same, positions included.
 */
final class SweepMemo {

  /** Keys longer than this are not kept: nodes with so many devices are rarely alike. */
  private static final int MOST_WORDS = 4096;

  private final Question question;
  private long[] arena = new long[1024];
  private int used;
  private int[] starts = new int[16];
  private int[] lengths = new int[16];
  private Allocator.Outcome[] outcomes = new Allocator.Outcome[16];
  private @Nullable Choice[] choices = new Choice[16];
  private int count;
  private int[] table = new int[64];

  private long[] key = new long[64];
  private int length;
  private boolean comparable;
  private int found;

  // By attribute value: the first position of this node that has it, and for which question.
  private int[] firstSeen = new int[0];
  private int[] seenIn = new int[0];
  private int round;

  SweepMemo(Question question) {
    this.question = question;
  }

  /** Forgets everything. */
  void reset() {
    used = 0;
    count = 0;
    Arrays.fill(table, -1);
  }

  /** Whether a node like the one that the question was prepared for was asked before. */
  boolean find() {
    makeKey();
    found = comparable ? lookup() : -1;
    return found >= 0;
  }

  /** The outcome of the node that was found. */
  Allocator.Outcome outcome() {
    return outcomes[found];
  }

  /** What was chosen on the node that was found; null if nothing was or none was found. */
  @Nullable
  Choice choice() {
    return found < 0 ? null : choices[found];
  }

  /** Remembers the outcome for the node of the last {@link #find}. */
  void put(Allocator.Outcome outcome, Choice choice) {
    if (!comparable || outcome == Allocator.Outcome.FATAL_ERROR) {
      // An error names the device.
      return;
    }
    if (2 * (count + 1) > table.length) {
      grow();
    }
    if (used + length > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(2 * arena.length, used + length));
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
      outcomes = Arrays.copyOf(outcomes, 2 * count);
      choices = Arrays.copyOf(choices, 2 * count);
    }
    System.arraycopy(key, 0, arena, used, length);
    starts[count] = used;
    lengths[count] = length;
    outcomes[count] = outcome;
    choices[count] =
        outcome == Allocator.Outcome.FITS ? choice.copy(question.plan.requests.length) : null;
    used += length;
    insert(count, hash(arena, starts[count], length));
    count++;
  }

  private void makeKey() {
    length = 0;
    comparable = true;
    NodeDevices node = question.node;
    int positions = node.devices.length;
    add(positions);
    add(node.hasInvalidPool ? 1 : 0);
    add(node.drawing.number);
    for (Variant variant : question.plan.variants) {
      addAll(question.candidates[variant.index]);
      addAll(question.failing[variant.index]);
    }
    for (int word = 0; word < question.words; word++) {
      // What is left of a shared device is not part of the key.
      comparable &= question.usage.counted[word] == 0;
    }
    for (Constraint constraint : question.plan.constraints) {
      comparable &= !question.features.listTypeAttributes();
      addValues(constraint.ids());
    }
    for (int pool = 0; pool < node.pools.size(); pool++) {
      Ledger left = question.usage.counters[pool];
      if (left == null) {
        continue;
      }
      NodeDevices.Pool of = node.pools.get(pool);
      comparable &= left.kinds() > 0;
      add(of.first());
      add(of.end());
      add(left.kinds());
      for (int kind = 0; kind < left.kinds(); kind++) {
        add(left.left(kind));
      }
    }
    comparable &= length <= MOST_WORDS;
  }

  /** Values matter only in whether they are equal: each is named by the first position with it. */
  private void addValues(AttributeIds values) {
    if (firstSeen.length < values.count) {
      firstSeen = new int[values.count];
      seenIn = new int[values.count];
      round = 0;
    }
    round++;
    int[] devices = question.node.devices;
    for (int position = 0; position < devices.length; position++) {
      int value = values.ids[devices[position]];
      if (value < 0) {
        add(value);
        continue;
      }
      if (seenIn[value] != round) {
        seenIn[value] = round;
        firstSeen[value] = position;
      }
      add(firstSeen[value]);
    }
  }

  private void addAll(long[] bits) {
    for (int word = 0; word < question.words; word++) {
      add(bits[word]);
    }
  }

  private void add(long value) {
    if (length == key.length) {
      key = Arrays.copyOf(key, 2 * length);
    }
    key[length++] = value;
  }

  private int lookup() {
    int mask = table.length - 1;
    int slot = (int) hash(key, 0, length) & mask;
    while (table[slot] >= 0) {
      int entry = table[slot];
      if (lengths[entry] == length
          && Arrays.equals(arena, starts[entry], starts[entry] + length, key, 0, length)) {
        return entry;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private void grow() {
    table = new int[4 * table.length];
    Arrays.fill(table, -1);
    for (int entry = 0; entry < count; entry++) {
      insert(entry, hash(arena, starts[entry], lengths[entry]));
    }
  }

  private void insert(int entry, long hash) {
    int mask = table.length - 1;
    int slot = (int) hash & mask;
    while (table[slot] >= 0) {
      slot = (slot + 1) & mask;
    }
    table[slot] = entry;
  }

  private static long hash(long[] words, int from, int length) {
    long hash = length;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash ^ (hash >>> 32);
  }
}
