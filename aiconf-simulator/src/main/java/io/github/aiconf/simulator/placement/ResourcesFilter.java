package io.github.aiconf.simulator.placement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Room for one more pod, and for what it asks for. */
final class ResourcesFilter implements NodeFilter {

  private static final String FULL = "Too many pods";

  @Override
  public Filter filter() {
    return Filter.NODE_RESOURCES_FIT;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    judge(question, null, verdict);
  }

  /** @param more by slot, how many pods like this one are there, too; null for none */
  void judge(PodQuestion question, int @Nullable [] more, FilterVerdict verdict) {
    Demand demand = question.demand();
    int count = demand.resources.length;
    NodeTable nodes = question.nodes;
    // Resources by number, and beyond them room for pods, and that eviction cannot help.
    LackingSets sets = new LackingSets(count + 2);
    int[] lacking = new int[nodes.size()];
    for (int slot = 0; slot < lacking.length; slot++) {
      if (nodes.isFull(slot, more == null ? 0 : more[slot])) {
        lacking[slot] = sets.with(lacking[slot], count);
      }
    }
    for (int i = 0; i < count; i++) {
      if (demand.amounts[i] > 0) {
        lack(question, i, more, lacking, sets);
      }
    }
    int[] reasons = new int[sets.size()];
    for (int slot = 0; slot < lacking.length; slot++) {
      int set = lacking[slot];
      if (set != LackingSets.NONE) {
        if (reasons[set] == 0) {
          reasons[set] = verdict.reason(rejection(sets.get(set), demand, nodes.resources));
        }
        verdict.reject(slot, reasons[set]);
      }
    }
  }

  private static void lack(
      PodQuestion question, int i, int @Nullable [] more, int[] lacking, LackingSets sets) {
    Demand demand = question.demand();
    ResourceTable resources = question.nodes.resources;
    long wanted = demand.amounts[i];
    long[] all = resources.allocatable(demand.resources[i]);
    long[] taken = resources.taken(demand.resources[i]);
    boolean byDevices = question.inventory.isHadAsDevices(resources.name(demand.resources[i]));
    boolean tellsHopeless =
        !question.inventory.profile().has(SchedulerDifference.EVICTION_HELPS_BEYOND_ALLOCATABLE);
    for (int slot = 0; slot < lacking.length; slot++) {
      long room = all[slot];
      long others = more == null ? 0 : more[slot] * wanted;
      if (wanted > room - taken[slot] - others && !(byDevices && room <= 0)) {
        int set = sets.with(lacking[slot], i);
        lacking[slot] =
            wanted > room && tellsHopeless ? sets.with(set, demand.resources.length + 1) : set;
      }
    }
  }

  /** Numbers the few sets of what nodes lack. */
  private static final class LackingSets {

    static final int NONE = 0;

    private final int most;
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> sets = new ArrayList<>();
    /** By set and member, the set that has it, too; {@link #NONE} where that is not known yet. */
    private final List<int[]> next = new ArrayList<>();

    LackingSets(int most) {
      this.most = most;
      number(new BitSet());
    }

    int size() {
      return sets.size();
    }

    BitSet get(int set) {
      return sets.get(set);
    }

    int with(int set, int member) {
      int known = next.get(set)[member];
      if (known == NONE) {
        BitSet more = (BitSet) sets.get(set).clone();
        more.set(member);
        Integer number = numbers.get(more);
        known = number == null ? number(more) : number;
        next.get(set)[member] = known;
      }
      return known;
    }

    private int number(BitSet set) {
      numbers.put(set, sets.size());
      sets.add(set);
      next.add(new int[most]);
      return sets.size() - 1;
    }
  }

  private static Rejection rejection(BitSet lacking, Demand demand, ResourceTable resources) {
    int count = demand.resources.length;
    List<String> reasons = new ArrayList<>();
    if (lacking.get(count)) {
      reasons.add(FULL);
    }
    for (int i = lacking.nextSetBit(0); i >= 0 && i < count; i = lacking.nextSetBit(i + 1)) {
      reasons.add("Insufficient " + resources.name(demand.resources[i]));
    }
    reasons.sort(null);
    return new Rejection(
        lacking.get(count + 1)
            ? Rejection.Code.UNSCHEDULABLE_AND_UNRESOLVABLE
            : Rejection.Code.UNSCHEDULABLE,
        reasons);
  }
}
