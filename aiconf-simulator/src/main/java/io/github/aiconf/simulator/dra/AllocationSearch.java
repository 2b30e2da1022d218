package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Constraint;
import io.github.aiconf.simulator.dra.ClaimPlan.Request;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import io.github.aiconf.simulator.model.DeviceCapacity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The search for the first allocation in the order of Kubernetes: claim by claim, request by
 * request, alternative by alternative, device by device. For one thread; made once, asked often, it
 * makes no garbage while it searches.
 */
final class AllocationSearch {

  /** Devices that one claim can hold. */
  static final int MOST_DEVICES = 32;

  /** Steps after which a question is left undecided: some seconds. */
  static final long STEPS = 50_000_000;

  // How a part of the search ended.
  private static final int FOUND = 0;
  private static final int NONE = 1;
  /** As NONE, because a claim would hold too many devices, which no other device can change. */
  private static final int TOO_MANY = 2;

  private static final int FAILED = 3;
  private static final int SPENT = 4;

  // Whether a device could be taken.
  private static final int TAKEN = 0;
  private static final int REFUSED = 1;
  private static final int AGAINST_CONSTRAINT = 2;

  /** A device that several claims may share, or whose capacity is drawn already. */
  private record Counted(Ledger left, Ledger.Draw[] draws) {}

  private final DeviceInventory inventory;
  private final PublishedDevices published;
  private final DraFeatures features;
  private final StepArithmetic steps;

  // The question.
  private ClaimPlan plan;
  private NodeDevices node;
  private NodeUsage usage;
  private int words;

  // By variant: bits of positions that may be taken, and of positions whose selector fails.
  private long[][] candidates = new long[0][];
  private long[][] failing = new long[0][];
  private int[][] allOf = new int[0][];
  private int[] counts = new int[0];
  private boolean anyFailing;
  private String problem = "";

  // What has been taken so far.
  private long[] taken = new long[0];
  private long[][] takenBy = new long[0][];
  private int[] heldByClaim = new int[0];
  private int[] sharesTaken = new int[0];
  private @Nullable Ledger[] counters = new Ledger[0];
  private @Nullable Counted[] counted = new Counted[0];
  private int[] matchValue = new int[0];
  private int[] constrained = new int[0];
  private int[][] distinct = new int[0][];
  private BitSet[][] setStack = new BitSet[0][];
  private int depth;
  private int[] chosen = new int[64];
  private int[] chosenFor = new int[64];
  private int[] alternative = new int[0];
  private long stepsLeft;

  AllocationSearch(DeviceInventory inventory) {
    this.inventory = inventory;
    this.published = inventory.published();
    this.features = inventory.profile().features();
    this.steps = inventory.compatibility().steps();
    this.plan = new ClaimPlan.Builder(inventory, List.of()).build();
    this.node = NodeDevices.unusable("");
    this.usage = new NodeUsage(node, published, Usage.of(List.of(), false), false, false);
  }

  Allocation allocate(int nodeNumber, ClaimPlan asked) {
    if (!asked.problem.isEmpty()) {
      return new Allocation.Failed(Allocation.ErrorKind.FATAL, asked.problem);
    }
    plan = asked;
    node = inventory.devicesOf(nodeNumber);
    if (!node.problem.isEmpty()) {
      return new Allocation.Failed(Allocation.ErrorKind.FATAL, node.problem);
    }
    usage = inventory.usageOf(nodeNumber);
    prepare();
    if (!problem.isEmpty()) {
      return new Allocation.Failed(Allocation.ErrorKind.FATAL, problem);
    }
    int end = request(0);
    return switch (end) {
      case FOUND -> new AllocationWriter(inventory, plan, node)
          .write(inventory.nodes().get(nodeNumber).name(), depth, chosen, chosenFor, alternative);
      case FAILED -> new Allocation.Failed(Allocation.ErrorKind.FATAL, problem);
      case SPENT -> new Allocation.Undecided();
      default -> node.hasInvalidPool
          ? new Allocation.Failed(
              Allocation.ErrorKind.NODE, "invalid resource pools were encountered")
          : new Allocation.NotPossible();
    };
  }

