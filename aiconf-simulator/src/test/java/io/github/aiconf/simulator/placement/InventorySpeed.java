package io.github.aiconf.simulator.placement;

import com.google.common.collect.ImmutableMap;
import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.Container;
import io.github.aiconf.simulator.model.LabelSelector;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodAffinityTerm;
import io.github.aiconf.simulator.model.PodResize;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.SpreadConstraint;
import io.github.aiconf.simulator.model.Taint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * A program that measures an inventory of 5,000 nodes and 140,000 pods of 3,000 templates:
 * {@code InventorySpeed [apart]}. With the word, pods do not share their specs and labels, as if
 * they were not read by one reader.
 */
final class InventorySpeed {

  private static final int NODES = 5_000;
  private static final int PODS = 140_000;
  private static final int TEMPLATES = 3_000;
  private static final int ROUNDS = 40;

  private final Random random = new Random(1);
  private final boolean apart;

  private InventorySpeed(boolean apart) {
    this.apart = apart;
  }

  public static void main(String[] arguments) {
    new InventorySpeed(arguments.length > 0).run();
  }

  private void run() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(node(i));
    }
    List<Pod> pods = new ArrayList<>();
    List<PodSpec> specs = new ArrayList<>();
    List<Map<String, String>> labels = new ArrayList<>();
    for (int i = 0; i < TEMPLATES; i++) {
      specs.add(spec(i, "", i % 20 == 0));
      labels.add(labels(i));
    }
    for (int i = 0; i < PODS; i++) {
      int template = random.nextInt(TEMPLATES);
      pods.add(pod(
          "p" + i,
          apart ? "n" + i % NODES : nodes.get(i % NODES).name(),
          apart ? spec(template, "", template % 20 == 0) : specs.get(template),
          apart ? labels(template) : labels.get(template)));
    }
    ClusterObjects cluster = new ClusterObjects(
        nodes, pods, List.of(), new DraCluster(List.of(), List.of(), List.of(), List.of()));
    Pod wanted = pod("new", "", spec(1, "gpu", false), labels(1));
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, cluster);
      long built = System.nanoTime();
      int fitting = inventory.judge(wanted).fitting();
      long answered = System.nanoTime();
      System.out.printf(
          "build %.1f ms, first answer %.2f ms (%d nodes fit)%n",
          (built - start) / 1e6, (answered - built) / 1e6, fitting);
    }
    NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, cluster);
    measure("remove and add a pod", 200_000, i -> {
      Pod pod = pods.get(i % PODS);
      inventory.remove(pod);
      inventory.add(pod);
    });
    inventory.judge(wanted);
    measure("replace a node", 100_000, i -> inventory.put(nodes.get(i % NODES)));
    measure("judge a pod without rules", 3_000, i -> inventory.judge(wanted));
    Pod guarded = pod("new", "", spec(1, "gpu", true), labels(1));
    measure("judge a pod with rules", 2_000, i -> inventory.judge(guarded));
    measure("judge, and the message", 1_000, i -> inventory.judge(guarded).message());
  }

  private static void measure(String what, int times, IntConsumer action) {
    for (int i = 0; i < times; i++) {
      action.accept(i);
    }
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      action.accept(i);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%s: median %.2f us, 99 %% %.2f us%n",
        what, nanos[times / 2] / 1e3, nanos[times * 99 / 100] / 1e3);
  }

  private static Quantity amount(String text) {
    return Quantity.parse(text);
  }

  private Node node(int i) {
    Map<String, String> labels = Map.of(
        "kubernetes.io/hostname", "n" + i,
        "topology.kubernetes.io/zone", "z" + i % 3,
        "rack", "r" + i / 32,
        "pool", i % 2 == 0 ? "gpu" : "cpu");
    Map<String, Quantity> allocatable = Map.of(
        "cpu", amount("190"),
        "memory", amount("2000Gi"),
        "pods", amount("110"),
        "ephemeral-storage", amount("1000Gi"),
        "nvidia.com/gpu", amount("8"));
    List<Taint> taints =
        i % 10 == 0 ? List.of(new Taint("nvidia.com/gpu", "", "NoSchedule")) : List.of();
    return new Node("n" + i, labels, allocatable, taints, i % 50 == 0, List.of());
  }

  private static Map<String, String> labels(int template) {
    return ImmutableMap.of(
        "app", "app-" + template,
        "pod-template-hash", "hash-" + template,
        "tier", "t" + template % 5);
  }

  private PodSpec spec(int template, String pool, boolean rules) {
    Map<String, Quantity> requests = Map.of(
        "cpu", amount((100 + template % 40 * 50) + "m"),
        "memory", amount((1 + template % 7) + "Gi"));
    Optional<LabelSelector> own =
        Optional.of(new LabelSelector(Map.of("app", "app-" + template), List.of()));
    return new PodSpec(
        List.of(
            new Container("main", requests, false, List.of(), false),
            new Container("log", Map.of("cpu", amount("10m")), false, List.of(), false)),
        List.of(),
        Map.of(),
        Map.of(),
        pool.isEmpty() ? Map.of() : Map.of("pool", pool),
        Optional.empty(),
        List.of(),
        rules
            ? List.of(
                new PodAffinityTerm("kubernetes.io/hostname", own, List.of(), Optional.empty()))
            : List.of(),
        List.of(),
        rules
            ? List.of(new SpreadConstraint(
                "topology.kubernetes.io/zone",
                1,
                OptionalLong.empty(),
                "DoNotSchedule",
                own,
                List.of(),
                Optional.empty(),
                Optional.empty()))
            : List.of(),
        List.of(),
        List.of(),
        false,
        List.of(),
        "default-scheduler",
        0,
        "PreemptLowerPriority",
        Optional.empty());
  }

  private static Pod pod(String name, String node, PodSpec spec, Map<String, String> labels) {
    return new Pod(
        ("ns" + Math.abs(labels.hashCode() % 50)).intern(),
        name,
        "",
        labels,
        Map.of(),
        node,
        "",
        node.isEmpty() ? "Pending" : "Running",
        false,
        Map.of(),
        PodResize.NONE,
        spec);
  }
}
