package io.github.aiconf.simulator.placement.gang;

import static io.github.aiconf.simulator.placement.gang.Clusters.GPU;
import static io.github.aiconf.simulator.placement.gang.Clusters.gang;
import static io.github.aiconf.simulator.placement.gang.Clusters.node;
import static io.github.aiconf.simulator.placement.gang.Clusters.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.placement.ClusterChanges;
import io.github.aiconf.simulator.placement.ClusterObjects;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterChangesTest {

  private static final DraCluster NO_DEVICES =
      new DraCluster(List.of(), List.of(), List.of(), List.of());

  private static ClusterObjects cluster(List<Node> nodes, List<Pod> pods) {
    return new ClusterObjects(nodes, pods, List.of(), NO_DEVICES);
  }

  private static Node gpus(String name, int count, Map<String, Object> spec) {
    return node(
        name,
        Map.of("kubernetes.io/hostname", name),
        Map.of("cpu", "64", "memory", "256Gi", "pods", "110", GPU, String.valueOf(count)),
        spec);
  }

  private static Quantity amount(int amount) {
    return Quantity.of(amount, Quantity.Format.DECIMAL_SI);
  }

  private static NodeInventory inventory(ClusterObjects objects) {
    return NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, objects);
  }

  private static GangVerdict answer(ClusterObjects objects, Gang gang) {
    return new GangSolver(inventory(objects)).answer(gang).verdict();
  }

  @Test
  void answersAreThoseOfTheInventoryThatIsChangedForAWhile() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<Node> nodes = new ArrayList<>();
      List<Pod> pods = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        boolean isTainted = random.nextInt(3) == 0;
        Map<String, Object> taints =
            Map.of("taints", List.of(Map.of("key", "k", "effect", "NoSchedule")));
        Map<String, Object> cordon = Map.of("unschedulable", random.nextBoolean());
        nodes.add(gpus("n" + i, 1 + random.nextInt(4), isTainted ? taints : cordon));
        if (random.nextBoolean()) {
          pods.add(pod("p" + i, Map.of(GPU, "1")).on("n" + i));
        }
      }
      ClusterObjects now = cluster(nodes, pods);
      NodeInventory inventory = inventory(now);
      WhatIf whatIf = new WhatIf(inventory);
      ClusterChanges changes = new ClusterChanges(now);
      for (int i = 0; i < 4; i++) {
        String name = "n" + random.nextInt(6);
        switch (random.nextInt(5)) {
          case 0 -> {
            whatIf = whatIf.cordon(name);
            changes.cordon(name);
          }
          case 1 -> {
            whatIf = whatIf.uncordon(name);
            changes.uncordon(name);
          }
          case 2 -> {
            whatIf = whatIf.withoutTaint(name, "k");
            changes.removeTaints(name, taint -> taint.key().equals("k"));
          }
          case 3 -> {
            List<Pod> those = changes.pods().stream()
                .filter(pod -> pod.nodeName().equals(name))
                .toList();
            whatIf = whatIf.delete(those);
            changes.delete(those);
          }
          default -> {
            Node like = changes.nodes().get(name).withUnschedulable(false);
            whatIf = whatIf.addNodes(like, 1);
            changes.addNodes(name, 1, pod -> false);
          }
        }
      }
      for (int count = 1; count < 20; count += 3) {
        Gang gang = gang(count, pod("job", Map.of(GPU, "1")));
        boolean fits = whatIf.ask(() -> new GangSolver(inventory).answer(gang)).fits();
        assertThat(answer(changes.objects(), gang) instanceof GangVerdict.Fits)
            .as("seed " + seed + ", " + count + " pods")
            .isEqualTo(fits);
      }
    }
  }

  @Test
  void whatWasGivenIsLeftAsItIs() {
    ClusterObjects now = cluster(List.of(gpus("a", 1, Map.of())), List.of());
    new ClusterChanges(now).cordon("a").setLabels("a", Map.of("x", "y"));

    assertThat(now).isEqualTo(cluster(List.of(gpus("a", 1, Map.of())), List.of()));
  }

  @Test
  void nodesLikeOneHaveItsDaemonsAndAreOpen() {
    Node like = gpus(
        "a",
        2,
        Map.of(
            "unschedulable",
            true,
            "taints",
            List.of(
                Map.of("key", "node.kubernetes.io/unschedulable", "effect", "NoSchedule"),
                Map.of("key", "gpu", "effect", "NoSchedule"))));
    List<Pod> pods = List.of(
        pod("agent", Map.of("cpu", "1")).on("a"),
        pod("other", Map.of("cpu", "1")).on("a"));
    ClusterChanges changes = new ClusterChanges(cluster(List.of(like), pods));

    assertThat(changes.addNodes("a", 2, pod -> pod.name().equals("agent")))
        .containsExactly("a-added-1", "a-added-2");

    Node added = changes.nodes().get("a-added-2");
    assertThat(added.unschedulable()).isFalse();
    assertThat(added.taints()).extracting("key").containsExactly("gpu");
    assertThat(added.labels()).containsEntry("kubernetes.io/hostname", "a-added-2");
    assertThat(changes.pods())
        .extracting(Pod::nodeName)
        .containsExactly("a", "a", "a-added-1", "a-added-2");
  }

  @Test
  void nodesLikeOneHaveItsDevices() {
    ResourceSlice slice = ModelReader.lenient()
        .resourceSlice(Map.of(
            "metadata",
            Map.of("name", "s"),
            "spec",
            Map.of(
                "driver",
                "gpu.acme.example",
                "nodeName",
                "a",
                "pool",
                Map.of("name", "a", "generation", 1, "resourceSliceCount", 1),
                "devices",
                List.of(Map.of("name", "gpu-0")))));
    ClusterChanges changes = new ClusterChanges(new ClusterObjects(
        List.of(gpus("a", 0, Map.of())),
        List.of(),
        List.of(),
        new DraCluster(List.of(slice), List.of(), List.of(), List.of())));
    changes.addNodes("a", 1, pod -> false);

    ResourceSlice copy = changes.objects().devices().slices().get(1);
    assertThat(copy.nodes().nodeName()).contains("a-added-1");
    assertThat(copy.pool().name()).isEqualTo("a-added-1");
    assertThat(copy.devices()).extracting(Device::name).containsExactly("gpu-0");
    assertThat(changes.removeSlice("s").slices()).containsExactly("s-a-added-1");
  }

  @Test
  void claimsGoWithTheirPodsOrAreFree() {
    ModelReader reader = ModelReader.lenient();
    Map<String, ?> result = Map.of("devices", Map.of("results", List.of()));
    Pod user = reader.pod(Map.of(
        "metadata",
        Map.of("name", "p", "namespace", "default", "uid", "u"),
        "spec",
        Map.of(
            "nodeName",
            "a",
            "resourceClaims",
            List.of(Map.of("name", "g", "resourceClaimName", "shared")))));
    ResourceClaim own = reader.resourceClaim(Map.of(
        "metadata",
        Map.of(
            "name",
            "own",
            "namespace",
            "default",
            "ownerReferences",
            List.of(Map.of("controller", true, "uid", "u"))),
        "status",
        Map.of("allocation", result)));
    ResourceClaim shared = reader.resourceClaim(Map.of(
        "metadata",
        Map.of("name", "shared", "namespace", "default"),
        "status",
        Map.of("allocation", result)));
    ClusterChanges changes = new ClusterChanges(new ClusterObjects(
        List.of(gpus("a", 1, Map.of())),
        List.of(user),
        List.of(),
        new DraCluster(List.of(), List.of(), List.of(own, shared), List.of())));
    changes.delete(List.of(user));

    assertThat(changes.claim("default", "own")).isEmpty();
    assertThat(changes.claim("default", "shared").orElseThrow().allocation()).isEmpty();
  }

  @Test
  void noMoreCanBeFreedThanPodsHold() {
    ClusterChanges changes = new ClusterChanges(cluster(
        List.of(gpus("a", 2, Map.of())), List.of(pod("p", Map.of(GPU, "1")).on("a"))));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> changes.free("a", GPU, amount(2)))
        .withMessageContaining("pods hold 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> changes.cordon("b"))
        .withMessageContaining("there is no node b");
    changes.free("a", GPU, amount(1)).free("a", "pods", amount(1));
    assertThat(answer(changes.objects(), gang(2, pod("job", Map.of(GPU, "1")))))
        .isInstanceOf(GangVerdict.Fits.class);
  }
}
