package io.github.aiconf.simulator.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClaimChangesTest {

  private static final int SEEDS = 60;

  private final ModelReader reader = ModelReader.lenient();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Pod> pods = new ArrayList<>();
  private final List<ResourceSlice> slices = new ArrayList<>();
  private final List<DeviceClass> classes = new ArrayList<>();
  private final Map<String, ResourceClaim> claims = new LinkedHashMap<>();

  private void read(long seed) {
    for (Map<String, Object> object : RandomClusters.cluster(seed)) {
      switch ((String) object.get("kind")) {
        case "Node" -> nodes.add(reader.node(object));
        case "Pod" -> pods.add(reader.pod(object));
        case "DeviceClass" -> classes.add(reader.deviceClass(object));
        case "ResourceSlice" -> slices.add(reader.resourceSlice(object));
        case "ResourceClaim" -> {
          ResourceClaim claim = reader.resourceClaim(object);
          claims.put(claim.key(), claim);
        }
        default -> {}
      }
    }
  }

  private ClusterObjects cluster() {
    return new ClusterObjects(
        nodes,
        pods,
        List.of(),
        new DraCluster(slices, classes, List.copyOf(claims.values()), List.of()));
  }

  private static String text(PodVerdicts verdicts) {
    StringBuilder text = new StringBuilder();
    text.append(verdicts.ofPod(Filter.DYNAMIC_RESOURCES));
    for (int node = 0; node < verdicts.nodes().size(); node++) {
      text.append(verdicts.of(Filter.DYNAMIC_RESOURCES, node));
    }
    return text.toString();
  }

  @Test
  void anInventoryWhoseClaimsHaveChangedAnswersAsANewOne() {
    int refused = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      ClaimChangesTest start = new ClaimChangesTest();
      start.read(seed);
      ClaimChangesTest other = new ClaimChangesTest();
      other.read(seed + 1_000);
      NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, start.cluster());
      List<Pod> pending =
          start.pods.stream().filter(pod -> pod.nodeName().isEmpty()).toList();
      pending.forEach(inventory::judge);
      Random random = new Random(seed);
      for (ResourceClaim claim : other.claims.values()) {
        if (random.nextInt(4) == 0) {
          inventory.remove(claim);
          start.claims.remove(claim.key());
        } else {
          inventory.put(claim);
          start.claims.put(claim.key(), claim);
        }
        NodeInventory fresh = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, start.cluster());
        for (Pod pod : pending) {
          String expected = text(fresh.judge(pod));
          refused += expected.contains("Rejection") || expected.contains("Unsched") ? 1 : 0;
          assertThat(text(inventory.judge(pod)))
              .as("seed %d, %s", seed, pod.key())
              .isEqualTo(expected);
        }
      }
    }
    assertThat(refused).isPositive();
  }
}
