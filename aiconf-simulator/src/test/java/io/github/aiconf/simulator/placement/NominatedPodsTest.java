package io.github.aiconf.simulator.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NominatedPodsTest {

  private static final int SEEDS = 60;

  private final ModelReader reader = ModelReader.lenient();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Pod> bound = new ArrayList<>();
  private final List<Pod> waiting = new ArrayList<>();

  private NodeInventory inventory() {
    return inventory(List.of());
  }

  private NodeInventory inventory(List<Pod> more) {
    List<Pod> pods = new ArrayList<>(bound);
    pods.addAll(more);
    return NodeInventory.of(
        SchedulerProfile.KUBERNETES_1_36,
        new ClusterObjects(
            nodes, pods, List.of(), new DraCluster(List.of(), List.of(), List.of(), List.of())));
  }

  private Node node(String name) {
    return reader.node(Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Node",
        "metadata",
        Map.of("name", name, "labels", Map.of("kubernetes.io/hostname", name)),
        "status",
        Map.of("allocatable", Map.of("cpu", "4", "pods", "10"))));
  }

  private Pod pod(String name, String cpu, int priority, String nominated) {
    return pod(name, priority, nominated, Map.of(), cpu);
  }

  private Pod pod(
      String name, int priority, String nominated, Map<String, Object> more, String cpu) {
    Map<String, Object> spec = new LinkedHashMap<>(more);
    spec.put("priority", priority);
    spec.put(
        "containers",
        List.of(Map.of("name", "c", "resources", Map.of("requests", Map.of("cpu", cpu)))));
    return reader.pod(Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        Map.of("name", name, "namespace", "default", "labels", Map.of("app", name)),
        "spec",
        spec,
        "status",
        Map.of("nominatedNodeName", nominated)));
  }

  private static boolean fits(NodeInventory inventory, Pod pod, String node) {
    PodVerdicts verdicts = inventory.judge(pod);
    return verdicts.fits(verdicts.nodes().indexOf(node));
  }

  @Test
  void roomIsKeptFromPodsThatAreNotMoreImportant() {
    nodes.add(node("n1"));
    nodes.add(node("n2"));
    NodeInventory inventory = inventory();
    Pod nominated = pod("preemptor", "3", 10, "n1");
    inventory.keepRoomFor(nominated);

    assertThat(fits(inventory, pod("same", "2", 10, ""), "n1")).isFalse();
    assertThat(fits(inventory, pod("same", "2", 10, ""), "n2")).isTrue();
    assertThat(fits(inventory, pod("higher", "2", 11, ""), "n1")).isTrue();
    assertThat(fits(inventory, nominated, "n1")).isTrue();
  }

  @Test
  void companyThatIsStillToArriveDoesNotCount() {
    nodes.add(node("n1"));
    NodeInventory inventory = inventory();
    inventory.keepRoomFor(pod("preemptor", "1", 10, "n1"));
    Map<String, Object> nearIt = Map.of(
        "affinity",
        Map.of(
            "podAffinity",
            Map.of(
                "requiredDuringSchedulingIgnoredDuringExecution",
                List.of(Map.of(
                    "topologyKey",
                    "kubernetes.io/hostname",
                    "labelSelector",
                    Map.of("matchLabels", Map.of("app", "preemptor")))))));

    assertThat(fits(inventory, pod("follower", 0, "", nearIt, "1"), "n1")).isFalse();
  }

  @Test
  void answersAreThoseOfAClusterWithAndOfOneWithoutThem() {
    int kept = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      read(seed, random);
      NodeInventory inventory = inventory();
      waiting.forEach(inventory::keepRoomFor);
      for (Pod pod : waiting) {
        PodVerdicts without = inventory().judge(pod);
        PodVerdicts actual = inventory.judge(pod);
        for (int node = 0; node < without.nodes().size(); node++) {
          PodVerdicts with = with(pod, without.nodes().get(node));
          PodVerdicts expected = isRefused(without) || with.fits(node) ? without : with;
          kept += expected.fits(node) == without.fits(node) ? 0 : 1;
          for (Filter filter : Filter.values()) {
            assertThat(actual.of(filter, node))
                .as("seed %s, %s, %s, node %s", seed, pod.key(), filter, node)
                .isEqualTo(expected.of(filter, node));
          }
        }
      }
    }
    assertThat(kept).as("answers that nominated pods change").isGreaterThan(SEEDS);
  }

  private static boolean isRefused(PodVerdicts verdicts) {
    return Arrays.stream(Filter.values())
        .anyMatch(filter -> verdicts.ofPod(filter).isPresent());
  }

  /** The cluster once those are there that the pod has to let pass on the node. */
  private PodVerdicts with(Pod pod, String node) {
    List<Pod> arrived = waiting.stream()
        .filter(other -> other.nominatedNodeName().equals(node))
        .filter(other -> other.spec().priority() >= pod.spec().priority())
        .filter(other -> !other.key().equals(pod.key()))
        .map(other -> other.on(node))
        .toList();
    return inventory(arrived).judge(pod);
  }

  private void read(long seed, Random random) {
    nodes.clear();
    bound.clear();
    waiting.clear();
    for (Map<String, Object> object : RandomClusters.cluster(seed)) {
      switch ((String) object.get("kind")) {
        case "Node" -> nodes.add(reader.node(object));
        case "Pod" -> {
          Pod pod = reader.pod(object);
          if (!pod.nodeName().isEmpty()) {
            bound.add(pod);
          } else if (!pod.isFinished()) {
            waiting.add(nominated(object, random));
          }
        }
        default -> {}
      }
    }
  }

  private Pod nominated(Map<String, Object> object, Random random) {
    String node = random.nextBoolean() ? nodes.get(random.nextInt(nodes.size())).name() : "";
    Map<String, Object> nominated = new LinkedHashMap<>(object);
    nominated.put("status", Map.of("nominatedNodeName", node));
    return reader.pod(nominated);
  }
}
