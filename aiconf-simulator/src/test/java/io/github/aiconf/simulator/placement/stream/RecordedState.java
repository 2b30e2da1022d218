package io.github.aiconf.simulator.placement.stream;

import io.github.aiconf.simulator.Trees;
import io.github.aiconf.simulator.model.ClaimReference;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.ClusterObjects;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A recorded case with some of its pods where the scheduler has put them, and their devices. */
final class RecordedState {

  private final Map<String, Object> recorded;
  private final Map<?, ?> result;
  private final Map<String, Boolean> gates = new LinkedHashMap<>();
  private final List<Pod> pending;
  private final List<RecordedGroup> groups = new ArrayList<>();

  RecordedState(Map<String, Object> recorded) {
    this.recorded = recorded;
    this.result = (Map<?, ?>) recorded.get("result");
    if (recorded.get("gates") instanceof Map<?, ?> written) {
      written.forEach((gate, on) -> gates.put((String) gate, (Boolean) on));
    }
    this.pending = objects(List.of(), false).pending();
    for (Map<?, ?> object : written()) {
      if ("PodGroup".equals(object.get("kind"))) {
        groups.add(RecordedGroup.of(object, members(), map(result, "groups")));
      }
    }
  }

  private List<Map<?, ?>> written() {
    List<Map<?, ?>> objects = new ArrayList<>();
    ((List<?>) recorded.get("objects")).forEach(each -> objects.add((Map<?, ?>) each));
    return objects;
  }

