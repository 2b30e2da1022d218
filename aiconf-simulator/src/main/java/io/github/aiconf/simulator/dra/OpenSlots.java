package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import java.util.Arrays;

/** What a search still has to fill: by request, the devices that could and how many it needs. */
final class OpenSlots {

  private final Question question;

  /** How many requests are open. */
  int groups;

  /** By open request: the devices that could fill it. */
  long[][] bits = new long[0][];

  /** By open request: how many devices it needs that nobody else takes. */
  int[] needs = new int[0];

  private Variant[] variants = new Variant[0];

  OpenSlots(Question question) {
    this.question = question;
  }

  /** Makes room for the question. */
  void reset() {
    int requests = question.plan.requests.length;
    if (bits.length < requests) {
      bits = Arrays.copyOf(bits, requests);
      needs = new int[requests];
      variants = new Variant[requests];
    }
    for (int g = 0; g < requests; g++) {
      bits[g] = Bits.empty(bits[g], question.words);
    }
  }

  /** The devices of the next open request, to be filled in before {@link #add}. */
  long[] next() {
    return bits[groups];
  }

  /**
   * Adds an open request.
   *
   * @param variant {@link Variant#none} if it is open which one it will be
   */
  void add(Variant variant, int need) {
    needs[groups] = need;
    variants[groups] = variant;
    groups++;
  }

  /** Whether a constraint covers an open request. */
  boolean covers(int group, int k) {
    for (int constraint : variants[group].constraints) {
      if (constraint == k) {
        return true;
      }
    }
    return false;
  }

  /** The first open request that a constraint covers; -1 if there is none. */
  int firstCovered(int k) {
    for (int g = 0; g < groups; g++) {
      if (covers(g, k)) {
        return g;
      }
    }
    return -1;
  }
}
