package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.ClusterObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small clusters and gangs, made so that a gang often just fits or just does not. */
final class RandomGangs {

  /** What connects the pods of a gang. */
  enum Kind {
    PLAIN,
    SPREAD,
    APART,
    TOGETHER,
    SIZES,
    WHOLE_NODES,
    PACKED,
    CONNECTED
  }

  /** A cluster and a gang for it. */
  record Case(ClusterObjects cluster, Gang gang) {}

  private static final String GPU = "acme.example/gpu";
  private static final String HOSTNAME = "kubernetes.io/hostname";
  private static final ModelReader READER = ModelReader.lenient();

  private final Random random;
  private final Kind kind;

  private RandomGangs(Kind kind, long seed) {
    this.random = new Random(seed * 31 + kind.name().hashCode());
    this.kind = kind;
    random.nextInt();
  }

  static Case of(Kind kind, long seed) {
    return new RandomGangs(kind, seed).next();
  }

  private Case next() {
    List<Node> nodes = new ArrayList<>();
    List<Pod> pods = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      nodes.add(READER.node(node("n" + i)));
    }
    int bound = random.nextInt(4);
    for (int i = 0; i < bound; i++) {
      Map<String, Object> spec = spec(Map.of("cpu", pick("1", "500m", "2")));
      spec.put("nodeName", chance(95) ? "n" + random.nextInt(count) : "gone");
      if (kind == Kind.CONNECTED || kind == Kind.APART) {
        maybe(spec, 20, "affinity", Map.of("podAntiAffinity", rules(false)));
      }
      pods.add(pod("b" + i, pick("a", "b", "c"), spec));
    }
    List<PodClass> classes = classes();
    long size = classes.stream().mapToLong(PodClass::count).sum();
    Gang gang = Gang.of(classes).withMinimum(chance(60) ? size : 1 + random.nextInt((int) size));
    if (chance(20)) {
      gang = gang.within(new Topology(
          chance(70) ? List.of(pick("zone", "rack")) : List.of("zone", "rack"), chance(70)));
    }
    DraCluster none = new DraCluster(List.of(), List.of(), List.of(), List.of());
    return new Case(new ClusterObjects(nodes, pods, List.of(), none), gang);
  }

  private List<PodClass> classes() {
    boolean single = switch (kind) {
      case PLAIN, SPREAD, APART, TOGETHER -> true;
      default -> false;
    };
    int count = single ? 1 : 1 + random.nextInt(3);
    List<PodClass> classes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int pods = 1 + random.nextInt(single ? 5 : 3);
      int minimum = chance(80) ? 0 : random.nextInt(pods + 1);
      classes.add(
          new PodClass("c" + i, pod("p" + i, pick("a", "b"), podSpec()), pods, minimum, List.of()));
    }
    return classes;
  }

  private Map<String, Object> podSpec() {
    Map<String, Object> requests = new LinkedHashMap<>();
    switch (kind) {
      case SIZES -> requests.put(GPU, pick("1", "2", "4"));
      case WHOLE_NODES -> requests.put("cpu", pick("3", "3500m"));
      default -> {
        requests.put("cpu", pick("1", "500m", "2", "1500m"));
        maybe(requests, 50, GPU, pick("1", "2", "3"));
      }
    }
    Map<String, Object> spec = spec(requests);
    maybe(spec, kind == Kind.SIZES ? 5 : 20, "nodeSelector", Map.of("zone", pick("z1", "z2")));
    maybe(spec, 15, "tolerations", List.of(Map.of("operator", "Exists")));
    if (kind != Kind.SIZES && chance(10)) {
      spec.put("hostNetwork", false);
      Map<String, Object> port =
          new LinkedHashMap<>(Map.of("containerPort", 80, "hostPort", chance(80) ? 8080 : 8081));
      maybe(port, 40, "hostIP", pick("10.0.0.1", "10.0.0.2"));
      spec.put(
          "containers",
          List.of(Map.of(
              "name", "c", "resources", Map.of("requests", requests), "ports", List.of(port))));
    }
    switch (kind) {
      case SPREAD -> spec.put("topologySpreadConstraints", List.of(spread()));
      case APART -> spec.put("affinity", Map.of("podAntiAffinity", rules(true)));
      case TOGETHER -> spec.put("affinity", Map.of("podAffinity", rules(true)));
      case CONNECTED -> {
        Map<String, Object> affinity = new LinkedHashMap<>();
        maybe(affinity, 30, "podAffinity", rules(false));
        maybe(affinity, 30, "podAntiAffinity", rules(false));
        maybe(spec, affinity.isEmpty() ? 0 : 100, "affinity", affinity);
        maybe(spec, 40, "topologySpreadConstraints", List.of(spread()));
      }
      default -> {}
    }
    return spec;
  }

  private Map<String, Object> rules(boolean one) {
    List<Object> terms = new ArrayList<>();
    for (int i = 0; i < (one || chance(80) ? 1 : 2); i++) {
      terms.add(Map.of("topologyKey", key(), "labelSelector", selector()));
    }
    return Map.of("requiredDuringSchedulingIgnoredDuringExecution", terms);
  }

  private Map<String, Object> spread() {
    Map<String, Object> spread = new LinkedHashMap<>();
    spread.put("topologyKey", key());
    spread.put("maxSkew", 1 + random.nextInt(2));
    spread.put("whenUnsatisfiable", "DoNotSchedule");
    spread.put("labelSelector", selector());
    maybe(spread, 20, "minDomains", 1 + random.nextInt(4));
    maybe(spread, 20, "nodeAffinityPolicy", "Ignore");
    maybe(spread, 20, "nodeTaintsPolicy", "Honor");
    return spread;
  }

  private Map<String, Object> selector() {
    return chance(15) ? Map.of() : Map.of("matchLabels", Map.of("app", pick("a", "b", "a", "c")));
  }

  private String key() {
    return pick("zone", "rack", HOSTNAME);
  }

  private Map<String, Object> node(String name) {
    Map<String, Object> labels = new LinkedHashMap<>();
    maybe(labels, 85, "zone", pick("z1", "z2", "z3"));
    maybe(labels, 80, "rack", pick("r1", "r2"));
    maybe(labels, 95, HOSTNAME, chance(95) ? name : "shared");
    Map<String, Object> allocatable = new LinkedHashMap<>();
    maybe(allocatable, 97, "cpu", pick("2", "4", "3500m", "5"));
    maybe(allocatable, 97, "pods", pick("1", "2", "3", "110", "110"));
    maybe(allocatable, 90, GPU, pick("0", "1", "2", "4", "6"));
    Map<String, Object> spec = new LinkedHashMap<>();
    maybe(spec, 8, "unschedulable", true);
    maybe(spec, 12, "taints", List.of(Map.of("key", "k", "effect", "NoSchedule")));
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("apiVersion", "v1");
    node.put("kind", "Node");
    node.put("metadata", Map.of("name", name, "labels", labels));
    node.put("spec", spec);
    node.put("status", Map.of("allocatable", allocatable));
    return node;
  }

  private static Map<String, Object> spec(Map<String, Object> requests) {
    return new LinkedHashMap<>(Map.of(
        "containers", List.of(Map.of("name", "c", "resources", Map.of("requests", requests)))));
  }

  private static Pod pod(String name, String app, Map<String, Object> spec) {
    return READER.pod(Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        Map.of("name", name, "namespace", "default", "labels", Map.of("app", app)),
        "spec",
        spec));
  }

  private void maybe(Map<String, Object> into, int percent, String key, Object value) {
    if (chance(percent)) {
      into.put(key, value);
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }
}
