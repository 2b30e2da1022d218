package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** For how many pods of a gang the devices of nodes suffice. */
final class DeviceRoom {

  private final DeviceInventory devices;
  private final Allocator allocator;
  private final List<PodClass> classes;
  private final Map<List<Integer>, Boolean> asked = new HashMap<>();
  private boolean isCertain = true;

  DeviceRoom(DeviceInventory devices, List<PodClass> classes) {
    this.devices = devices;
    this.allocator = devices.allocator();
    this.classes = classes;
  }

  static boolean isNeeded(List<PodClass> classes) {
    return classes.stream().anyMatch(each -> !each.claims().isEmpty());
  }

  /** Whether all searches so far came to an end. */
  boolean isCertain() {
    return isCertain;
  }

  /** How many pods of the class each node takes alone: so many claims fit at once. */
  int[] alone(int podClass) {
    int limit = classes.get(podClass).count();
    int[] room = new int[devices.nodes().size()];
    if (classes.get(podClass).claims().isEmpty()) {
      Arrays.fill(room, limit);
      return room;
    }
    for (int count = 1; count <= limit; count++) {
      ClaimPlan plan = devices.plan(claims(podClass, 0, count));
      // Passes over nodes with too few devices without searching them.
      if (count > 1 && allocator.firstFit(plan, node -> true).isEmpty()) {
        break;
      }
      int pods = count;
      allocator.sweep(plan, (node, outcome) -> {
        if (outcome == Allocator.Outcome.FITS) {
          room[node] = pods;
        }
        isCertain &= outcome != Allocator.Outcome.UNDECIDED;
        return outcome != Allocator.Outcome.FATAL_ERROR;
      });
      if (!isCertain) {
        break;
      }
    }
    return room;
  }

  /** Whether the node has devices for so many pods of each class at once. */
  boolean fits(int node, int[] counts) {
    List<Integer> key = new ArrayList<>(counts.length + 1);
    key.add(node);
    for (int count : counts) {
      key.add(count);
    }
    Boolean known = asked.get(key);
    if (known == null) {
      Allocator.Outcome outcome = allocator.ask(node, devices.plan(claims(counts)));
      isCertain &= outcome != Allocator.Outcome.UNDECIDED;
      known = outcome == Allocator.Outcome.FITS;
      asked.put(key, known);
    }
    return known;
  }

  private List<ResourceClaim> claims(int[] counts) {
    List<ResourceClaim> all = new ArrayList<>();
    for (int podClass = 0; podClass < counts.length; podClass++) {
      all.addAll(claims(podClass, 0, counts[podClass]));
    }
    return all;
  }

  /** The claims of some pods of a class, each with a name of its own. */
  List<ResourceClaim> claims(int podClass, int from, int count) {
    List<ResourceClaim> claims = new ArrayList<>();
    PodClass of = classes.get(podClass);
    for (int pod = from; pod < from + count; pod++) {
      for (ResourceClaim claim : of.claims()) {
        claims.add(new ResourceClaim(
            of.template().namespace(),
            of.name() + "-" + pod + "-" + claim.name(),
            claim.requests(),
            claim.constraints(),
            claim.configuration(),
            Optional.empty()));
      }
    }
    return claims;
  }

  /** Allocates for all steps of a witness, one node after the other; whether that succeeds. */
  boolean allocates(Witness witness) {
    Map<String, int[]> byNode = new LinkedHashMap<>();
    for (Witness.Step step : witness.steps()) {
      byNode.computeIfAbsent(step.node(), n -> new int[classes.size()])[step.podClass()] +=
          step.count();
    }
    DeviceInventory state = devices;
    int[] given = new int[classes.size()];
    for (Map.Entry<String, int[]> entry : byNode.entrySet()) {
      List<ResourceClaim> wanted = new ArrayList<>();
      for (int podClass = 0; podClass < given.length; podClass++) {
        wanted.addAll(claims(podClass, given[podClass], entry.getValue()[podClass]));
        given[podClass] += entry.getValue()[podClass];
      }
      OptionalInt node = state.node(entry.getKey());
      if (wanted.isEmpty()) {
        continue;
      }
      if (node.isEmpty()
          || !(state.allocate(node.getAsInt(), state.plan(wanted))
              instanceof Allocation.Allocated allocated)) {
        return false;
      }
      for (int i = 0; i < wanted.size(); i++) {
        state = state.with(allocated.claims().get(i).given(wanted.get(i)));
      }
    }
    return true;
  }
}