  // ---- preparation

  private void prepare() {
    problem = "";
    anyFailing = false;
    stepsLeft = STEPS;
    depth = 0;
    int variants = plan.variants.length;
    int positions = node.devices.length;
    words = (positions + 63) >> 6;
    if (candidates.length < variants) {
      candidates = new long[variants][];
      failing = new long[variants][];
      allOf = new int[variants][];
      counts = new int[variants];
      alternative = new int[variants];
    }
    taken = cleared(taken, words);
    takenBy = sized(takenBy, plan.claims.size());
    for (int claim = 0; claim < plan.claims.size(); claim++) {
      takenBy[claim] = cleared(takenBy[claim], words);
    }
    heldByClaim = cleared(heldByClaim, plan.claims.size());
    sharesTaken = cleared(sharesTaken, positions);
    counters = new Ledger[usage.counters.length];
    for (int pool = 0; pool < counters.length; pool++) {
      Ledger left = usage.counters[pool];
      counters[pool] = left == null ? null : left.copy();
    }
    counted = new Counted[positions];
    int constraints = plan.constraints.length;
    matchValue = cleared(matchValue, constraints);
    constrained = cleared(constrained, constraints);
    distinct = new int[constraints][MOST_DEVICES];
    setStack = new BitSet[features.listTypeAttributes() ? constraints : 0][MOST_DEVICES + 1];
    for (Variant variant : plan.variants) {
      candidates[variant.index] = cleared(candidates[variant.index], words);
      failing[variant.index] = cleared(failing[variant.index], words);
      if (variant.all) {
        prepareAll(variant);
      } else {
        counts[variant.index] = variant.count;
        prepareExact(variant);
      }
      if (!problem.isEmpty()) {
        return;
      }
    }
    checkSizes();
  }

  private void checkSizes() {
    long[] least = new long[plan.claims.size()];
    for (Request request : plan.requests) {
      long fewest = Long.MAX_VALUE;
      for (int v = request.first(); v < request.end(); v++) {
        fewest = Math.min(fewest, counts[v]);
      }
      least[request.claim()] += fewest;
      if (least[request.claim()] > MOST_DEVICES) {
        problem = "claim " + plan.claims.get(request.claim()).key() + " wants more than "
            + MOST_DEVICES + " devices";
        return;
      }
    }
  }

  private void prepareExact(Variant variant) {
    long[] bits = candidates[variant.index];
    for (int position = 0; position < node.devices.length; position++) {
      if (!variant.admin && has(usage.held, position)) {
        continue;
      }
      byte answer = selected(variant, position);
      if (answer == PublishedDevices.ERROR) {
        set(failing[variant.index], position);
        set(bits, position);
        anyFailing = true;
      } else if (answer == PublishedDevices.YES
          && capacityFits(variant, position)
          && acceptable(variant, position)) {
        set(bits, position);
      }
    }
  }

  private void prepareAll(Variant variant) {
    for (NodeDevices.Pool pool : node.pools) {
      if (pool.state() != NodeDevices.State.USABLE) {
        problem = "request " + variant.name + " asks for all devices, but pool " + pool.id() + " "
            + pool.problem();
        return;
      }
      for (int position = pool.first(); position < pool.end(); position++) {
        byte answer = selected(variant, position);
        if (answer == PublishedDevices.ERROR) {
          problem = selectorProblem(variant, position);
          return;
        }
        if (answer == PublishedDevices.YES && belongsToAll(variant, position)) {
          set(candidates[variant.index], position);
        }
      }
    }
    int size = 0;
    long[] bits = candidates[variant.index];
    for (int word = 0; word < words; word++) {
      size += Long.bitCount(bits[word]);
    }
    int[] all = new int[size];
    int next = 0;
    for (int p = next(bits, 0); p >= 0; p = next(bits, p + 1)) {
      all[next++] = p;
    }
    allOf[variant.index] = all;
    counts[variant.index] = size;
  }

