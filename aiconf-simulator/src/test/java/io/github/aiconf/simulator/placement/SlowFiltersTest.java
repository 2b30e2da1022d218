package io.github.aiconf.simulator.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Namespace;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlowFiltersTest {

  private static final DraCluster NO_DEVICES =
      new DraCluster(List.of(), List.of(), List.of(), List.of());

  /** The cluster with the seed, without its devices. */
  private static ClusterObjects cluster(long seed) {
    ModelReader reader = ModelReader.lenient();
    List<Node> nodes = new ArrayList<>();
    List<Pod> pods = new ArrayList<>();
    List<Namespace> namespaces = new ArrayList<>();
    for (Map<String, Object> object : RandomClusters.cluster(seed)) {
      switch ((String) object.get("kind")) {
        case "Node" -> nodes.add(reader.node(object));
        case "Pod" -> pods.add(reader.pod(object));
        case "Namespace" -> namespaces.add(reader.namespace(object));
        default -> {}
      }
    }
    return new ClusterObjects(nodes, pods, namespaces, NO_DEVICES);
  }

  private static SchedulerProfile profile(long seed) {
    return SchedulerProfile.KUBERNETES_1_36.withGates(
        Map.of("TaintTolerationComparisonOperators", seed % 2 == 0));
  }

  private static List<String> differences(
      NodeInventory inventory, ClusterObjects cluster, long seed) {
    SlowFilters slow = new SlowFilters(cluster, seed % 2 == 0);
    List<String> differences = new ArrayList<>();
    for (Pod pod : cluster.pods()) {
      if (!pod.nodeName().isEmpty()) {
        continue;
      }
      PodVerdicts verdicts = inventory.judge(pod);
      for (Node node : cluster.nodes()) {
        int number = verdicts.nodes().indexOf(node.name());
        for (Filter filter : Filter.values()) {
          Optional<Rejection> expected = slow.of(filter, pod, node);
          Optional<Rejection> found = verdicts.ofPod(filter).or(() -> verdicts.of(filter, number));
          if (filter != Filter.DYNAMIC_RESOURCES && !found.equals(expected)) {
            differences.add("seed " + seed + " " + pod.key() + " " + node.name() + " " + filter
                + ": " + expected + ", not " + found);
          }
        }
      }
    }
    return differences;
  }

  @Test
  void filtersDecideAsWrittenDownOnRandomClusters() {
    List<String> differences = new ArrayList<>();
    for (long seed = 0; seed < 250; seed++) {
      ClusterObjects cluster = cluster(seed);
      differences.addAll(differences(NodeInventory.of(profile(seed), cluster), cluster, seed));
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void anInventoryThatWasChangedAnswersAsANewOne() {
    List<String> differences = new ArrayList<>();
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<Node> nodes = new ArrayList<>();
      List<Pod> pods = new ArrayList<>();
      NodeInventory inventory = new NodeInventory(profile(seed));
      cluster(seed).namespaces().forEach(inventory::put);
      for (int event = 0; event < 120; event++) {
        ClusterObjects other = cluster(1_000 + random.nextInt(20));
        change(random, inventory, other, nodes, pods);
      }
      List<Pod> all = new ArrayList<>(pods);
      cluster(seed).pods().stream().filter(pod -> pod.nodeName().isEmpty()).forEach(all::add);
      ClusterObjects now = new ClusterObjects(nodes, all, cluster(seed).namespaces(), NO_DEVICES);
      differences.addAll(differences(inventory, now, seed));
    }
    assertThat(differences).isEmpty();
  }

  /** One event, both in the inventory and in the lists. */
  private static void change(
      Random random,
      NodeInventory inventory,
      ClusterObjects other,
      List<Node> nodes,
      List<Pod> pods) {
    switch (random.nextInt(10)) {
      case 0 -> {
        if (!nodes.isEmpty()) {
          inventory.removeNode(nodes.remove(random.nextInt(nodes.size())).name());
        }
      }
      case 1, 2, 3 -> {
        Node node = other.nodes().get(random.nextInt(other.nodes().size()));
        nodes.removeIf(each -> each.name().equals(node.name()));
        nodes.add(node);
        inventory.put(node);
      }
      case 4, 5 -> {
        if (!pods.isEmpty()) {
          inventory.remove(pods.remove(random.nextInt(pods.size())));
        }
      }
      default -> {
        Pod pod = other.pods().get(random.nextInt(other.pods().size()));
        if (!pod.nodeName().isEmpty()) {
          pods.add(pod);
          inventory.add(pod);
        }
      }
    }
  }
}
