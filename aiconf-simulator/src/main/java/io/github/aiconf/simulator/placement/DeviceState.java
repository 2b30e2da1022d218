package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.dra.Compatibility;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Devices and claims; compiled when someone first asks. */
final class DeviceState {

  private static final String CLASS_PREFIX = "deviceclass.resource.kubernetes.io/";

  private final SchedulerProfile profile;
  private final Map<String, ResourceClaim> claims = new LinkedHashMap<>();
  private final Map<String, DeviceClass> classes = new HashMap<>();
  private final Map<String, String> classOfResource = new HashMap<>();
  private DraCluster cluster = new DraCluster(List.of(), List.of(), List.of(), List.of());
  private @Nullable DeviceInventory compiled;
  private boolean nodesAreStale;
  private boolean belongToNodes = true;

  DeviceState(SchedulerProfile profile) {
    this.profile = profile;
  }

  void put(DraCluster replacement) {
    cluster = replacement;
    belongToNodes =
        cluster.slices().stream().allMatch(slice -> slice.nodes().nodeName().isPresent());
    compiled = null;
    claims.clear();
    classes.clear();
    classOfResource.clear();
    cluster.claims().forEach(claim -> claims.put(key(claim), claim));
    for (DeviceClass each : cluster.classes()) {
      classes.put(each.name(), each);
      classOfResource.put(CLASS_PREFIX + each.name(), each.name());
      // Of two classes for a resource the newer counts.
      each.extendedResourceName().ifPresent(name -> classOfResource.put(name, each.name()));
    }
  }

  /** Adds a claim, or replaces the one of that name. */
  void put(ResourceClaim claim) {
    remove(claim);
    claims.put(key(claim), claim);
    DeviceInventory known = compiled;
    if (known != null && claim.allocation().isPresent()) {
      compiled = known.with(claim);
    }
  }

  /** Removes the claim of that name, if there is one. */
  void remove(ResourceClaim claim) {
    ResourceClaim before = claims.remove(key(claim));
    DeviceInventory known = compiled;
    if (known != null && before != null && before.allocation().isPresent()) {
      compiled = known.without(before);
    }
  }

  private static String key(ResourceClaim claim) {
    return claim.namespace() + "/" + claim.name();
  }

  /** Whether no device can be had on more than one node. */
  boolean belongToNodes() {
    return belongToNodes;
  }

  void nodesHaveChanged() {
    nodesAreStale = true;
  }

  @Nullable
  ResourceClaim claim(String namespace, String name) {
    return claims.get(namespace + "/" + name);
  }

  boolean hasClass(String name) {
    return classes.containsKey(name);
  }

  boolean has(SchedulerDifference difference) {
    return profile.has(difference);
  }

  /** The class whose devices stand for the resource; null if there is none. */
  @Nullable
  String classFor(String resource) {
    return profile.has(SchedulerGate.DRA_EXTENDED_RESOURCE) ? classOfResource.get(resource) : null;
  }

  DeviceInventory inventory(NodeTable nodes) {
    DeviceInventory known = compiled;
    if (known == null || nodesAreStale) {
      List<Node> present = new ArrayList<>(nodes.present());
      for (int slot = 0; slot < nodes.size(); slot++) {
        Node node = nodes.node(slot);
        if (node != null) {
          present.add(node);
        }
      }
      known = known == null
          ? DeviceInventory.compile(profile.dra(), Compatibility.KUBERNETES, present, current())
          : known.withNodes(present);
      compiled = known;
      nodesAreStale = false;
    }
    return known;
  }

  private DraCluster current() {
    return new DraCluster(
        cluster.slices(), cluster.classes(), List.copyOf(claims.values()), cluster.taintRules());
  }

  /** The slot of each node of the inventory, by its number there. */
  static int[] slots(NodeTable nodes, DeviceInventory inventory) {
    int[] slots = new int[nodes.present()];
    for (int slot = 0; slot < nodes.size(); slot++) {
      Node node = nodes.node(slot);
      if (node != null) {
        OptionalInt number = inventory.node(node.name());
        slots[number.orElseThrow()] = slot;
      }
    }
    return slots;
  }
}
