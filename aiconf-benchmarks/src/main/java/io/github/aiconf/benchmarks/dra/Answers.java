package io.github.aiconf.benchmarks.dra;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what both allocators decide: for each node the devices of each claim, in order. */
final class Answers {

  private static final String NOTHING = "nothing";

  private final DraFile objects;

  Answers(DraFile objects) {
    this.objects = objects;
  }

  /** How many nodes or placements were compared; the first difference is an exception. */
  int compare(JsonNode theirs) {
    return theirs.has("fill")
        ? comparePlacements(theirs.path("fill").path("placements"))
        : compareNodes(theirs.path("nodes"));
  }

  private int compareNodes(JsonNode nodes) {
    Map<String, String> wanted = new HashMap<>();
    for (JsonNode node : nodes) {
      wanted.put(
          node.path("node").asText(),
          node.path("feasible").asBoolean() ? devices(node.path("allocations")) : NOTHING);
    }
    DeviceInventory inventory = objects.compile();
    ClaimPlan plan = inventory.plan(objects.pending());
    List<String> alone = new ArrayList<>();
    inventory
        .nodes()
        .forEach(node -> alone.add(
            devices(inventory.allocate(inventory.node(node.name()).orElseThrow(), plan))));
    inventory.allocator().sweepAllocations(plan, (number, allocation) -> {
      String name = inventory.nodes().get(number).name();
      String expected = wanted.getOrDefault(name, alone.get(number));
      check(name, expected, alone.get(number));
      check(name, expected, devices(allocation));
      return true;
    });
    return wanted.size();
  }

  private int comparePlacements(JsonNode placements) {
    DeviceInventory inventory = objects.compile();
    Allocator allocator = inventory.allocator();
    List<List<ResourceClaim>> claims = objects.turns(placements.size());
    for (int i = 0; i < placements.size(); i++) {
      allocator.use(inventory);
      Allocator.Placement placed =
          allocator.firstFit(inventory.plan(claims.get(i)), node -> true).orElseThrow();
      String name = inventory.nodes().get(placed.node()).name();
      check("placement " + i, placements.get(i).path("node").asText(), name);
      check(
          "placement " + i,
          devices(placements.get(i).path("allocations")),
          devices(placed.claims()));
      for (int c = 0; c < claims.get(i).size(); c++) {
        inventory =
            inventory.with(placed.claims().claims().get(c).given(claims.get(i).get(c)));
      }
    }
    return placements.size();
  }

  private static void check(String where, String theirs, String ours) {
    if (!theirs.equals(ours)) {
      throw new IllegalStateException(where + ": theirs " + theirs + ", ours " + ours);
    }
  }

  private static String devices(JsonNode allocations) {
    StringBuilder text = new StringBuilder();
    for (JsonNode claim : allocations) {
      text.append("claim");
      for (JsonNode device : claim.path("result").path("devices").path("results")) {
        text.append(' ').append(device.path("request").asText());
        text.append(' ').append(device.path("driver").asText());
        text.append('/').append(device.path("pool").asText());
        text.append('/').append(device.path("device").asText());
      }
      text.append(';');
    }
    return text.toString();
  }

  private static String devices(Allocation allocation) {
    if (!(allocation instanceof Allocation.Allocated allocated)) {
      return NOTHING;
    }
    StringBuilder text = new StringBuilder();
    allocated.claims().forEach(claim -> {
      text.append("claim");
      claim
          .devices()
          .forEach(device -> text.append(' ')
              .append(device.request())
              .append(' ')
              .append(device.driver())
              .append('/')
              .append(device.pool())
              .append('/')
              .append(device.device()));
      text.append(';');
    });
    return text.toString();
  }
}
