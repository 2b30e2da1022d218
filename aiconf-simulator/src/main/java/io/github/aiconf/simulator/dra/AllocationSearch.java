package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Request;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;

/**
 * The search for the first allocation in the order of Kubernetes: claim by claim, request by
 * request, alternative by alternative, device by device. For one thread; made once, asked often, it
 * makes no garbage while it searches.
 */
final class AllocationSearch {

  /** Steps after which a question is left undecided: some seconds. */
  static final long MOST_STEPS = 50_000_000;

  /** Steps that are made before it pays to think ahead. */
  private static final long EASY_STEPS = 250;

  // How a part of the search ended.
  private static final int FOUND = 0;
  private static final int NONE = 1;
  /** As NONE, because a claim would hold too many devices, which no other device can change. */
  private static final int TOO_MANY = 2;

  private static final int FAILED = 3;
  private static final int SPENT = 4;

  private final Question question;
  private final Holdings holdings;
  private final Foresight foresight;
  private final AllocationWriter writer;
  private boolean thinkAhead;
  private int[] alternative = new int[0];
  private long stepsLeft;
  private String problem = "";

  AllocationSearch(DeviceInventory inventory) {
    this.question = new Question(inventory);
    this.holdings = new Holdings(question);
    this.foresight = new Foresight(question, holdings);
    this.writer = new AllocationWriter(question);
  }

  Question question() {
    return question;
  }

  Allocation allocate(NodeState node, ClaimPlan plan) {
    Allocator.Outcome outcome = ask(node, plan);
    return outcome == Allocator.Outcome.FITS ? write(node, choice()) : refusal(outcome);
  }

  /** The outcome alone. */
  Allocator.Outcome ask(NodeState node, ClaimPlan plan) {
    return prepare(node, plan) ? decide() : Allocator.Outcome.FATAL_ERROR;
  }

  /** What the last search chose, until the next one. */
  Choice choice() {
    return new Choice(holdings.depth, holdings.positions, holdings.variants, alternative);
  }

  /** The allocation for the node that the question was prepared for. */
  Allocation write(NodeState node, Choice choice) {
    return writer.write(node, choice);
  }

  /** An outcome of the last question other than that the claims fit. */
  Allocation refusal(Allocator.Outcome outcome) {
    return switch (outcome) {
      case NODE_ERROR ->
        new Allocation.Failed(Allocation.ErrorKind.NODE, "invalid resource pools were encountered");
      case FATAL_ERROR ->
        new Allocation.Failed(
            Allocation.ErrorKind.FATAL, question.problem.isEmpty() ? problem : question.problem);
      case UNDECIDED -> new Allocation.Undecided();
      default -> new Allocation.NotPossible();
    };
  }

  /** Makes a question ready; false if Kubernetes reports an error before it tries a device. */
  boolean prepare(NodeState node, ClaimPlan plan) {
    question.prepare(node, plan);
    return question.problem.isEmpty();
  }

  /** Searches for the question that was prepared last. */
  Allocator.Outcome decide() {
    return switch (search()) {
      case FOUND -> Allocator.Outcome.FITS;
      case FAILED -> Allocator.Outcome.FATAL_ERROR;
      case SPENT -> Allocator.Outcome.UNDECIDED;
      default ->
        question.node.hasInvalidPool
            ? Allocator.Outcome.NODE_ERROR
            : Allocator.Outcome.DOES_NOT_FIT;
    };
  }

  private int search() {
    alternative = Bits.zeros(alternative, question.plan.requests.length);
    thinkAhead = false;
    holdings.reset();
    stepsLeft = question.canFail ? MOST_STEPS : EASY_STEPS;
    int end = request(0);
    if (end != SPENT || question.canFail) {
      return end;
    }
    thinkAhead = true;
    holdings.reset();
    foresight.reset();
    stepsLeft = MOST_STEPS;
    return request(0);
  }

  private int request(int r) {
    if (--stepsLeft < 0) {
      return SPENT;
    }
    if (r == question.plan.requests.length) {
      return FOUND;
    }
    Request request = question.plan.requests[r];
    if (!request.hasAlternatives()) {
      alternative[r] = request.first();
      return slot(r, request.first(), 0, 0);
    }
    boolean tooMany = true;
    for (int v = request.first(); v < request.end(); v++) {
      alternative[r] = v;
      int end = slot(r, v, 0, 0);
      if (end == TOO_MANY) {
        continue;
      }
      tooMany = false;
      if (end != NONE) {
        return end;
      }
    }
    return tooMany ? TOO_MANY : NONE;
  }

  private int slot(int r, int v, int filled, int from) {
    if (--stepsLeft < 0) {
      return SPENT;
    }
    Variant variant = question.plan.variants[v];
    int count = question.counts[v];
    if (variant.all && count == 0) {
      return NONE;
    }
    if (filled >= count) {
      int end = request(r + 1);
      return end == TOO_MANY && question.plan.requests[r].last() ? NONE : end;
    }
    if (count - filled > Question.MOST_DEVICES - holdings.devicesOf[variant.claim]) {
      return TOO_MANY;
    }
    if (thinkAhead && !foresight.possible(r, v, filled, from)) {
      return NONE;
    }
    return variant.all ? nextOfAll(r, variant, filled) : nextDevice(r, variant, filled, from);
  }

  private int nextOfAll(int r, Variant variant, int filled) {
    int position = question.allOf[variant.index][filled];
    switch (takeOfAll(variant, position)) {
      case NO -> {
        return NONE;
      }
      case AGAINST_CONSTRAINT -> {
        problem = "request " + variant.name
            + " asks for all devices, but a constraint of its claim does not permit device "
            + question.published.name(question.node.devices[position]);
        return FAILED;
      }
      case YES -> {}
    }
    int end = slot(r, variant.index, filled + 1, 0);
    if (end != FOUND) {
      holdings.giveBack(variant, position);
    }
    return end;
  }

  private Holdings.Taken takeOfAll(Variant variant, int position) {
    long[] not = variant.admin ? holdings.takenBy[variant.claim] : holdings.taken;
    if (Bits.has(not, position) || Bits.has(question.failing[variant.index], position)) {
      return Holdings.Taken.NO;
    }
    return holdings.take(variant, position);
  }

  private int nextDevice(int r, Variant variant, int filled, int from) {
    long[] bits = question.candidates[variant.index];
    long[] not = variant.admin ? holdings.takenBy[variant.claim] : holdings.taken;
    int words = question.words;
    int level = holdings.depth;
    if (thinkAhead) {
      foresight.enter(level);
    }
    for (int p = Bits.next(bits, not, from, words);
        p >= 0;
        p = Bits.next(bits, not, p + 1, words)) {
      if (question.canFail && Bits.has(question.failing[variant.index], p)) {
        problem = question.selectorProblem(variant, p);
        return FAILED;
      }
      if (thinkAhead && foresight.knowsToFail(level, p)) {
        continue;
      }
      if (holdings.take(variant, p) != Holdings.Taken.YES) {
        continue;
      }
      int end = slot(r, variant.index, filled + 1, p + 1);
      if (end == FOUND) {
        return FOUND;
      }
      holdings.giveBack(variant, p);
      if (end != NONE) {
        return end;
      }
      if (thinkAhead) {
        foresight.failed(level, p);
      }
    }
    return NONE;
  }
}
