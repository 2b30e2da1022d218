package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Constraint;
import io.github.aiconf.simulator.dra.ClaimPlan.Request;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of the rest of a search without making it. It only ever leaves out parts
 * without a solution, so that the first solution stays the first.
 *
 * <p>Open slots are matched with free devices, for each value that a matchAttribute constraint
 * could take; the least that open slots draw of each counter is added up; values that
 * distinctAttribute has used up are left out; and devices like one that failed are not tried.
 */
final class Foresight {

  /** Combinations of values of constraints that are looked at before a bound gives up. */
  private static final int MOST_COMBINATIONS = 128;

  private final Question question;
  private final Holdings holdings;
  private final Twins twins;
  private final Matching matching = new Matching();

  // By level of the search: kinds of devices that failed.
  private long[][] failed = new long[0][];

  // The open slots: by group, the devices that could fill it and how many it needs.
  private int groups;
  private long[][] bits = new long[0][];
  private int[] needs = new int[0];
  private Variant[] only = new Variant[0];

  private int combinations;

  // By depth of the enumeration of values: the groups as filtered so far.
  private long[][][] filtered = new long[0][][];
  private int[] open = new int[0];

  Foresight(Question question, Holdings holdings) {
    this.question = question;
    this.holdings = holdings;
    this.twins = new Twins(question);
  }

