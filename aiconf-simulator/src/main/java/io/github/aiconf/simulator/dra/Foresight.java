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

  private static final Variant NO_VARIANT = Variant.none();

  private final Question question;
  private final Holdings holdings;
  private final Twins twins;
  private final OpenSlots slots;
  private final CounterBound counters;
  private final MatchBound matches;
  private final DistinctBound distinct;

  // By level of the search: kinds of devices that failed.
  private long[][] failed = new long[0][];

  Foresight(Question question, Holdings holdings) {
    this.question = question;
    this.holdings = holdings;
    this.twins = new Twins(question);
    this.slots = new OpenSlots(question);
    this.counters = new CounterBound(question, holdings, slots);
    this.matches = new MatchBound(question, holdings, slots);
    this.distinct = new DistinctBound(question, slots);
  }

  /** Begins with another question. */
  void reset() {
    twins.reset();
    slots.reset();
    matches.reset();
    distinct.reset();
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
    slots.groups = 0;
    if (!addCurrent(v, filled, from)) {
      return false;
    }
    for (int next = r + 1; next < question.plan.requests.length; next++) {
      if (!addRequest(question.plan.requests[next])) {
        return false;
      }
    }
    return counters.suffices() && matches.exists() && distinct.suffices();
  }

  private boolean addCurrent(int v, int filled, int from) {
    Variant variant = question.plan.variants[v];
    long[] to = slots.next();
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
      free(variant, slots.next());
      return close(variant, count);
    }
    // Which alternative it will be is open: any device of any, as few as the most modest wants.
    int fewest = Integer.MAX_VALUE;
    long[] to = slots.next();
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
    long[] to = slots.next();
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
      slots.add(variant == null ? NO_VARIANT : variant, left);
    }
    return true;
  }
}
