package io.github.aiconf.requirements.accelerators.dra;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.ClassCapacity;
import io.github.aiconf.simulator.dra.ClusterCapacity;
import io.github.aiconf.simulator.dra.ClusterObjects;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.dra.NodeReadiness;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.WantedDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries a claim for one device of each class of a cluster. */
final class ClaimTrial {

  private static final String REQUEST = "one";

  private final DraProfile profile;
  private final ClusterObjects objects = new ClusterObjects();

  ClaimTrial(DraProfile profile) {
    this.profile = profile;
  }

  /** Takes the objects of a list. */
  @SuppressWarnings("unchecked") // JSON objects have texts as keys.
  void add(Listing list) {
    for (KubernetesObject object : list) {
      if (object.root().json() instanceof Map<?, ?> tree) {
        objects.add((Map<String, ?>) tree);
      }
    }
  }

  /** What could not be understood and was left out. */
  List<String> unreadable() {
    return objects.unreadable().stream().map(e -> "Left out: " + e.getMessage()).toList();
  }

  /** The answer for each class, by name. */
  List<ClassTrial> classes() {
    DeviceInventory inventory =
        DeviceInventory.compile(profile, objects.nodes(), objects.cluster());
    List<Node> available = objects.nodes().stream()
        .filter(node -> objects.state(node.name()) == NodeReadiness.AVAILABLE)
        .toList();
    DeviceInventory asked = inventory.withNodes(available);
    List<ClassTrial> trials = new ArrayList<>();
    for (ClassCapacity capacity : ClusterCapacity.of(inventory, objects::state).classes()) {
      trials.add(trial(asked, capacity));
    }
    return trials;
  }

  private static ClassTrial trial(DeviceInventory inventory, ClassCapacity capacity) {
    ClaimPlan plan = inventory.plan(List.of(claim(capacity.deviceClass())));
    List<String> nodes = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    inventory.allocator().sweep(plan, (node, outcome) -> {
      if (outcome == Allocator.Outcome.FITS) {
        nodes.add(inventory.nodes().get(node).name());
      } else if (outcome == Allocator.Outcome.FATAL_ERROR && errors.isEmpty()) {
        errors.add("Kubernetes ends the attempt with an error on node "
            + inventory.nodes().get(node).name());
      }
      return true;
    });
    return new ClassTrial(
        capacity, nodes, inventory.nodes().size(), errors.isEmpty() ? "" : errors.get(0));
  }

  private static ResourceClaim claim(String deviceClass) {
    WantedDevices wanted = new WantedDevices(
        REQUEST,
        deviceClass,
        List.of(),
        "ExactCount",
        1,
        Optional.empty(),
        List.of(),
        Optional.empty());
    return new ResourceClaim(
        "",
        "one-device",
        List.of(new DeviceRequest(REQUEST, Optional.of(wanted), List.of())),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
