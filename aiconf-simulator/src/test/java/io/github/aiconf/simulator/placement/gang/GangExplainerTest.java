package io.github.aiconf.simulator.placement.gang;

import static io.github.aiconf.simulator.placement.gang.Clusters.GPU;
import static io.github.aiconf.simulator.placement.gang.Clusters.gang;
import static io.github.aiconf.simulator.placement.gang.Clusters.gpus;
import static io.github.aiconf.simulator.placement.gang.Clusters.node;
import static io.github.aiconf.simulator.placement.gang.Clusters.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GangExplainerTest {

  private static final Map<String, Object> CORDONED = Map.of("unschedulable", true);
  private static final Map<String, Object> TAINTED =
      Map.of("taints", List.of(Map.of("key", "maintenance", "effect", "NoSchedule")));
  private static final Map<String, Object> BOTH = Map.of(
      "unschedulable",
      true,
      "taints",
      List.of(Map.of("key", "maintenance", "effect", "NoSchedule")));
  private static final Map<String, String> ONE_POD =
      Map.of("cpu", "8", "memory", "32Gi", "pods", "1");

  private final NodeInventory inventory = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);

  private GangExplanation explain(Gang gang, Pod... pods) {
    return new GangExplainer(new GangSolver(inventory), List.of(pods)).explain(gang);
  }

  private void nodes(String prefix, int count, Map<String, Object> spec) {
    for (int i = 0; i < count; i++) {
      inventory.put(node(prefix + i, Map.of(), ONE_POD, spec));
    }
  }

  @Test
  void aJobThatWantsEightGpusOfWhichSevenAreFreeIsTold() {
    inventory.put(gpus("gpu-1", 8));
    inventory.put(gpus("gpu-2", 4));
    Pod holder = pod("notebook", Map.of(GPU, "1")).on("gpu-1");
    inventory.add(holder);

    GangExplanation explanation = explain(gang(1, pod("job", Map.of(GPU, "8"))), holder);

    assertThat(explanation.lines())
        .containsExactly(
            "does not fit: places 0 of 1, 1 missing",
            "because workers has places for 0 pods, and needs 1",
            "  2 nodes (gpu-1, gpu-2): too little nvidia.com/gpu (a pod asks for 8 nvidia.com/gpu,"
                + " at most 7 is free on one node)",
            "to make it fit: let each pod ask for 7 nvidia.com/gpu instead of 8",
            "to make it fit: free 1 nvidia.com/gpu on gpu-1",
            "to make it fit: move or delete default/notebook",
            "to make it fit: add 1 node like gpu-1");
    assertThat(explanation.messages())
        .containsExactly("0/2 nodes are available: 2 Insufficient nvidia.com/gpu.");
  }

  @Test
  void aGangOfEightWithSevenFreePlacesRunsWithSeven() {
    inventory.put(gpus("gpu-1", 7));

    GangExplanation explanation = explain(gang(8, pod("job", Map.of(GPU, "1"))));

    assertThat(explanation.most()).isEqualTo(7);
    assertThat(explanation.deficit()).isEqualTo(1);
    assertThat(explanation.messages())
        .containsExactly("0/1 nodes are available: 1 Insufficient nvidia.com/gpu.");
    assertThat(explanation.lines()).contains("to make it fit: let 7 of 8 pods be enough");
  }

  @Test
  void afterAChangeTheSchedulerOfTheGangIsAsked() {
    inventory.put(gpus("gpu-1", 7));
    Gang gang = gang(8, pod("job", Map.of(GPU, "1")));
    GangExplainer explainer = new GangExplainer(new GangSolver(inventory), List.of());

    assertThat(explainer.explain(gang, SchedulerFlavour.KAI).remedies())
        .isNotEmpty()
        .allMatch(each -> each.then().expectation() == Forecast.Expectation.MAY_PLACE);
    assertThat(explainer.explain(gang).remedies())
        .allMatch(each -> each.then().expectation() == Forecast.Expectation.WILL_PLACE);
    assertThat(explainer.explain(gang).obstacles()).extracting(Obstacle::free).containsExactly(7L);
  }

  @Test
  void cordonsOrTaintsAloneAreTheSmallestCorrections() {
    nodes("open-", 80, Map.of());
    nodes("cordoned-", 10, CORDONED);
    nodes("tainted-", 10, TAINTED);

    GangExplanation explanation = explain(gang(85, pod("job", Map.of("cpu", "1"))));

    assertThat(explanation.deficit()).isEqualTo(5);
    assertThat(explanation.corrections())
        .containsExactlyInAnyOrder(
            Set.of(Filter.NODE_UNSCHEDULABLE), Set.of(Filter.TAINT_TOLERATION));
    assertThat(explanation.remedies())
        .filteredOn(each -> each.kind() == Remedy.Kind.UNCORDON)
        .singleElement()
        .extracting(Remedy::touched)
        .isEqualTo(5);
  }

  @Test
  void nodesThatAreCordonedAndTaintedNeedBothToGo() {
    nodes("open-", 90, Map.of());
    nodes("closed-", 10, BOTH);

    GangExplanation explanation = explain(gang(95, pod("job", Map.of("cpu", "1"))));

    assertThat(explanation.corrections())
        .containsExactly(Set.of(Filter.NODE_UNSCHEDULABLE, Filter.TAINT_TOLERATION));
    assertThat(explanation.remedies())
        .extracting(Remedy::text)
        .contains("uncordon and remove the taints of closed-0, closed-1, closed-2, closed-3,"
            + " closed-4 (or others of 10)");
  }

  @Test
  void theTaintThatComesWithACordonIsNoneOfItsOwn() {
    nodes("open-", 1, Map.of());
    nodes(
        "cordoned-",
        1,
        Map.of(
            "unschedulable",
            true,
            "taints",
            List.of(Map.of("key", "node.kubernetes.io/unschedulable", "effect", "NoSchedule"))));

    GangExplanation explanation = explain(gang(2, pod("job", Map.of("cpu", "1"))));

    assertThat(explanation.corrections()).containsExactly(Set.of(Filter.NODE_UNSCHEDULABLE));
    assertThat(explanation.remedies()).extracting(Remedy::text).contains("uncordon cordoned-0");
  }

  @Test
  void scatteredGpusNeedOneMoreOnOneNode() {
    inventory.put(gpus("n0", 4));
    inventory.put(gpus("n1", 4));
    inventory.put(gpus("n2", 2));
    for (String node : List.of("n0", "n1")) {
      inventory.add(pod("other", Map.of(GPU, "1")).on(node));
    }

    GangExplanation explanation = explain(gang(4, pod("job", Map.of(GPU, "2"))));

    assertThat(explanation.most()).isEqualTo(3);
    assertThat(explanation.remedies())
        .extracting(Remedy::text)
        .contains("free 1 nvidia.com/gpu on any of 2 nodes, such as n0");
  }

  @Test
  void theLargestRequestWithWhichAllFitIsThatOfTryingAll() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      NodeInventory cluster = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);
      int[] free = random.ints(4, 0, 9).toArray();
      for (int i = 0; i < free.length; i++) {
        cluster.put(gpus("n" + i, free[i]));
      }
      int pods = 1 + random.nextInt(6);
      int wanted = 1 + random.nextInt(8);
      int largest = wanted;
      while (largest > 0 && places(free, largest) < pods) {
        largest--;
      }

      GangExplanation explanation = new GangExplainer(new GangSolver(cluster), List.of())
          .explain(gang(pods, pod("job", Map.of(GPU, "" + wanted))));

      String text = "let each pod ask for " + largest + " nvidia.com/gpu instead of " + wanted;
      assertThat(explanation.remedies())
          .filteredOn(each -> each.kind() == Remedy.Kind.SMALLER_REQUEST)
          .extracting(Remedy::text)
          .isEqualTo(largest == wanted || largest == 0 ? List.of() : List.of(text));
    }
  }

  private static int places(int[] free, int wanted) {
    return Arrays.stream(free).map(each -> each / wanted).sum();
  }

  @Test
  void requestsOfSeveralContainersAreLoweredWhereMostIsAskedFor() {
    inventory.put(gpus("gpu-1", 6));
    Map<String, Object> containers = Map.of(
        "containers",
        List.of(
            Map.of("name", "a", "resources", Map.of("requests", Map.of(GPU, "2"))),
            Map.of("name", "b", "resources", Map.of("requests", Map.of(GPU, "6")))));

    assertThat(explain(gang(1, pod("job", Map.of(), containers))).remedies())
        .extracting(Remedy::text)
        .contains("let each pod ask for 6 nvidia.com/gpu instead of 8");
  }

  private static boolean isPlacedForCertain(Remedy remedy) {
    return remedy.then().expectation() == Forecast.Expectation.WILL_PLACE;
  }

  @Test
  void remediesSayWhetherTheGangIsThenPlacedForCertain() {
    nodes("open-", 3, Map.of());
    nodes("cordoned-", 2, CORDONED);
    Gang equal = gang(5, pod("job", Map.of("cpu", "1")));

    assertThat(explain(equal).remedies())
        .isNotEmpty()
        .allMatch(GangExplainerTest::isPlacedForCertain);

    inventory.put(gpus("gpu-1", 8));
    Gang several = Gang.of(List.of(
        new PodClass("wide", pod("wide", Map.of(GPU, "8")), 1),
        new PodClass("narrow", pod("narrow", Map.of(GPU, "1")), 4)));
    assertThat(explain(several).remedies()).anyMatch(each -> !isPlacedForCertain(each));
  }

  @Test
  void racksThatAreTooSmallAreNamed() {
    for (int i = 0; i < 6; i++) {
      inventory.put(node("n" + i, Map.of("rack", i < 2 ? "a" : "b"), ONE_POD, Map.of()));
    }

    GangExplanation explanation =
        explain(gang(5, pod("job", Map.of("cpu", "1"))).within(Topology.required("rack")));

    assertThat(explanation.most()).isEqualTo(4);
    assertThat(explanation.lines())
        .contains("because no rack (there are 2) has room for all; in the best, b, workers has"
            + " places for 4 pods, and needs 5");
    assertThat(explanation.remedies())
        .extracting(Remedy::kind)
        .contains(Remedy.Kind.NO_TOPOLOGY, Remedy.Kind.SMALLER_GANG);
  }

  @Test
  void theClusterIsAsBeforeAfterwards() {
    nodes("open-", 3, Map.of());
    nodes("closed-", 3, CORDONED);
    Gang gang = gang(5, pod("job", Map.of("cpu", "1")));

    assertThat(explain(gang)).isEqualTo(explain(gang));
  }
}
