package io.github.aiconf.simulator.placement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Room for one more pod, and for what it asks for. */
final class ResourcesFilter implements NodeFilter {

  private static final String FULL = "Too many pods";

  @Override
  public Filter filter() {
    return Filter.NODE_RESOURCES_FIT;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    Demand demand = question.demand();
    int count = demand.resources.length;
    long[][] allocatable = new long[count][];
    long[][] taken = new long[count][];
    boolean[] byDevices = new boolean[count];
    ResourceTable resources = question.nodes.resources;
    for (int i = 0; i < count; i++) {
      allocatable[i] = resources.allocatable(demand.resources[i]);
      taken[i] = resources.taken(demand.resources[i]);
      byDevices[i] = question.inventory.isHadAsDevices(resources.name(demand.resources[i]));
    }
    // One bit per resource, one for pods, one for that eviction cannot help.
    BitSet lacking = new BitSet(count + 2);
    Map<BitSet, Integer> reasons = new HashMap<>();
    BitSet last = lacking;
    int lastReason = 0;
    NodeTable nodes = question.nodes;
    for (int slot = 0; slot < nodes.size(); slot++) {
      boolean fits = !nodes.isFull(slot);
      if (!fits) {
        lacking.set(count);
      }
      for (int i = 0; i < count; i++) {
        long wanted = demand.amounts[i];
        long room = allocatable[i][slot];
        if (wanted > 0 && wanted > room - taken[i][slot] && !(byDevices[i] && room <= 0)) {
          fits = false;
          lacking.set(i);
          if (wanted > room) {
            lacking.set(count + 1);
          }
        }
      }
      if (!fits) {
        if (lastReason == 0 || !lacking.equals(last)) {
          Integer known = reasons.get(lacking);
          last = (BitSet) lacking.clone();
          lastReason = known == null ? verdict.reason(rejection(last, demand, resources)) : known;
          reasons.put(last, lastReason);
        }
        verdict.reject(slot, lastReason);
        lacking.clear();
      }
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
