package io.github.aiconf.benchmarks.gang;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.ClusterObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Nodes in use: 28 pods of 3,000 templates on each, so that hardly two have the same amounts free;
 * on three of four nodes pods have some of the GPUs.
 */
final class WornCluster {

  private static final int PODS_OF_NODE = 28;
  private static final int TEMPLATES = 3_000;
  private static final String TAINT = "maintenance";

  private final GangObjects objects;
  private final List<Integer> order;
  private final Random random;
  private final boolean restricted;

  /** @param restricted whether some nodes are tainted, and some cordoned */
  WornCluster(GangObjects objects, List<Integer> order, int seed, boolean restricted) {
    this.objects = objects;
    this.order = order;
    this.random = new Random(seed);
    this.restricted = restricted;
  }

  ClusterObjects objects() {
    List<Node> nodes = new ArrayList<>();
    for (int number : order) {
      nodes.add(objects.node(
          number, GangObjects.allocatable("192", "2Ti", GangObjects.GPUS), spec(number)));
    }
    List<Pod> templates = new ArrayList<>();
    for (int i = 0; i < TEMPLATES; i++) {
      Map<String, String> requests =
          Map.of("cpu", (100 + i % 40 * 50) + "m", "memory", (1 + i % 7) * 257 + "Mi");
      templates.add(objects.pod("app-" + i, requests, Map.of()));
    }
    List<Pod> pods = new ArrayList<>();
    for (int number : order) {
      for (int i = 1; i < PODS_OF_NODE; i++) {
        pods.add(templates.get(random.nextInt(TEMPLATES)).on(GangObjects.name(number)));
      }
      Map<String, String> requests = number % 4 == 0
          ? Map.of("cpu", "1")
          : Map.of("cpu", "1", GangObjects.GPU, "" + (1 + number % 3));
      pods.add(objects.pod("job-" + number, requests, Map.of()).on(GangObjects.name(number)));
    }
    return new ClusterObjects(
        nodes, pods, List.of(), new DraCluster(List.of(), List.of(), List.of(), List.of()));
  }

  private Map<String, Object> spec(int number) {
    if (restricted && number % 10 == 0) {
      return Map.of("taints", List.of(Map.of("key", TAINT, "effect", "NoSchedule")));
    }
    return restricted && number % 50 == 4 ? Map.of("unschedulable", true) : Map.of();
  }
}
