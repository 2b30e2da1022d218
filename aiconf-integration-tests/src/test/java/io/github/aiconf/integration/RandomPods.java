package io.github.aiconf.integration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Pods for the nodes of {@link Plan#PLACEMENT}, as the trees of their JSON: with resources,
 * selectors, tolerations, ports, and rules about other pods.
 */
final class RandomPods {

  private static final List<String> ZONES = List.of("a", "b");
  private static final List<String> APPS = List.of("web", "db", "job");

  private final Random random;

  RandomPods(long seed) {
    this.random = new Random(seed);
  }

  Map<String, Object> next(String name) {
    Map<String, Object> container = new LinkedHashMap<>();
    container.put("name", "main");
    container.put("image", "none");
    container.put("resources", Map.of("requests", requests(), "limits", limits()));
    if (chance(15)) {
      container.put(
          "ports",
          List.of(Map.of(
              "containerPort", 80, "hostPort", 8080, "protocol", chance(70) ? "TCP" : "UDP")));
    }
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("containers", List.of(container));
    spec.put("terminationGracePeriodSeconds", 0);
    if (chance(25)) {
      spec.put("nodeSelector", Map.of("zone", one(ZONES)));
    }
    if (chance(40)) {
      spec.put("tolerations", List.of(toleration()));
    }
    Map<String, Object> affinity = affinity();
    if (!affinity.isEmpty()) {
      spec.put("affinity", affinity);
    }
    if (chance(25)) {
      spec.put("topologySpreadConstraints", List.of(spread()));
    }
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        Map.of("name", name, "namespace", "default", "labels", Map.of("app", one(APPS))),
        "spec",
        spec);
  }

  private Map<String, Object> requests() {
    Map<String, Object> requests = new LinkedHashMap<>();
    requests.put("cpu", one(List.of("250m", "1", "1500m", "3", "5")));
    if (chance(60)) {
      requests.put("memory", one(List.of("512Mi", "2Gi", "5Gi")));
    }
    return requests;
  }

  private Map<String, Object> limits() {
    return chance(35) ? Map.of("nvidia.com/gpu", one(List.of("1", "1", "2", "4", "5"))) : Map.of();
  }

  private Map<String, Object> toleration() {
    return chance(50)
        ? Map.of("key", "acme.example/kept", "operator", "Exists")
        : Map.of(
            "key",
            "acme.example/kept",
            "value",
            one(List.of("x", "y")),
            "effect",
            one(List.of("NoSchedule", "NoExecute")));
  }

  private Map<String, Object> affinity() {
    Map<String, Object> affinity = new LinkedHashMap<>();
    if (chance(15)) {
      affinity.put(
          "nodeAffinity",
          Map.of(
              "requiredDuringSchedulingIgnoredDuringExecution",
              Map.of(
                  "nodeSelectorTerms",
                  List.of(
                      Map.of(
                          "matchExpressions",
                          List.of(Map.of(
                              "key",
                              "zone",
                              "operator",
                              one(List.of("In", "NotIn")),
                              "values",
                              List.of(one(ZONES))))),
                      Map.of(
                          "matchFields",
                          List.of(Map.of(
                              "key",
                              "metadata.name",
                              "operator",
                              "In",
                              "values",
                              List.of("gpu-1"))))))));
    }
    if (chance(15)) {
      affinity.put("podAffinity", rules());
    }
    if (chance(20)) {
      affinity.put("podAntiAffinity", rules());
    }
    return affinity;
  }

  private Map<String, Object> rules() {
    return Map.of(
        "requiredDuringSchedulingIgnoredDuringExecution",
        List.of(Map.of("topologyKey", key(), "labelSelector", selector())));
  }

  private Map<String, Object> spread() {
    Map<String, Object> spread = new LinkedHashMap<>();
    spread.put("topologyKey", key());
    spread.put("maxSkew", 1 + random.nextInt(2));
    spread.put("whenUnsatisfiable", "DoNotSchedule");
    spread.put("labelSelector", selector());
    if (chance(30)) {
      spread.put("nodeTaintsPolicy", "Honor");
    }
    if (chance(20)) {
      spread.put("minDomains", 3);
    }
    return spread;
  }

  private Map<String, Object> selector() {
    return Map.of("matchLabels", Map.of("app", one(APPS)));
  }

  private String key() {
    return chance(50) ? "zone" : "kubernetes.io/hostname";
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
