package io.github.aiconf.simulator.placement.gang;

import static io.github.aiconf.simulator.placement.gang.Clusters.GPU;
import static io.github.aiconf.simulator.placement.gang.Clusters.gang;
import static io.github.aiconf.simulator.placement.gang.Clusters.gpus;
import static io.github.aiconf.simulator.placement.gang.Clusters.node;
import static io.github.aiconf.simulator.placement.gang.Clusters.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gangs whose answer follows from a formula that can be done by hand. */
class GangScenariosTest {

  private static final int NODES = 5_000;
  private static final int WITH_EIGHT = 999;

  private final NodeInventory inventory = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);
  private final List<Pod> bound = new ArrayList<>();

  private GangVerdict verdict(Gang gang) {
    GangAnswer answer = new GangSolver(inventory).answer(gang);
    assertThat(RandomGangComparison.problem(inventory, answer, answer.fits())).isEmpty();
    return answer.verdict();
  }

  private boolean fits(Gang gang) {
    return verdict(gang) instanceof GangVerdict.Fits;
  }

  private Certificate certificate(Gang gang) {
    return ((GangVerdict.DoesNotFit) verdict(gang)).certificate();
  }

  private GangExplanation explain(Gang gang) {
    return new GangExplainer(new GangSolver(inventory), bound).explain(gang);
  }

  private static PodClass gpuPods(String name, int count, int gpus) {
    return new PodClass(name, pod(name, Map.of(GPU, "" + gpus)), count);
  }

  private void largeCluster() {
    for (int i = 0; i < NODES; i++) {
      inventory.put(gpus("n" + i, 8));
      if (i >= WITH_EIGHT) {
        Pod other = pod("other-" + i, Map.of(GPU, "1")).on("n" + i);
        inventory.add(other);
        bound.add(other);
      }
    }
  }

  @Test
  void oneNodeTooFewOfFiveThousandIsFreedByOneGpu() {
    largeCluster();

    GangExplanation explanation = explain(gang(1_000, pod("w", Map.of(GPU, "8"))));

    assertThat(explanation.deficit()).isEqualTo(1);
    assertThat(explanation.remedies())
        .extracting(Remedy::text)
        .anyMatch(text -> text.startsWith("free 1 nvidia.com/gpu on any of 4,001 nodes")
            || text.startsWith("free 1 nvidia.com/gpu on any of 4001 nodes"));
    assertThat(fits(gang(1_000, pod("w", Map.of(GPU, "7"))))).isTrue();
  }

  @Test
  void sizesThatDivideEachOtherFillWhatLargerOnesLeave() {
    inventory.put(gpus("n0", 8));
    inventory.put(gpus("n1", 8));
    inventory.put(gpus("n2", 6));

    assertThat(fits(Gang.of(List.of(gpuPods("a", 1, 8), gpuPods("b", 2, 4), gpuPods("c", 3, 2)))))
        .isTrue();
    assertThat(certificate(
            Gang.of(List.of(gpuPods("a", 1, 8), gpuPods("b", 2, 4), gpuPods("c", 4, 2)))))
        .isEqualTo(new Certificate.TooFewBesideLarger(GPU, 2, 3, 4));
  }

  @Test
  void podsThatNeedWholeNodesAreMatched() {
    for (int i = 1; i <= 6; i++) {
      inventory.put(node("n" + i, Map.of("narrow", i <= 2 ? "yes" : "no"), Map.of(GPU, "8")));
    }
    Pod narrow = pod("a", Map.of(GPU, "8"), Map.of("nodeSelector", Map.of("narrow", "yes")));
    PodClass any = gpuPods("b", 2, 8);

    assertThat(certificate(Gang.of(List.of(new PodClass("a", narrow, 3), any))))
        .isEqualTo(new Certificate.TooFewNodes(List.of(0), 2, 3));
    assertThat(fits(Gang.of(List.of(new PodClass("a", narrow, 2), any)))).isTrue();
  }

  private Gang spread(int count, Map<String, Object> more) {
    Map<String, Object> constraint = new LinkedHashMap<>(Map.of(
        "topologyKey",
        "zone",
        "maxSkew",
        2,
        "whenUnsatisfiable",
        "DoNotSchedule",
        "labelSelector",
        Map.of("matchLabels", Map.of("app", "w"))));
    constraint.putAll(more);
    return gang(
        count,
        pod("w", Map.of(GPU, "1"), Map.of("topologySpreadConstraints", List.of(constraint))));
  }

  @Test
  void aZoneWithoutRoomHoldsOthersBack() {
    inventory.put(node("b", Map.of("zone", "b"), Map.of(GPU, "10")));
    inventory.put(node("c", Map.of("zone", "c"), Map.of(GPU, "10")));
    assertThat(fits(spread(5, Map.of()))).isTrue();

    inventory.put(node("a", Map.of("zone", "a"), Map.of(GPU, "0")));
    assertThat(fits(spread(4, Map.of()))).isTrue();
    assertThat(explain(spread(5, Map.of())).most()).isEqualTo(4);
    assertThat(explain(spread(5, Map.of("minDomains", 4))).most()).isEqualTo(4);
  }

  @Test
  void podsThatKeepApartByZoneNeedAsManyZones() {
    for (String zone : List.of("a", "b", "c")) {
      inventory.put(node(zone, Map.of("zone", zone), Map.of(GPU, "8")));
    }
    Map<String, Object> apart = Map.of(
        "affinity",
        Map.of(
            "podAntiAffinity",
            Map.of(
                "requiredDuringSchedulingIgnoredDuringExecution",
                List.of(Map.of(
                    "topologyKey",
                    "zone",
                    "labelSelector",
                    Map.of("matchLabels", Map.of("app", "w")))))));

    assertThat(fits(gang(3, pod("w", Map.of(GPU, "1"), apart)))).isTrue();
    assertThat(explain(gang(4, pod("w", Map.of(GPU, "1"), apart))).most()).isEqualTo(3);
  }

  @Test
  void racksOfOneNameInTwoBlocksAreOneForALabelAndTwoForAPath() {
    for (String block : List.of("x", "y")) {
      inventory.put(node(block, Map.of("block", block, "rack", "1"), Map.of(GPU, "8")));
    }
    Gang gang = gang(2, pod("w", Map.of(GPU, "8")));

    assertThat(fits(gang.within(Topology.required("rack")))).isTrue();
    assertThat(fits(gang.within(new Topology(List.of("block", "rack"), true)))).isFalse();
  }
}
