package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Devices for the claims of the pod, and for extended resources that are had as devices. */
final class DevicesFilter implements NodeFilter {

  private static final Rejection NO_ALLOCATION =
      Rejection.unresolvable("cannot allocate all claims");
  private static final Rejection ELSEWHERE =
      Rejection.unresolvable("resourceclaim not available on the node");
  private static final Rejection NO_RESOURCE = Rejection.unresolvable("cannot fit resource");
  private static final String FAILED = "running \"DynamicResources\" filter plugin: ";

  @Override
  public Filter filter() {
    return Filter.DYNAMIC_RESOURCES;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    PodClaims claims = PodClaims.of(question.pod, question.inventory.devices());
    if (claims.problem().isPresent()) {
      verdict.rejectPod(claims.problem().get());
      return;
    }
    ExtendedRequests extended = new ExtendedRequests(question);
    if (claims.isEmpty() && extended.isEmpty()) {
      return;
    }
    elsewhere(question, claims, verdict);
    NodeTable nodes = question.nodes;
    Map<BitSet, BitSet> alike = new LinkedHashMap<>();
    for (int slot = 0; slot < nodes.size(); slot++) {
      Node node = nodes.node(slot);
      if (node == null) {
        continue;
      }
      if (extended.lacks(slot, node)) {
        verdict.reject(slot, verdict.reason(NO_RESOURCE));
      } else {
        alike.computeIfAbsent(extended.asDevices(slot), d -> new BitSet()).set(slot);
      }
    }
    alike.forEach((asDevices, slots) -> {
      List<ResourceClaim> wanted = new ArrayList<>(claims.toAllocate());
      if (!asDevices.isEmpty()) {
        wanted.add(extended.claim(asDevices));
      }
      if (!wanted.isEmpty()) {
        allocate(question, wanted, slots, verdict);
      }
    });
  }

  private static void elsewhere(PodQuestion question, PodClaims claims, FilterVerdict verdict) {
    for (ResourceClaim claim : claims.allocated()) {
      if (claim.allocatedFor().isPresent()) {
        int reason = verdict.reason(ELSEWHERE);
        NodeMatch match = NodeMatch.of(claim.allocatedFor().get(), question.nodes);
        for (int slot = 0; slot < question.nodes.size(); slot++) {
          if (!match.matches(slot)) {
            verdict.reject(slot, reason);
          }
        }
      }
    }
  }

  private static void allocate(
      PodQuestion question, List<ResourceClaim> wanted, BitSet slots, FilterVerdict verdict) {
    DeviceInventory devices = question.inventory.devices().inventory(question.nodes);
    int[] slotOf = DeviceState.slots(question.nodes, devices);
    ClaimPlan plan = devices.plan(wanted);
    Allocator allocator = devices.allocator();
    int impossible = verdict.reason(NO_ALLOCATION);
    BitSet failed = new BitSet();
    allocator.sweep(plan, (node, outcome) -> {
      if (slots.get(slotOf[node])) {
        switch (outcome) {
          case FITS -> {}
          case DOES_NOT_FIT -> verdict.reject(slotOf[node], impossible);
          case NODE_ERROR, FATAL_ERROR, UNDECIDED -> failed.set(node);
        }
      }
      return true;
    });
    for (int node = failed.nextSetBit(0); node >= 0; node = failed.nextSetBit(node + 1)) {
      String name = devices.nodes().get(node).name();
      Rejection rejection =
          failure(name, allocator.allocate(node, plan), question.inventory.profile());
      verdict.reject(slotOf[node], verdict.reason(rejection));
    }
  }

  private static Rejection failure(String node, Allocation allocation, SchedulerProfile profile) {
    if (allocation instanceof Allocation.Failed failed) {
      return failed.kind() == Allocation.ErrorKind.NODE
              && !profile.has(SchedulerDifference.ERROR_OF_NODE_IS_FATAL)
          ? Rejection.unresolvable(failed.message())
          : Rejection.error(FAILED + failed.message());
    }
    return Rejection.error(FAILED + "node " + node + ": " + Rejection.ENDED);
  }
}