  private boolean belongsToAll(Variant variant, int position) {
    if (!features.consumableCapacity()) {
      return true;
    }
    if (!inventory.profile().allLeavesOutDrainedDevices()) {
      int device = node.devices[position];
      return variant.draw(published, device, steps).problem().isEmpty();
    }
    return capacityFits(variant, position);
  }

  /** What the selectors say, and the node selection of the device itself. */
  private byte selected(Variant variant, int position) {
    int device = node.devices[position];
    if (!features.bindingConditions()
        && !published.devices[device].bindingConditions().isEmpty()) {
      return PublishedDevices.NO;
    }
    for (int s = 0; s < variant.selectors.length; s++) {
      byte answer = variant.answers[s][device];
      if (answer == PublishedDevices.OPEN) {
        answer = published.ask(variant.selectors[s], variant.answers[s], device);
      }
      if (answer != PublishedDevices.YES) {
        return answer;
      }
    }
    return switch (node.matches[position]) {
      case YES -> PublishedDevices.YES;
      case NO -> PublishedDevices.NO;
      case ERROR -> PublishedDevices.ERROR;
    };
  }

  /** Whether the capacity is enough before anything is taken. */
  private boolean capacityFits(Variant variant, int position) {
    if (!features.consumableCapacity()) {
      return true;
    }
    int device = node.devices[position];
    if (!variant.draw(published, device, steps).problem().isEmpty()) {
      return false;
    }
    if (!has(usage.counted, position)) {
      return true;
    }
    Counted count = counted(position);
    return count.left().covers(count.draws()[variant.index]);
  }

  private Counted counted(int position) {
    Counted known = counted[position];
    if (known == null) {
      int device = node.devices[position];
      Map<String, DeviceCapacity> capacities = published.devices[device].capacity();
      List<BigDecimal> left = usage.left(position, capacities);
      List<List<BigDecimal>> amounts = new ArrayList<>();
      List<BigDecimal> all = new ArrayList<>(left);
      for (Variant variant : plan.variants) {
        List<BigDecimal> drawn = new ArrayList<>();
        CapacityDraw draw = variant.draw(published, device, steps);
        for (String name : capacities.keySet()) {
          var amount = draw.amounts().get(name);
          drawn.add(amount == null ? BigDecimal.ZERO : amount.value());
        }
        amounts.add(drawn);
        all.addAll(drawn);
      }
      Ledger.Unit unit = Ledger.Unit.of(all);
      int[] kinds = new int[left.size()];
      Arrays.setAll(kinds, i -> i);
      known = new Counted(
          Ledger.of(unit, left),
          amounts.stream().map(a -> unit.draw(kinds, a)).toArray(Ledger.Draw[]::new));
      counted[position] = known;
    }
    return known;
  }

  /** What of the acceptance of a device does not depend on what else is taken. */
  private boolean acceptable(Variant variant, int position) {
    int device = node.devices[position];
    if (!features.partitionableDevices()
        && !published.devices[device].consumesCounters().isEmpty()) {
      return false;
    }
    if (variant.paysCounters
        && has(usage.blockedByCounters, position)
        && !(isShared(device) && has(usage.shared, position))) {
      return false;
    }
    return variant.tolerates(published.taints.get(device));
  }

  private boolean isShared(int device) {
    return features.consumableCapacity() && published.devices[device].allowMultipleAllocations();
  }

  private String selectorProblem(Variant variant, int position) {
    return "claim " + plan.claims.get(variant.claim).key() + ", request " + variant.name
        + ": a selector fails on device " + published.keys[node.devices[position]].device();
  }

  // ---- search

