package io.github.aiconf.simulator.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random clusters as untyped objects: small, with names that often meet, and with what is rare in
 * real ones.
 */
public final class RandomClusters {

  private static final String HOSTNAME = "kubernetes.io/hostname";
  private static final List<String> NAMESPACES = List.of("default", "team-a", "team-b", "gone");
  private static final List<String> APPS = List.of("a", "b", "c");

  private final Random random;
  private final List<String> nodes = new ArrayList<>();
  private final List<String> claims = new ArrayList<>();

  private RandomClusters(long seed) {
    random = new Random(seed);
  }

  /** The objects of a cluster, pods last: some bound, eight to be placed. */
  public static List<Map<String, Object>> cluster(long seed) {
    return new RandomClusters(seed).objects();
  }

  private List<Map<String, Object>> objects() {
    List<Map<String, Object>> objects = new ArrayList<>();
    objects.add(object("Namespace", meta("default", null, Map.of())));
    objects.add(object("Namespace", meta("team-a", null, Map.of("team", "a"))));
    objects.add(object("Namespace", meta("team-b", null, Map.of("team", "b", "kind", ""))));
    int count = 2 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      nodes.add("n" + i);
      objects.add(node("n" + i));
    }
    if (chance(30)) {
      devices(objects);
    }
    int bound = random.nextInt(12);
    for (int i = 0; i < bound; i++) {
      objects.add(pod("b" + i, chance(4) ? "vanished" : pick(nodes)));
    }
    for (int i = 0; i < 8; i++) {
      objects.add(pod("p" + i, null));
    }
    return objects;
  }

  private Map<String, Object> node(String name) {
    Map<String, Object> labels = new LinkedHashMap<>();
    maybe(labels, "zone", 85, () -> pick("z1", "z2", "z3", ""));
    maybe(labels, "rack", 60, () -> pick("r1", "r2"));
    maybe(labels, "size", 70, () -> pick("7", "+8", "08", "-3", "9223372036854775807", "big", ""));
    maybe(labels, HOSTNAME, 95, () -> chance(90) ? name : "shared");
    Map<String, Object> allocatable = new LinkedHashMap<>();
    maybe(allocatable, "cpu", 97, () -> pick("2", "4", "3900m", "4000100u"));
    maybe(allocatable, "memory", 97, () -> pick("4Gi", "8Gi", "8G", "4294967297"));
    maybe(allocatable, "pods", 97, () -> pick("3", "110"));
    maybe(allocatable, "ephemeral-storage", 80, () -> pick("20Gi", "100Gi"));
    maybe(allocatable, "acme.example/gpu", 70, () -> pick("0", "1", "4"));
    maybe(allocatable, "hugepages-2Mi", 30, () -> "64Mi");
    maybe(allocatable, "attachable-volumes-x", 20, () -> "2");
    maybe(allocatable, "batch.kubernetes.io/slots", 20, () -> "1");
    Map<String, Object> spec = new LinkedHashMap<>();
    maybe(spec, "unschedulable", 12, () -> true);
    maybe(spec, "taints", 40, () -> several(2, this::taint));
    Map<String, Object> status = new LinkedHashMap<>(Map.of("allocatable", allocatable));
    // The API server wants them sorted.
    maybe(
        status,
        "declaredFeatures",
        50,
        () -> several(
                2,
                () -> pick(
                    "RestartAllContainersOnContainerExits",
                    "UserNamespacesHostNetworkSupport",
                    "Other"))
            .stream()
            .distinct()
            .sorted()
            .toList());
    Map<String, Object> node = object("Node", meta(name, null, labels));
    node.put("spec", spec);
    node.put("status", status);
    return node;
  }

  private Map<String, Object> taint() {
    Map<String, Object> taint = new LinkedHashMap<>();
    taint.put("key", pick("k", "k2", "node.kubernetes.io/unschedulable"));
    maybe(taint, "value", 60, () -> pick("5", "05", "x"));
    taint.put("effect", pick("NoSchedule", "NoExecute", "PreferNoSchedule"));
    return taint;
  }

  private Map<String, Object> toleration() {
    Map<String, Object> toleration = new LinkedHashMap<>();
    maybe(toleration, "key", 80, () -> pick("k", "k2", "node.kubernetes.io/unschedulable"));
    String operator =
        toleration.containsKey("key") ? pick("", "Equal", "Exists", "Gt", "Lt") : "Exists";
    maybe(toleration, "operator", operator.isEmpty() ? 0 : 100, () -> operator);
    if (!operator.equals("Exists")) {
      maybe(toleration, "value", 80, () -> pick("5", "4", "6", "x"));
    }
    maybe(toleration, "effect", 40, () -> pick("NoSchedule", "NoExecute"));
    return toleration;
  }

  private Map<String, Object> pod(String name, String node) {
    Map<String, Object> spec = new LinkedHashMap<>();
    maybe(spec, "nodeName", node == null ? 0 : 100, () -> node);
    maybe(spec, "hostNetwork", 8, () -> true);
    maybe(spec, "hostUsers", 30, () -> chance(30));
    spec.put("containers", numbered("c", 1 + random.nextInt(2), false));
    maybe(spec, "initContainers", 25, () -> numbered("i", 1 + random.nextInt(3), true));
    maybe(spec, "overhead", 8, () -> Map.of("cpu", "100500u", "acme.example/gpu", "1"));
    maybe(spec, "resources", 15, () -> resources(false));
    maybe(spec, "nodeSelector", 12, () -> Map.of(pick("zone", "rack"), pick("z1", "r1", "")));
    maybe(spec, "tolerations", 50, () -> several(2, this::toleration));
    Map<String, Object> affinity = new LinkedHashMap<>();
    String required = "requiredDuringSchedulingIgnoredDuringExecution";
    maybe(
        affinity,
        "nodeAffinity",
        20,
        () -> Map.of(required, Map.of("nodeSelectorTerms", several(2, this::nodeTerm))));
    maybe(affinity, "podAffinity", 12, () -> Map.of(required, several(2, this::podTerm)));
    maybe(affinity, "podAntiAffinity", 15, () -> Map.of(required, several(2, this::podTerm)));
    maybe(spec, "affinity", affinity.isEmpty() ? 0 : 100, () -> affinity);
    maybe(spec, "topologySpreadConstraints", 25, () -> several(2, this::spread));
    Map<String, Object> status = new LinkedHashMap<>();
    claimsOf(spec, status);
    if (node != null) {
      status.put("phase", chance(5) ? "Succeeded" : "Running");
      maybe(status, "containerStatuses", 25, () -> several(1, () -> status("c0")));
      maybe(status, "initContainerStatuses", 10, () -> several(1, () -> status("i0")));
      maybe(status, "resources", 10, () -> resources(false));
      maybe(status, "allocatedResources", 10, this::amounts);
      maybe(
          status,
          "conditions",
          20,
          () -> List.of(Map.of(
              "type",
              "PodResizePending",
              "status",
              "True",
              "reason",
              pick("Infeasible", "Deferred"))));
    }
    Map<String, Object> labels = new LinkedHashMap<>(Map.of("app", pick(APPS)));
    maybe(labels, "tier", 40, () -> pick("t1", ""));
    Map<String, Object> metadata = meta(name, pick(NAMESPACES), labels);
    maybe(metadata, "deletionTimestamp", node == null ? 0 : 10, () -> "2026-01-01T00:00:00Z");
    Map<String, Object> pod = object("Pod", metadata);
    pod.put("spec", spec);
    pod.put("status", status);
    return pod;
  }

  private Map<String, Object> status(String container) {
    Map<String, Object> status = new LinkedHashMap<>(Map.of("name", container));
    maybe(status, "resources", 80, () -> Map.of("requests", amounts()));
    maybe(status, "allocatedResources", 50, this::amounts);
    return status;
  }

  private List<Object> numbered(String prefix, int count, boolean init) {
    List<Object> containers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> container = new LinkedHashMap<>(Map.of("name", prefix + i));
      maybe(container, "resources", 80, () -> resources(true));
      maybe(container, "restartPolicy", init ? 50 : 0, () -> "Always");
      maybe(
          container,
          "restartPolicyRules",
          6,
          () -> List.of(Map.of("action", pick("Restart", "RestartAllContainers"))));
      maybe(container, "ports", 20, () -> several(2, this::port));
      containers.add(container);
    }
    return containers;
  }

  private Map<String, Object> port() {
    Map<String, Object> port = new LinkedHashMap<>();
    port.put("containerPort", 80 + random.nextInt(2));
    maybe(port, "hostPort", 70, () -> 8080 + random.nextInt(2));
    maybe(port, "hostIP", 40, () -> pick("0.0.0.0", "10.0.0.1", "::", ""));
    maybe(port, "protocol", 40, () -> pick("TCP", "UDP"));
    return port;
  }

  private Map<String, Object> resources(boolean limits) {
    Map<String, Object> resources = new LinkedHashMap<>();
    maybe(resources, "requests", 80, this::amounts);
    maybe(resources, "limits", limits ? 30 : 40, this::amounts);
    if (chance(8)) {
      // Of huge pages the API server wants both to be equal.
      String amount = pick("32Mi", "128Mi");
      for (String kind : List.of("requests", "limits")) {
        Map<String, Object> amounts = new LinkedHashMap<>();
        if (resources.get(kind) instanceof Map<?, ?> written) {
          written.forEach((name, each) -> amounts.put((String) name, each));
        }
        amounts.put("hugepages-2Mi", amount);
        resources.put(kind, amounts);
      }
    }
    return resources;
  }

  private Map<String, Object> amounts() {
    Map<String, Object> amounts = new LinkedHashMap<>();
    maybe(amounts, "cpu", 70, () -> pick("100m", "1", "1500500u", "0", "0.1"));
    maybe(amounts, "memory", 50, () -> pick("1Gi", "500M", "1e3", "100m"));
    maybe(amounts, "ephemeral-storage", 10, () -> pick("5Gi", "30Gi"));
    maybe(amounts, "acme.example/gpu", 15, () -> pick("0", "1", "2"));
    maybe(amounts, "attachable-volumes-x", 4, () -> "1");
    maybe(amounts, "batch.kubernetes.io/slots", 4, () -> "1");
    maybe(
        amounts,
        pick("unprefixed", "Bad_Domain/x", "requests.acme.example/x", "acme.example/-x"),
        4,
        () -> "1");
    return amounts;
  }

  private Map<String, Object> nodeTerm() {
    Map<String, Object> term = new LinkedHashMap<>();
    maybe(term, "matchExpressions", 75, () -> several(2, this::nodeRequirement));
    maybe(
        term,
        "matchFields",
        25,
        () -> several(
            2,
            () -> requirement(
                chance(95) ? "metadata.name" : "metadata.other",
                pick("In", "In", "NotIn", "Exists"),
                List.of(pick(nodes)))));
    return term;
  }

  private Map<String, Object> nodeRequirement() {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 ->
        requirement(
            pick("zone", "rack", HOSTNAME, "size"),
            pick("In", "NotIn"),
            several(3, () -> pick("z1", "z2", "r1", "n0", "n1", "", "7")));
      case 3 -> requirement(pick("zone", "rack"), pick("Exists", "DoesNotExist"), List.of());
      case 4, 5, 6 ->
        requirement(
            "size", pick("Gt", "Lt"), List.of(pick("7", "+7", "-5", "08", "9223372036854775806")));
      case 7 ->
        requirement(pick("zone", "bad key"), pick("In", "Exists", "Gt", "Like"), List.of("x"));
      default -> requirement("zone", pick("In", "NotIn", "Gt"), List.of("not valid!"));
    };
  }

  private static Map<String, Object> requirement(String key, String operator, List<?> values) {
    Map<String, Object> requirement = new LinkedHashMap<>();
    requirement.put("key", key);
    requirement.put("operator", operator);
    if (!values.isEmpty()) {
      requirement.put("values", values);
    }
    return requirement;
  }

  private Map<String, Object> selector() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> Map.of("matchLabels", Map.of("app", pick(APPS)));
      case 2 ->
        Map.of(
            "matchExpressions",
            List.of(requirement("app", pick("In", "NotIn"), List.of("a", "b"))));
      case 3 ->
        Map.of(
            "matchExpressions",
            List.of(requirement("tier", pick("Exists", "DoesNotExist"), List.of())));
      case 4 -> Map.of("matchLabels", Map.of("tier", ""));
      default -> Map.of();
    };
  }

  private Map<String, Object> podTerm() {
    Map<String, Object> term = new LinkedHashMap<>();
    term.put("topologyKey", pick("zone", "rack", HOSTNAME));
    maybe(term, "labelSelector", 95, this::selector);
    maybe(term, "namespaces", 25, () -> several(2, () -> pick(NAMESPACES)));
    maybe(term, "namespaceSelector", 30, () -> switch (random.nextInt(5)) {
      case 0 -> Map.of();
      case 1 -> Map.of("matchLabels", Map.of("team", pick("a", "b")));
      case 2 ->
        Map.of("matchExpressions", List.of(requirement("team", pick("In", "NotIn"), List.of("a"))));
      case 3 ->
        Map.of(
            "matchExpressions",
            List.of(requirement("team", pick("Exists", "DoesNotExist"), List.of())));
      default -> Map.of("matchLabels", Map.of("kind", ""));
    });
    return term;
  }

  private Map<String, Object> spread() {
    Map<String, Object> spread = new LinkedHashMap<>();
    spread.put("topologyKey", pick("zone", "rack", HOSTNAME));
    spread.put("maxSkew", 1 + random.nextInt(2));
    spread.put("whenUnsatisfiable", chance(85) ? "DoNotSchedule" : "ScheduleAnyway");
    maybe(spread, "labelSelector", 93, this::selector);
    maybe(spread, "minDomains", 30, () -> 1 + random.nextInt(4));
    maybe(spread, "matchLabelKeys", 25, () -> several(2, () -> pick("app", "tier", "none")));
    maybe(spread, "nodeAffinityPolicy", 40, () -> pick("Honor", "Ignore"));
    maybe(spread, "nodeTaintsPolicy", 40, () -> pick("Honor", "Ignore"));
    return spread;
  }

  private void devices(List<Map<String, Object>> objects) {
    Map<String, Object> deviceClass = object("DeviceClass", meta("gpu", null, Map.of()));
    deviceClass.put("apiVersion", "resource.k8s.io/v1");
    deviceClass.put("spec", Map.of());
    objects.add(deviceClass);
    for (String node : nodes) {
      if (chance(60)) {
        Map<String, Object> slice = object("ResourceSlice", meta("s-" + node, null, Map.of()));
        slice.put("apiVersion", "resource.k8s.io/v1");
        slice.put(
            "spec",
            Map.of(
                "driver",
                "gpu.acme.example",
                "nodeName",
                node,
                "pool",
                Map.of("name", node, "generation", 1, "resourceSliceCount", 1),
                "devices",
                several(2, () -> null).stream()
                    .map(each -> Map.of("name", "d" + random.nextInt(1000)))
                    .distinct()
                    .toList()));
        objects.add(slice);
      }
    }
    for (int i = 0; i < 4; i++) {
      objects.add(claim("claim" + i));
    }
  }

  private Map<String, Object> claim(String name) {
    claims.add(name);
    Map<String, Object> metadata = meta(name, "default", Map.of());
    maybe(metadata, "deletionTimestamp", 8, () -> "2026-01-01T00:00:00Z");
    maybe(
        metadata,
        "ownerReferences",
        40,
        () -> List.of(Map.of(
            "apiVersion", "v1", "kind", "Pod", "name", "p0", "uid", "uid-p0", "controller", true)));
    Map<String, Object> claim = object("ResourceClaim", metadata);
    claim.put("apiVersion", "resource.k8s.io/v1");
    claim.put(
        "spec",
        Map.of(
            "devices",
            Map.of(
                "requests",
                List.of(Map.of(
                    "name",
                    "r",
                    "exactly",
                    Map.of(
                        "deviceClassName",
                        chance(92) ? "gpu" : "other",
                        "allocationMode",
                        "ExactCount",
                        "count",
                        1 + random.nextInt(2)))))));
    if (chance(35)) {
      Map<String, Object> allocation = new LinkedHashMap<>();
      allocation.put(
          "devices",
          Map.of(
              "results",
              List.of(Map.of(
                  "request",
                  "r",
                  "driver",
                  "gpu.acme.example",
                  "pool",
                  pick(nodes),
                  "device",
                  "d0"))));
      maybe(
          allocation,
          "nodeSelector",
          80,
          () -> Map.of(
              "nodeSelectorTerms",
              List.of(Map.of(
                  "matchFields",
                  List.of(requirement("metadata.name", "In", List.of(pick(nodes))))))));
      claim.put("status", Map.of("allocation", allocation));
    }
    return claim;
  }

  private void claimsOf(Map<String, Object> spec, Map<String, Object> status) {
    if (claims.isEmpty() || !chance(40)) {
      return;
    }
    if (chance(70)) {
      spec.put(
          "resourceClaims",
          List.of(Map.of("name", "x", "resourceClaimName", chance(95) ? pick(claims) : "missing")));
    } else {
      spec.put("resourceClaims", List.of(Map.of("name", "x", "resourceClaimTemplateName", "t")));
      maybe(
          status,
          "resourceClaimStatuses",
          80,
          () -> List.of(
              chance(80)
                  ? Map.of("name", "x", "resourceClaimName", pick(claims))
                  : Map.of("name", "x")));
    }
  }

  private static Map<String, Object> object(String kind, Map<String, Object> metadata) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", "v1");
    object.put("kind", kind);
    object.put("metadata", metadata);
    return object;
  }

  private static Map<String, Object> meta(String name, String namespace, Map<String, ?> labels) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    if (namespace != null) {
      metadata.put("namespace", namespace);
      metadata.put("uid", "uid-" + name);
    }
    metadata.put("labels", labels);
    return metadata;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... from) {
    return pick(Arrays.asList(from));
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void maybe(Map<String, Object> into, String key, int percent, Supplier<?> value) {
    if (chance(percent)) {
      into.put(key, value.get());
    }
  }

  private <T> List<T> several(int most, Supplier<T> each) {
    List<T> made = new ArrayList<>(Collections.nCopies(1 + random.nextInt(most), null));
    made.replaceAll(nothing -> each.get());
    return made;
  }
}
