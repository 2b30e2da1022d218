package io.github.aiconf.benchmarks.gang;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.placement.ClusterObjects;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** What is asked of which cluster. */
enum GangQuestion {
  /** 1,000 pods of 8 GPUs; all nodes are empty. */
  FITS,
  /** The same; 999 nodes have 8 GPUs, the others 7. */
  ONE_SHORT,
  /** The same; all nodes have 8 GPUs, and a pod has one of them on all but 999. */
  ONE_SHORT_TAKEN,
  /** 33 pods that need a node each, in one rack of 32. */
  RACK,
  /** 1,000 pods of 8 GPUs in one of three zones. */
  ZONE,
  /** Pods of four kinds on nodes of 50 kinds. */
  FOUR_CLASSES,
  /** 1,000 pods, each with a claim for 8 devices. */
  CLAIMS,
  /** 1,000 pods of 8 GPUs; 28 pods on each node, no two nodes have the same amounts free. */
  WORN,
  /** The same, more pods than there is room for; some nodes are tainted, some cordoned. */
  WORN_SHORT;

  private static final int CLUSTERS = 4;
  private static final int GANGS_OF_CLUSTER = 4;
  private static final int KINDS = 50;
  private static final int SEED = 7;

  /** Inputs to ask in turn: some clusters whose nodes come in other orders, some gangs for each. */
  List<GangInput> inputs(int nodes) {
    List<GangInput> inputs = new ArrayList<>();
    GangObjects objects = new GangObjects();
    for (int i = 0; i < CLUSTERS; i++) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, nodes).boxed().toList());
      Collections.shuffle(order, new Random(SEED + i));
      ClusterObjects cluster = cluster(objects, order, i);
      List<Pod> named = this == ONE_SHORT_TAKEN || this == WORN_SHORT ? cluster.pods() : List.of();
      GangInput first = GangInput.of(cluster, named, gang(objects, 0, nodes));
      for (int j = 0; j < GANGS_OF_CLUSTER; j++) {
        inputs.add(first.with(gang(objects, j, nodes)));
      }
    }
    // Clusters take turns, too.
    Collections.shuffle(inputs, new Random(SEED));
    return inputs;
  }

  /** How many pods a gang of a fifth of the nodes has: 1,000 for 5,000. */
  private static int fifth(int nodes) {
    return nodes / 5;
  }

  private ClusterObjects cluster(GangObjects objects, List<Integer> order, int seed) {
    if (this == WORN || this == WORN_SHORT) {
      return new WornCluster(objects, order, seed, this == WORN_SHORT).objects();
    }
    List<Node> nodes = new ArrayList<>();
    List<Pod> pods = new ArrayList<>();
    List<ResourceSlice> slices = new ArrayList<>();
    int full = fifth(order.size()) - 1;
    for (int i = 0; i < order.size(); i++) {
      int number = order.get(i);
      boolean isShort = i >= full;
      nodes.add(
          switch (this) {
            case FOUR_CLASSES ->
              objects.node(
                  number,
                  GangObjects.allocatable(
                      "" + (96 - number % KINDS % 10 * 4),
                      (1_024 - number % KINDS / 10 * 128) + "Gi",
                      GangObjects.GPUS),
                  Map.of());
            case ONE_SHORT -> objects.node(number, isShort ? 7 : GangObjects.GPUS);
            default -> objects.node(number, GangObjects.GPUS);
          });
      if (this == ONE_SHORT_TAKEN && isShort) {
        pods.add(objects
            .pod("holder-" + number, Map.of("cpu", "4", GangObjects.GPU, "1"), Map.of())
            .on(GangObjects.name(number)));
      }
      if (this == CLAIMS) {
        slices.add(objects.slice(number));
      }
    }
    DraCluster devices =
        new DraCluster(slices, List.of(objects.deviceClass()), List.of(), List.of());
    return new ClusterObjects(nodes, pods, List.of(), devices);
  }

  private Gang gang(GangObjects objects, int turn, int nodes) {
    Map<String, String> whole =
        Map.of("cpu", "" + (64 - turn), "memory", (512 - turn) + "Gi", GangObjects.GPU, "8");
    return switch (this) {
      case RACK ->
        Gang.of(pods(objects, "workers-" + turn, 33, whole))
            .within(Topology.required(GangObjects.RACK));
      case ZONE ->
        Gang.of(pods(objects, "workers-" + turn, fifth(nodes), whole))
            .within(Topology.required(GangObjects.ZONE));
      case FOUR_CLASSES -> fourClasses(objects, turn, nodes);
      case CLAIMS ->
        Gang.of(new PodClass(
            "workers",
            objects.pod(
                "workers-" + turn,
                Map.of("cpu", "" + (64 - turn), "memory", "512Gi"),
                Map.of(
                    "resourceClaims",
                    List.of(Map.of("name", "r", "resourceClaimTemplateName", "r")))),
            fifth(nodes),
            0,
            List.of(objects.claim(GangObjects.GPUS))));
      case WORN_SHORT -> Gang.of(pods(objects, "workers-" + turn, nodes * 2 / 5 + turn, whole));
      default -> Gang.of(pods(objects, "workers-" + turn, fifth(nodes), whole));
    };
  }

  private static Gang fourClasses(GangObjects objects, int turn, int nodes) {
    Map<String, String> whole = Map.of("cpu", "8", "memory", "64Gi", GangObjects.GPU, "8");
    return Gang.of(List.of(
        pods(objects, "workers", nodes * 2 / 5 - turn, whole),
        pods(
            objects,
            "servers",
            nodes * 3 / 10 - turn,
            Map.of("cpu", "30", "memory", "100Gi", GangObjects.GPU, "3")),
        pods(objects, "loaders", nodes * 2 / 5 - turn, Map.of("cpu", "50", "memory", "10Gi")),
        pods(
            objects,
            "probes",
            nodes * 3 / 5 - turn,
            Map.of("cpu", "3", "memory", "10Gi", GangObjects.GPU, "1"))));
  }

  private static PodClass pods(
      GangObjects objects, String name, int count, Map<String, String> requests) {
    return new PodClass(name, objects.pod(name, requests, Map.of()), count);
  }
}