  private int request(int r) {
    if (--stepsLeft < 0) {
      return SPENT;
    }
    if (r == plan.requests.length) {
      return FOUND;
    }
    Request request = plan.requests[r];
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
    Variant variant = plan.variants[v];
    int count = counts[v];
    if (variant.all && count == 0) {
      return NONE;
    }
    if (filled >= count) {
      int end = request(r + 1);
      return end == TOO_MANY && plan.requests[r].last() ? NONE : end;
    }
    if (count - filled > MOST_DEVICES - heldByClaim[variant.claim]) {
      return TOO_MANY;
    }
    if (variant.all) {
      int position = allOf[v][filled];
      int result = takeOfAll(variant, position);
      if (result != TAKEN) {
        if (result == REFUSED) {
          return NONE;
        }
        problem = "request " + variant.name
            + " asks for all devices, but a constraint of its claim does not permit device "
            + published.keys[node.devices[position]].device();
        return FAILED;
      }
      int end = slot(r, v, filled + 1, 0);
      if (end != FOUND) {
        giveBack(variant, position);
      }
      return end;
    }
    long[] bits = candidates[v];
    long[] not = variant.admin ? takenBy[variant.claim] : taken;
    for (int p = nextFree(bits, not, from); p >= 0; p = nextFree(bits, not, p + 1)) {
      if (anyFailing && has(failing[v], p)) {
        problem = selectorProblem(variant, p);
        return FAILED;
      }
      if (take(variant, p) != TAKEN) {
        continue;
      }
      int end = slot(r, v, filled + 1, p + 1);
      if (end == FOUND) {
        return FOUND;
      }
      giveBack(variant, p);
      if (end != NONE) {
        return end;
      }
    }
    return NONE;
  }

  private int takeOfAll(Variant variant, int position) {
    long[] not = variant.admin ? takenBy[variant.claim] : taken;
    if (has(not, position)
        || !variant.admin && has(usage.held, position)
        || !acceptable(variant, position)) {
      return REFUSED;
    }
    return take(variant, position);
  }

  private int take(Variant variant, int position) {
    int device = node.devices[position];
    boolean shares = isShared(device);
    Ledger.Draw draw = node.draws[position];
    boolean pays = draw != null && paysNow(variant, position, shares);
    Ledger pool = pays ? counters[node.poolOf[position]] : null;
    if (pool != null && draw != null) {
      if (!pool.covers(draw)) {
        return REFUSED;
      }
    }
    for (int i = 0; i < variant.constraints.length; i++) {
      if (!admit(variant.constraints[i], device)) {
        while (--i >= 0) {
          dismiss(variant.constraints[i]);
        }
        return AGAINST_CONSTRAINT;
      }
    }
    if (has(usage.counted, position) && features.consumableCapacity()) {
      Counted count = counted(position);
      Ledger.Draw amount = count.draws()[variant.index];
      if (!count.left().covers(amount)) {
        for (int i = variant.constraints.length - 1; i >= 0; i--) {
          dismiss(variant.constraints[i]);
        }
        return REFUSED;
      }
      if (shares) {
        count.left().take(amount);
      }
    }
    if (pool != null && draw != null) {
      pool.take(draw);
    }
    if (shares) {
      sharesTaken[position]++;
    } else {
      set(taken, position);
      set(takenBy[variant.claim], position);
    }
    if (depth == chosen.length) {
      chosen = Arrays.copyOf(chosen, 2 * depth);
      chosenFor = Arrays.copyOf(chosenFor, 2 * depth);
    }
    chosen[depth] = position;
    chosenFor[depth] = variant.index;
    depth++;
    heldByClaim[variant.claim]++;
    return TAKEN;
  }

  private boolean paysNow(Variant variant, int position, boolean shares) {
    return variant.paysCounters
        && !(shares && (has(usage.shared, position) || sharesTaken[position] > 0));
  }