  void reset() {
    twins.reset();
    int requests = question.plan.requests.length;
    if (bits.length < requests) {
      bits = Arrays.copyOf(bits, requests);
      needs = new int[requests];
      only = new Variant[requests];
    }
    for (int g = 0; g < requests; g++) {
      bits[g] = Bits.empty(bits[g], question.words);
    }
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

  // ---- devices like one that failed

  void enter(int level) {
    if (level >= failed.length) {
      failed = Arrays.copyOf(failed, Math.max(16, 2 * level));
    }
    failed[level] = Bits.empty(failed[level], Bits.words(twins.count()));
  }

  void failed(int level, int position) {
    Bits.set(failed[level], twins.kind(position));
  }

  boolean knowsToFail(int level, int position) {
    return Bits.has(failed[level], twins.kind(position));
  }

  // ---- whether the rest can be filled at all

  /** False only if no choice of devices fills this request, the rest of it, and all after it. */
  boolean possible(int r, int v, int filled, int from) {
    groups = 0;
    if (!addCurrent(v, filled, from)) {
      return false;
    }
    for (int next = r + 1; next < question.plan.requests.length; next++) {
      if (!addRequest(question.plan.requests[next])) {
        return false;
      }
    }
    if (!countersSuffice()) {
      return false;
    }
    combinations = MOST_COMBINATIONS;
    int unfixed = unfixedConstraints();
    for (int g = 0; g < groups; g++) {
      System.arraycopy(bits[g], 0, filtered[0][g], 0, question.words);
    }
    return fits(0, unfixed) && valuesSuffice();
  }

  private boolean addCurrent(int v, int filled, int from) {
    Variant variant = question.plan.variants[v];
    long[] to = bits[groups];
    free(variant, to);
    if (variant.all) {
      for (int i = 0; i < filled; i++) {
        Bits.clear(to, question.allOf[v][i]);
      }
    } else {
      for (int word = 0; word < from >> 6 && word < question.words; word++) {
        to[word] = 0;
      }
      if (from >> 6 < question.words) {
        to[from >> 6] &= -1L << from;
      }
    }
    return close(variant, question.counts[v] - filled);
  }

  private boolean addRequest(Request request) {
    if (!request.hasAlternatives()) {
      Variant variant = question.plan.variants[request.first()];
      int count = question.counts[request.first()];
      if (variant.all && count == 0) {
        return false;
      }
      free(variant, bits[groups]);
      return close(variant, count);
    }
    // Which alternative it will be is open: any device of any, as few as the most modest wants.
    int fewest = Integer.MAX_VALUE;
    long[] to = bits[groups];
    Arrays.fill(to, 0, question.words, 0);
    for (int v = request.first(); v < request.end(); v++) {
      Variant variant = question.plan.variants[v];
      if (variant.all && question.counts[v] == 0) {
        continue;
      }
      fewest = Math.min(fewest, question.counts[v]);
      long[] candidates = question.candidates[v];
      for (int word = 0; word < question.words; word++) {
        to[word] |= candidates[word] & ~holdings.taken[word];
      }
    }
    return fewest != Integer.MAX_VALUE && close(null, fewest);
  }

  /** The candidates of a variant that are free and that its constraints permit now. */
  private void free(Variant variant, long[] to) {
    long[] candidates = question.candidates[variant.index];
    long[] not = variant.admin ? holdings.takenBy[variant.claim] : holdings.taken;
    int words = question.words;
    for (int word = 0; word < words; word++) {
      to[word] = candidates[word] & ~not[word];
    }
    if (question.features.listTypeAttributes()) {
      return;
    }
    for (int k : variant.constraints) {
      int covered = holdings.covered[k];
      Constraint constraint = question.plan.constraints[k];
      int[] ids = constraint.ids().ids;
      int[] values = holdings.values[k];
      for (int p = Bits.next(to, null, 0, words); p >= 0; p = Bits.next(to, null, p + 1, words)) {
        int value = ids[question.node.devices[p]];
        if (value == AttributeIds.ABSENT
            || (covered > 0 && !permits(constraint.match(), values, covered, value))) {
          Bits.clear(to, p);
        }
      }
    }
  }

  private static boolean permits(boolean match, int[] values, int covered, int value) {
    if (value == AttributeIds.INCOMPARABLE) {
      return false;
    }
    if (match) {
      return values[0] == value;
    }
    for (int i = 0; i < covered; i++) {
      if (values[i] == value) {
        return false;
      }
    }
    return true;
  }

  /** Completes the group: what needs nobody's device alone needs no matching. */
  private boolean close(@Nullable Variant variant, int need) {
    long[] to = bits[groups];
    int words = question.words;
    if (Bits.count(to, words) < need) {
      return false;
    }
    if (variant != null && variant.admin) {
      return true;
    }
    int left = need;
    if (question.features.consumableCapacity()) {
      // A shared device serves each request once, whoever else uses it.
      for (int p = Bits.next(to, null, 0, words); p >= 0; p = Bits.next(to, null, p + 1, words)) {
        if (question.isShared(question.node.devices[p])) {
          Bits.clear(to, p);
          left--;
        }
      }
    }
    if (left > 0) {
      needs[groups] = left;
      only[groups] = variant == null ? NO_VARIANT : variant;
      groups++;
    }
    return true;
  }

  private static final Variant NO_VARIANT = Variant.none();

  private boolean countersSuffice() {
    if (!question.features.partitionableDevices()) {
      return true;
    }
    for (int pool = 0; pool < question.node.pools.size(); pool++) {
      Ledger left = holdings.counters[pool];
      if (left == null) {
        continue;
      }
      for (int kind = 0; kind < left.kinds(); kind++) {
        long rest = left.left(kind);
        for (int g = 0; g < groups && rest >= 0; g++) {
          rest -= needs[g] * least(pool, kind, bits[g]);
        }
        if (rest < 0) {
          return false;
        }
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

  /** Collects match constraints whose value is open and that cover some group. */
  private int unfixedConstraints() {
    if (question.features.listTypeAttributes()) {
      return 0;
    }
    int count = 0;
    for (int k = 0; k < question.plan.constraints.length; k++) {
      if (question.plan.constraints[k].match() && holdings.covered[k] == 0 && coversAny(k)) {
        open[count++] = k;
      }
    }
    return count;
  }

  private boolean coversAny(int k) {
    for (int g = 0; g < groups; g++) {
      if (covers(g, k)) {
        return true;
      }
    }
    return false;
  }

  private boolean covers(int group, int k) {
    for (int constraint : only[group].constraints) {
      if (constraint == k) {
        return true;
      }
    }
    return false;
  }

  /** Whether some choice of values of the open constraints from {@code i} on leaves a matching. */
  private boolean fits(int i, int unfixed) {
    long[][] groupsNow = filtered[i];
    for (int g = 0; g < groups; g++) {
      if (Bits.count(groupsNow[g], question.words) < needs[g]) {
        return false;
      }
    }
    if (i == unfixed || --combinations < 0) {
      return matching.exists(groups, groupsNow, needs, question.words);
    }
    int k = open[i];
    int[] ids = question.plan.constraints[k].ids().ids;
    int first = 0;
    while (!covers(first, k)) {
      first++;
    }
    // The value has to be one of the first covered group's devices; each is tried once.
    long[] devices = groupsNow[first];
    int words = question.words;
    for (int p = Bits.next(devices, null, 0, words);
        p >= 0;
        p = Bits.next(devices, null, p + 1, words)) {
      int value = ids[question.node.devices[p]];
      if (seenBefore(devices, p, ids, value)) {
        continue;
      }
      for (int g = 0; g < groups; g++) {
        keep(groupsNow[g], filtered[i + 1][g], covers(g, k), ids, value);
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

  /** Whether the devices of groups under distinctAttribute have enough values between them. */
  private boolean valuesSuffice() {
    if (question.features.listTypeAttributes()) {
      return true;
    }
    for (int k = 0; k < question.plan.constraints.length; k++) {
      if (!question.plan.constraints[k].match() && !valuesSuffice(k)) {
        return false;
      }
    }
    return true;
  }

  private boolean valuesSuffice(int k) {
    AttributeIds values = question.plan.constraints[k].ids();
    int words = Bits.words(values.count);
    long[][] byGroup = filtered[0];
    int covered = 0;
    for (int g = 0; g < groups; g++) {
      if (!covers(g, k)) {
        continue;
      }
      long[] of = Bits.empty(byGroup[covered], Math.max(words, question.words));
      byGroup[covered] = of;
      boolean incomparable = false;
      for (int p = Bits.next(bits[g], null, 0, question.words);
          p >= 0;
          p = Bits.next(bits[g], null, p + 1, question.words)) {
        int value = values.ids[question.node.devices[p]];
        if (value >= 0) {
          Bits.set(of, value);
        } else {
          incomparable = true;
        }
      }
      if (incomparable) {
        return true;
      }
      open(covered, needs[g]);
      covered++;
    }
    return matching.exists(covered, byGroup, valueNeeds, words);
  }

  private int[] valueNeeds = new int[8];

  private void open(int group, int need) {
    if (group == valueNeeds.length) {
      valueNeeds = Arrays.copyOf(valueNeeds, 2 * group);
    }
    valueNeeds[group] = need;
  }
}