  private static Map<?, ?> map(Map<?, ?> of, String field) {
    return of.get(field) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The pods that were to be placed, in the order in which they were created. */
  List<Pod> pending() {
    return pending;
  }

  Map<String, Object> pods() {
    Map<String, Object> pods = new LinkedHashMap<>();
    map(result, "pods").forEach((key, outcome) -> pods.put((String) key, outcome));
    return pods;
  }

  List<RecordedGroup> groups() {
    return groups;
  }

  Optional<RecordedGroup> group(Pod pod) {
    return groups.stream().filter(group -> group.has(pod)).findFirst();
  }

  String node(String pod) {
    return field(pod, "node");
  }

  String message(String pod) {
    return field(pod, "message");
  }

  String field(String pod, String field) {
    return map(map(result, "pods"), pod).get(field) instanceof String text ? text : "";
  }

  boolean isEvicted(String pod) {
    return Boolean.TRUE.equals(map(map(result, "pods"), pod).get("deleted"));
  }

  /** With these pods placed, and without those that were evicted. */
  NodeInventory inventory(List<Pod> placed) {
    return inventory(objects(placed, true).cluster(), placed);
  }

  NodeInventory inventory(ClusterObjects cluster, List<Pod> placed) {
    NodeInventory inventory =
        NodeInventory.of(SchedulerProfile.KUBERNETES_1_36.withGates(gates), cluster);
    placed.forEach(pod -> inventory.add(pod.on(node(pod.key()))));
    return inventory;
  }

  /**
   * The parts of the cluster in which the pod's group can be near together; all of it if it need
   * not be. Members that run decide which part it is.
   */
  List<ClusterObjects> parts(Pod pod, boolean afterEvictions) {
    ClusterObjects all = objects(List.of(), afterEvictions).cluster();
    Optional<RecordedGroup> group = group(pod);
    Optional<String> label = group.flatMap(RecordedGroup::topology);
    if (label.isEmpty()) {
      return List.of(all);
    }
    Map<String, List<Node>> parts = new TreeMap<>();
    for (Node node : all.nodes()) {
      String value = node.labels().get(label.get());
      if (value != null) {
        parts.computeIfAbsent(value, key -> new ArrayList<>()).add(node);
      }
    }
    Set<String> taken = new HashSet<>();
    group.get().running().forEach(member -> taken.add(member.nodeName()));
    return parts.values().stream()
        .filter(part -> taken.isEmpty() || part.stream().map(Node::name).anyMatch(taken::contains))
        .map(part -> new ClusterObjects(part, all.pods(), all.namespaces(), all.devices()))
        .toList();
  }

  /**
   * The cluster before the group is placed, as far as it can be there. Of a group that was not
   * placed, others were there before.
   */
  NodeInventory start(RecordedGroup group) {
    List<Pod> others = new ArrayList<>();
    if (group.isPlaced().equals(Optional.of(false))) {
      pending.stream()
          .filter(pod -> !node(pod.key()).isEmpty() && !group.has(pod))
          .forEach(others::add);
    }
    boolean isPinned = !group.running().isEmpty() && group.topology().isPresent();
    return inventory(
        isPinned
            ? parts(group.waiting().get(0), false).get(0)
            : objects(List.of(), false).cluster(),
        others);
  }

  /** The pods of groups; claims of their own are taken as made from templates. */
  private Map<Pod, List<ResourceClaim>> members() {
    Map<Pod, List<ResourceClaim>> members = new LinkedHashMap<>();
    for (Map<?, ?> object : written()) {
      if ("Pod".equals(object.get("kind")) && map(object, "spec").get("schedulingGroup") != null) {
        List<ResourceClaim> claims = new ArrayList<>();
        CaseObjects objects = new CaseObjects();
        objects.add(withTemplates(object, claims));
        members.put(objects.cluster().pods().get(0), claims);
      }
    }
    return members;
  }

  private Object withTemplates(Map<?, ?> pod, List<ResourceClaim> claims) {
    Map<?, ?> copy = (Map<?, ?>) Trees.copy(pod);
    if (map(copy, "spec").get("resourceClaims") instanceof List<?> references) {
      for (Object each : references) {
        @SuppressWarnings("unchecked") // Made by copy.
        Map<String, Object> reference = (Map<String, Object>) each;
        Object name = reference.remove("resourceClaimName");
        reference.put("resourceClaimTemplateName", "own");
        claims.add(claim(name, reference.get("name")));
      }
    }
    return copy;
  }

  private ResourceClaim claim(Object name, Object as) {
    Map<?, ?> written = written().stream()
        .filter(object -> "ResourceClaim".equals(object.get("kind")))
        .filter(object -> map(object, "metadata").get("name").equals(name))
        .findFirst()
        .orElseThrow();
    return ModelReader.lenient()
        .resourceClaim(Map.of(
            "apiVersion",
            written.get("apiVersion"),
            "kind",
            "ResourceClaim",
            "metadata",
            Map.of("name", as, "namespace", "default"),
            "spec",
            written.get("spec")));
  }

  private CaseObjects objects(List<Pod> placed, boolean afterEvictions) {
    Set<String> claims = new HashSet<>();
    for (Pod pod : placed) {
      for (ClaimReference reference : pod.spec().claims()) {
        reference.claim().ifPresent(claim -> claims.add(pod.namespace() + "/" + claim));
      }
    }
    CaseObjects objects = new CaseObjects();
    for (Map<?, ?> object : written()) {
      if (!afterEvictions || !isEvicted(key(object))) {
        objects.add(withAllocation(object, claims));
      }
    }
    if (!placed.isEmpty()) {
      made().forEach(objects::add);
    }
    return objects;
  }

  private static String key(Map<?, ?> object) {
    Map<?, ?> metadata = map(object, "metadata");
    return metadata.get("namespace") + "/" + metadata.get("name");
  }

  private Map<?, ?> withAllocation(Map<?, ?> object, Set<String> allocated) {
    String key = key(object);
    Object devices = map(result, "claims").get(key);
    boolean changes = "ResourceClaim".equals(object.get("kind"))
        && allocated.contains(key)
        && devices != null
        && map(object, "status").get("allocation") == null;
    if (!changes) {
      return object;
    }
    Map<Object, Object> changed = new LinkedHashMap<>(object);
    changed.put("status", Map.of("allocation", allocation((String) devices)));
    return changed;
  }

  /** Claims that the scheduler has made itself, for the first pod. */
  private List<Map<String, Object>> made() {
    List<Map<String, Object>> claims = new ArrayList<>();
    map(result, "claims").forEach((name, devices) -> {
      if (((String) name).endsWith("/")) {
        claims.add(Map.of(
            "kind", "ResourceClaim",
            "metadata", Map.of("name", "made"),
            "status", Map.of("allocation", allocation((String) devices))));
      }
    });
    return claims;
  }

  /** Devices that belong to one node are for that node. */
  private Map<String, Object> allocation(String devices) {
    List<Object> results = new ArrayList<>();
    String pool = "";
    for (String each : devices.split(" ", -1)) {
      String[] parts = each.split("[=/]", -1);
      int last = parts.length - 1;
      pool = parts[last - 1];
      results.add(Map.of(
          "request", parts[0], "driver", parts[last - 2], "pool", pool, "device", parts[last]));
    }
    Map<String, Object> allocation = new LinkedHashMap<>();
    allocation.put("devices", Map.of("results", results));
    String name = pool;
    if (written().stream().anyMatch(object -> name.equals(map(object, "spec").get("nodeName")))) {
      Map<String, Object> field =
          Map.of("key", "metadata.name", "operator", "In", "values", List.of(name));
      allocation.put(
          "nodeSelector",
          Map.of("nodeSelectorTerms", List.of(Map.of("matchFields", List.of(field)))));
    }
    return allocation;
  }
}