  private void giveBack(Variant variant, int position) {
    int device = node.devices[position];
    boolean shares = isShared(device);
    depth--;
    heldByClaim[variant.claim]--;
    if (shares) {
      sharesTaken[position]--;
    } else {
      clear(taken, position);
      clear(takenBy[variant.claim], position);
      // Someone else may administer the same device for another claim.
      for (int claim = 0; claim < plan.claims.size(); claim++) {
        if (has(takenBy[claim], position)) {
          set(taken, position);
        }
      }
    }
    Ledger.Draw draw = node.draws[position];
    if (draw != null && paysNow(variant, position, shares)) {
      Ledger pool = counters[node.poolOf[position]];
      if (pool != null) {
        pool.giveBack(draw);
      }
    }
    if (shares && has(usage.counted, position)) {
      Counted count = counted(position);
      count.left().giveBack(count.draws()[variant.index]);
    }
    for (int i = variant.constraints.length - 1; i >= 0; i--) {
      dismiss(variant.constraints[i]);
    }
  }

  private boolean admit(int k, int device) {
    Constraint constraint = plan.constraints[k];
    int before = constrained[k];
    if (features.listTypeAttributes()) {
      BitSet value = constraint.sets().sets()[device];
      if (value == null) {
        return false;
      }
      BitSet[] stack = setStack[k];
      if (before == 0) {
        stack[0] = value;
      } else if (constraint.match()) {
        if (!stack[before - 1].intersects(value)) {
          return false;
        }
        BitSet common = (BitSet) stack[before - 1].clone();
        common.and(value);
        stack[before] = common;
      } else {
        if (stack[before - 1].intersects(value)) {
          return false;
        }
        BitSet union = (BitSet) stack[before - 1].clone();
        union.or(value);
        stack[before] = union;
      }
      constrained[k]++;
      return true;
    }
    int value = constraint.ids().ids()[device];
    if (value == AttributeIds.ABSENT) {
      return false;
    }
    if (before > 0) {
      if (value == AttributeIds.INCOMPARABLE) {
        return false;
      }
      if (constraint.match()) {
        if (value != matchValue[k]) {
          return false;
        }
      } else {
        for (int i = 0; i < before; i++) {
          if (distinct[k][i] == value) {
            return false;
          }
        }
      }
    }
    if (before == 0) {
      matchValue[k] = value;
    }
    distinct[k][before] = value;
    constrained[k]++;
    return true;
  }

  private void dismiss(int k) {
    constrained[k]--;
  }

  // ---- bits

  private static boolean has(long[] bits, int position) {
    return (bits[position >> 6] & 1L << position) != 0;
  }

  private static void set(long[] bits, int position) {
    bits[position >> 6] |= 1L << position;
  }

  private static void clear(long[] bits, int position) {
    bits[position >> 6] &= ~(1L << position);
  }

  private int next(long[] bits, int from) {
    return nextFree(bits, null, from);
  }

  /** The first position from {@code from} on that is in {@code bits} and not in {@code not}. */
  private int nextFree(long[] bits, long @Nullable [] not, int from) {
    int word = from >> 6;
    if (word >= words) {
      return -1;
    }
    long rest = (not == null ? bits[word] : bits[word] & ~not[word]) & -1L << from;
    while (rest == 0) {
      if (++word >= words) {
        return -1;
      }
      rest = not == null ? bits[word] : bits[word] & ~not[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  private static long[] cleared(long @Nullable [] bits, int size) {
    if (bits == null || bits.length < size) {
      return new long[size];
    }
    Arrays.fill(bits, 0, size, 0);
    return bits;
  }

  private static int[] cleared(int[] values, int size) {
    if (values.length < size) {
      return new int[size];
    }
    Arrays.fill(values, 0, size, 0);
    return values;
  }

  private static long[][] sized(long[][] rows, int size) {
    return rows.length < size ? Arrays.copyOf(rows, size) : rows;
  }
}
