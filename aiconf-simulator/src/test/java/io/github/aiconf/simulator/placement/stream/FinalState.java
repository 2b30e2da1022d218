package io.github.aiconf.simulator.placement.stream;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster as the scheduler has left it: pods are where it has put them, and hold their devices.
 * What it then says about pods that are left must be what we say.
 */
final class FinalState {

  private final Map<String, Object> recorded;
  private final Map<?, ?> result;

  FinalState(Map<String, Object> recorded) {
    this.recorded = recorded;
    this.result = (Map<?, ?>) recorded.get("result");
  }

  /** By pod; none where groups have rules of their own, or volumes play a part. */
  Map<String, String> messages() {
    Map<String, String> messages = new LinkedHashMap<>();
    if (result.get("groups") == null && result.get("pods") instanceof Map<?, ?> pods) {
      pods.forEach((pod, outcome) -> {
        Map<?, ?> fields = (Map<?, ?>) outcome;
        boolean considered = "Unschedulable".equals(fields.get("reason"));
        String message = String.valueOf(fields.get("message"));
        if (considered && !message.contains("persistentvolumeclaim")) {
          messages.put((String) pod, message);
        }
      });
    }
    return messages;
  }

  /** Where ours is not how the scheduler begins. */
  List<String> differences() {
    CaseObjects objects = new CaseObjects();
    for (Object object : (List<?>) recorded.get("objects")) {
      objects.add(withAllocation((Map<?, ?>) object));
    }
    heldByNobodyKnown().forEach(objects::add);
    Map<String, Boolean> gates = new LinkedHashMap<>();
    if (recorded.get("gates") instanceof Map<?, ?> written) {
      written.forEach((gate, on) -> gates.put((String) gate, (Boolean) on));
    }
    NodeInventory inventory =
        NodeInventory.of(SchedulerProfile.KUBERNETES_1_36.withGates(gates), objects.cluster());
    List<String> differences = new ArrayList<>();
    for (Pod pod : objects.pending()) {
      String node = field(pod.key(), "node");
      if (!node.isEmpty()) {
        inventory.add(pod.on(node));
      }
    }
    for (Pod pod : objects.pending()) {
      String message = messages().get(pod.key());
      Optional<String> ours = inventory.judge(pod).message();
      if (message != null && !message.startsWith(ours.orElse("there is a node"))) {
        differences.add(recorded.get("name") + " " + pod.key() + ": " + message + " not " + ours);
      }
    }
    return differences;
  }

  private String field(String pod, String field) {
    return result.get("pods") instanceof Map<?, ?> pods
            && pods.get(pod) instanceof Map<?, ?> fields
            && fields.get(field) instanceof String text
        ? text
        : "";
  }

  private Map<?, ?> withAllocation(Map<?, ?> object) {
    if (!"ResourceClaim".equals(object.get("kind"))
        || !(result.get("claims") instanceof Map<?, ?> claims)) {
      return object;
    }
    Map<?, ?> metadata = (Map<?, ?>) object.get("metadata");
    Object devices = claims.get(metadata.get("namespace") + "/" + metadata.get("name"));
    boolean allocated =
        object.get("status") instanceof Map<?, ?> status && status.get("allocation") != null;
    if (devices == null || allocated) {
      return object;
    }
    Map<Object, Object> changed = new LinkedHashMap<>(object);
    changed.put("status", Map.of("allocation", allocation((String) devices)));
    return changed;
  }

  /** Claims that the scheduler has made itself. */
  private List<Map<String, Object>> heldByNobodyKnown() {
    List<Map<String, Object>> claims = new ArrayList<>();
    if (result.get("claims") instanceof Map<?, ?> written) {
      written.forEach((name, devices) -> {
        if (((String) name).endsWith("/")) {
          claims.add(Map.of(
              "kind", "ResourceClaim",
              "metadata", Map.of("name", "made"),
              "status", Map.of("allocation", allocation((String) devices))));
        }
      });
    }
    return claims;
  }

  /** Devices that belong to one node are for that node. */
  private Map<String, Object> allocation(String devices) {
    List<Object> results = new ArrayList<>();
    for (String each : devices.split(" ", -1)) {
      String[] parts = each.split("[=/]", -1);
      int last = parts.length - 1;
      results.add(Map.of(
          "request", parts[0],
          "driver", parts[last - 2],
          "pool", parts[last - 1],
          "device", parts[last]));
    }
    Map<String, Object> allocation = new LinkedHashMap<>();
    allocation.put("devices", Map.of("results", results));
    String pool = String.valueOf(((Map<?, ?>) results.get(0)).get("pool"));
    boolean local = ((List<?>) recorded.get("objects"))
        .stream()
            .anyMatch(object -> ((Map<?, ?>) object).get("spec") instanceof Map<?, ?> spec
                && pool.equals(spec.get("nodeName")));
    if (local) {
      allocation.put(
          "nodeSelector",
          Map.of(
              "nodeSelectorTerms",
              List.of(Map.of(
                  "matchFields",
                  List.of(Map.of(
                      "key", "metadata.name", "operator", "In", "values", List.of(pool)))))));
    }
    return allocation;
  }
}
