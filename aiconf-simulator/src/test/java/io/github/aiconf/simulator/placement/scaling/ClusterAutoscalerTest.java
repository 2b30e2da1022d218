package io.github.aiconf.simulator.placement.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangSolver;
import io.github.aiconf.simulator.placement.gang.PodClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterAutoscalerTest {

  private static final String GPU = "nvidia.com/gpu";
  private final NodeInventory inventory = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);

  private static Node node(String gpus, Map<String, Object> spec) {
    Map<String, String> allocatable = new LinkedHashMap<>(Map.of("cpu", "8", "pods", "110"));
    if (!gpus.isEmpty()) {
      allocatable.put(GPU, gpus);
    }
    return ModelReader.lenient()
        .node(Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Node",
            "metadata",
            Map.of("name", "new", "labels", Map.of("gen", "a100")),
            "spec",
            spec,
            "status",
            Map.of("allocatable", allocatable)));
  }

  private static Gang gang(int count, String gpus, Map<String, Object> more) {
    Map<String, Object> spec = new LinkedHashMap<>(Map.of(
        "containers",
        List.of(Map.of("name", "c", "resources", Map.of("requests", Map.of(GPU, gpus))))));
    spec.putAll(more);
    Pod pod = ModelReader.lenient()
        .pod(Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Pod",
            "metadata",
            Map.of("name", "w", "namespace", "default"),
            "spec",
            spec));
    return Gang.of(new PodClass("workers", pod, count));
  }

  private static NodeGroup group(int size, int max, Node template) {
    return new NodeGroup("pool", Optional.of(template), size, max, false, List.of());
  }

  private ScaleUp ask(Gang gang, NodeGroup group) {
    return new ClusterAutoscaler(new GangSolver(inventory)).forGang(gang, group);
  }

  private static final Map<String, Object> PLAIN = Map.of();

  @Test
  void aGroupThatMayGrowHelps() {
    ScaleUp answer = ask(gang(1, "1", PLAIN), group(2, 3, node("1", PLAIN)));

    assertThat(answer.outcome()).isEqualTo(ScaleUp.Outcome.HELPS);
    assertThat(answer.nodes()).isEqualTo(1);
  }

  @Test
  void aFullGroupDoesNot() {
    assertThat(ask(gang(1, "1", PLAIN), group(2, 2, node("1", PLAIN))).reasons())
        .containsExactly("group pool has its most nodes, 2");
  }

  @Test
  void aTemplateWithoutTheResourceDoesNot() {
    assertThat(ask(gang(1, "1", PLAIN), group(0, 3, node("", PLAIN))).reasons())
        .containsExactly(
            "a new node of group pool refuses pods of workers: Insufficient nvidia.com/gpu");
  }

  @Test
  void selectorsAndTaintsOfTheTemplateCount() {
    Gang picky = gang(1, "1", Map.of("nodeSelector", Map.of("gen", "h100")));
    Map<String, Object> tainted =
        Map.of("taints", List.of(Map.of("key", GPU, "effect", "NoSchedule")));

    assertThat(ask(picky, group(0, 3, node("1", PLAIN))).outcome())
        .isEqualTo(ScaleUp.Outcome.DOES_NOT_HELP);
    assertThat(ask(gang(1, "1", PLAIN), group(0, 3, node("1", tainted))).reasons())
        .containsExactly(
            "a new node of group pool refuses pods of workers: node(s) had untolerated taint(s)");
  }

  @Test
  void podsOfVeryLowPriorityAndGatedOnesAreNotLookedAt() {
    assertThat(ask(gang(1, "1", Map.of("priority", -11)), group(0, 3, node("1", PLAIN)))
            .outcome())
        .isEqualTo(ScaleUp.Outcome.DOES_NOT_HELP);
    assertThat(ask(
                gang(1, "1", Map.of("schedulingGates", List.of(Map.of("name", "wait")))),
                group(0, 3, node("1", PLAIN)))
            .outcome())
        .isEqualTo(ScaleUp.Outcome.DOES_NOT_HELP);
  }

  @Test
  void aGroupThatCannotGrowFarEnoughGrowsAndTheGangWaits() {
    ScaleUp answer = ask(gang(4, "8", PLAIN), group(0, 2, node("8", PLAIN)));

    assertThat(answer.outcome()).isEqualTo(ScaleUp.Outcome.HELPS_IN_PART);
    assertThat(answer.nodes()).isEqualTo(4);
  }

  @Test
  void aGroupThatBacksOffOrIsUnknownDoesNot() {
    NodeGroup failed = new NodeGroup("pool", Optional.of(node("1", PLAIN)), 0, 3, true, List.of());
    NodeGroup empty = new NodeGroup("pool", Optional.empty(), 0, 3, false, List.of());

    assertThat(ask(gang(1, "1", PLAIN), failed).outcome()).isEqualTo(ScaleUp.Outcome.DOES_NOT_HELP);
    assertThat(ask(gang(1, "1", PLAIN), empty).outcome()).isEqualTo(ScaleUp.Outcome.DOES_NOT_HELP);
  }

  @Test
  void nodesThatMissTheirAcceleratorAreNotReady() {
    NodeGroup group =
        new NodeGroup("pool", Optional.of(node("", PLAIN)), 0, 3, false, List.of(GPU));

    assertThat(ask(gang(1, "1", PLAIN), group).reasons())
        .anyMatch(reason -> reason.contains("not ready without nvidia.com/gpu"));
  }

  @Test
  void podsThatAskForMoreThanANodeHasDoNotGrowTheGroup() {
    assertThat(ask(gang(1, "9", PLAIN), group(0, 3, node("8", PLAIN))).outcome())
        .isEqualTo(ScaleUp.Outcome.DOES_NOT_HELP);
  }

  @Test
  void roomThatIsThereKeepsTheGroupFromGrowing() {
    inventory.put(node("1", PLAIN));

    assertThat(ask(gang(1, "1", PLAIN), group(0, 3, node("1", PLAIN))).outcome())
        .isEqualTo(ScaleUp.Outcome.NOT_NEEDED);
    assertThat(ask(gang(2, "1", PLAIN), group(0, 3, node("1", PLAIN))).nodes()).isEqualTo(1);
  }

  @Test
  void devicesOfNewNodesAreNotKnown() {
    Pod pod = gang(
            1,
            "0",
            Map.of(
                "resourceClaims", List.of(Map.of("name", "g", "resourceClaimTemplateName", "t"))))
        .classes()
        .get(0)
        .template();
    ResourceClaim claim = ModelReader.lenient()
        .resourceClaim(Map.of(
            "apiVersion",
            "resource.k8s.io/v1",
            "kind",
            "ResourceClaim",
            "metadata",
            Map.of("name", "g", "namespace", "default"),
            "spec",
            Map.of(
                "devices",
                Map.of(
                    "requests",
                    List.of(Map.of("name", "r", "exactly", Map.of("deviceClassName", "gpu")))))));
    Gang gang = Gang.of(new PodClass("workers", pod, 1, 0, List.of(claim)));

    assertThat(ask(gang, group(0, 3, node("1", PLAIN))).outcome())
        .isEqualTo(ScaleUp.Outcome.UNKNOWN);
  }
}
