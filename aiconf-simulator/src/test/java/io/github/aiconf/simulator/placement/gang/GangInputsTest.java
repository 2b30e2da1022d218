package io.github.aiconf.simulator.placement.gang;

import static io.github.aiconf.simulator.placement.gang.Clusters.GPU;
import static io.github.aiconf.simulator.placement.gang.Clusters.gang;
import static io.github.aiconf.simulator.placement.gang.Clusters.gpus;
import static io.github.aiconf.simulator.placement.gang.Clusters.node;
import static io.github.aiconf.simulator.placement.gang.Clusters.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GangInputsTest {

  private static final String LARGEST = "9223372036854775807";

  private final NodeInventory inventory = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);

  private GangAnswer answer(Gang gang) {
    return new GangSolver(inventory).answer(gang);
  }

  @Test
  void countsThatMakeNoSenseAreSaidInOneLine() {
    Pod pod = pod("a", Map.of());

    assertThatThrownBy(() -> new PodClass("a", pod, 0))
        .hasMessage("pod class a: count is 0; ask for at least one pod");
    assertThatThrownBy(() -> new PodClass("a", pod, 2, 3, List.of()))
        .hasMessage("pod class a: minimum is 3, but count is 2; choose a minimum from 0 to 2");
    assertThatThrownBy(() -> gang(2, pod).withMinimum(3))
        .hasMessage("gang with a minimum of 3, but 2 pods; choose a minimum from 1 to 2");
    assertThatThrownBy(() -> Gang.of(List.of())).isInstanceOf(GangException.class);
  }

  @Test
  void aGangLargerThanAnyClusterDoesNotFit() {
    inventory.put(gpus("n0", 8));

    assertThat(answer(gang(Integer.MAX_VALUE, pod("a", Map.of(GPU, "1")))).verdict())
        .isEqualTo(new GangVerdict.DoesNotFit(
            new Certificate.TooFewPlaces(List.of(0), 8, Integer.MAX_VALUE)));
  }

  @Test
  void withoutNodesNothingFits() {
    assertThat(answer(gang(1, pod("a", Map.of()))).verdict().exitCode()).isEqualTo(1);
    assertThat(answer(gang(1, pod("a", Map.of())).within(Topology.required("rack")))
            .verdict())
        .isEqualTo(new GangVerdict.DoesNotFit(new Certificate.NoPartHasRoom(List.of())));
  }

  @Test
  void nodesWithoutAllocatableTakeNothing() {
    inventory.put(node("n0", Map.of(), Map.of(), Map.of()));

    assertThat(answer(gang(1, pod("a", Map.of()))).fits()).isFalse();
  }

  @Test
  void theLargestAmountsAreCountedRight() {
    inventory.put(node("n0", Map.of(), Map.of("memory", LARGEST)));
    inventory.put(node("n1", Map.of(), Map.of("memory", LARGEST)));
    Pod pod = pod("a", Map.of("memory", LARGEST));

    assertThat(answer(gang(2, pod)).fits()).isTrue();
    assertThat(answer(gang(3, pod)).fits()).isFalse();
    Gang two = Gang.of(List.of(
        new PodClass("a", pod, 2), new PodClass("b", pod("b", Map.of("memory", "1")), 1)));
    assertThat(answer(two).verdict().exitCode()).isEqualTo(1);
  }

  @Test
  void contradictoryAffinityLeavesNoNode() {
    inventory.put(gpus("n0", 8));
    Map<String, Object> affinity = Map.of(
        "nodeAffinity",
        Map.of(
            "requiredDuringSchedulingIgnoredDuringExecution",
            Map.of(
                "nodeSelectorTerms",
                List.of(Map.of(
                    "matchExpressions",
                    List.of(
                        Map.of("key", "x", "operator", "Exists"),
                        Map.of("key", "x", "operator", "DoesNotExist")))))));

    assertThat(answer(gang(1, pod("a", Map.of(), Map.of("affinity", affinity)))).verdict())
        .isInstanceOf(GangVerdict.DoesNotFit.class);
  }

  @Test
  void withoutPodsItIsNotCertainThatAGangFits() {
    inventory.put(gpus("n0", 8));
    GangSolver solver =
        new GangSolver(inventory, Set.of(GangSolver.Unseen.PODS), GangSolver.BUDGET);

    GangAnswer small = solver.answer(gang(8, pod("a", Map.of(GPU, "1"))));
    assertThat(small.verdict()).isInstanceOf(GangVerdict.Undecided.class);
    assertThat(small.assumptions())
        .containsExactly("pods could not be read: what they take of the nodes is not known");
    assertThat(solver.answer(gang(9, pod("a", Map.of(GPU, "1")))).verdict())
        .isInstanceOf(GangVerdict.DoesNotFit.class);
  }

  @Test
  void volumesMatterOnlyIfTheGangFitsWithoutThem() {
    inventory.put(gpus("n0", 8));
    Map<String, Object> volumes = Map.of(
        "volumes",
        List.of(Map.of("name", "data", "persistentVolumeClaim", Map.of("claimName", "data"))));

    assertThat(answer(gang(8, pod("a", Map.of(GPU, "1"), volumes))).verdict())
        .isInstanceOf(GangVerdict.NotModelled.class);
    assertThat(answer(gang(9, pod("a", Map.of(GPU, "1"), volumes))).verdict())
        .isInstanceOf(GangVerdict.DoesNotFit.class);
  }

  @Test
  void hardQuestionsEndAfterABudgetAndAlwaysAlike() {
    for (int i = 0; i < 12; i++) {
      inventory.put(node("n" + i, Map.of(), Map.of("cpu", (97 + i) + "m", "memory", "1000")));
    }
    List<PodClass> classes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      classes.add(new PodClass(
          "c" + i,
          pod("c" + i, Map.of("cpu", (29 + 2 * i) + "m", "memory", "" + (311 - 7 * i))),
          6));
    }
    Gang gang = Gang.of(classes);
    GangSolver solver = new GangSolver(inventory, Set.of(), 1_000);

    GangVerdict verdict = solver.answer(gang).verdict();
    assertThat(solver.answer(gang).verdict()).isEqualTo(verdict);
    assertThat(verdict).isInstanceOf(GangVerdict.Undecided.class);
    assertThat(verdict.exitCode()).isEqualTo(3);
  }
}
