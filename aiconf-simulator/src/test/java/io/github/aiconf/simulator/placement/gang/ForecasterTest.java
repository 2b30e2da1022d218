package io.github.aiconf.simulator.placement.gang;

import static io.github.aiconf.simulator.placement.gang.Clusters.GPU;
import static io.github.aiconf.simulator.placement.gang.Clusters.gang;
import static io.github.aiconf.simulator.placement.gang.Clusters.gpus;
import static io.github.aiconf.simulator.placement.gang.Clusters.node;
import static io.github.aiconf.simulator.placement.gang.Clusters.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.gang.Forecast.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ForecasterTest {

  private final NodeInventory inventory = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);
  private final GangSolver solver = new GangSolver(inventory);

  private Expectation of(Gang gang, SchedulerFlavour scheduler) {
    return new Forecaster(solver).forecast(solver.answer(gang), scheduler).expectation();
  }

  private Gang largeAndSmall(int priorityOfSmall) {
    inventory.put(gpus("n0", 8));
    inventory.put(gpus("n1", 8));
    Map<String, Object> priority = Map.of("priority", priorityOfSmall);
    return Gang.of(List.of(
        new PodClass("large", pod("large", Map.of(GPU, "8")), 1),
        new PodClass("small", pod("small", Map.of(GPU, "1"), priority), 8)));
  }

  @Test
  void equalPodsArePlacedInEveryOrder() {
    inventory.put(gpus("n0", 4));

    assertThat(of(gang(4, pod("a", Map.of(GPU, "1"))), SchedulerFlavour.NATIVE_1_36))
        .isEqualTo(Expectation.WILL_PLACE);
    assertThat(of(gang(5, pod("a", Map.of(GPU, "1"))), SchedulerFlavour.NATIVE_1_36))
        .isEqualTo(Expectation.WILL_NOT_PLACE);
  }

  @Test
  void smallPodsMayTakeTheRoomOfALargeOne() {
    Gang gang = largeAndSmall(0);

    assertThat(solver.answer(gang).fits()).isTrue();
    assertThat(of(gang, SchedulerFlavour.NATIVE_1_36)).isEqualTo(Expectation.MAY_PLACE);
  }

  @Test
  void thePodThatMadeTheGroupCompleteGoesFirst() {
    Gang gang = largeAndSmall(0);
    GangAnswer answer = solver.answer(gang);
    Forecaster forecaster = new Forecaster(solver);

    assertThat(led(forecaster, answer, SchedulerFlavour.NATIVE_1_36, 0))
        .isEqualTo(Expectation.WILL_PLACE);
    assertThat(led(forecaster, answer, SchedulerFlavour.NATIVE_1_36, 1))
        .isEqualTo(Expectation.MAY_PLACE);
    assertThat(led(forecaster, answer, SchedulerFlavour.NATIVE_1_37, 0))
        .isEqualTo(Expectation.MAY_PLACE);
  }

  private static Expectation led(
      Forecaster forecaster, GangAnswer answer, SchedulerFlavour scheduler, int completing) {
    return forecaster
        .forecast(answer, scheduler, Optional.empty(), OptionalInt.of(completing))
        .expectation();
  }

  @Test
  void onePartWithRoomInEveryOrderIsEnough() {
    for (String rack : List.of("a", "b")) {
      inventory.put(node(rack + 0, Map.of("rack", rack), Map.of(GPU, "4")));
      inventory.put(node(rack + 1, Map.of("rack", rack), Map.of(GPU, "4")));
    }
    inventory.add(pod("other", Map.of(GPU, "4")).on("a0"));
    inventory.add(pod("other", Map.of(GPU, "1")).on("b0"));
    PodClass large = new PodClass("large", pod("large", Map.of(GPU, "4")), 1);
    PodClass small = new PodClass("small", pod("small", Map.of(GPU, "3")), 1);
    Gang gang = Gang.of(List.of(large, small)).within(Topology.required("rack"));

    assertThat(of(gang, SchedulerFlavour.NATIVE_1_36)).isEqualTo(Expectation.MAY_PLACE);
    inventory.put(node("c0", Map.of("rack", "c"), Map.of(GPU, "8")));
    assertThat(of(gang, SchedulerFlavour.NATIVE_1_36)).isEqualTo(Expectation.WILL_PLACE);
  }

  @Test
  void aPodThatGoesFirstAndTakesTheOnlyNodeOfAnotherKeepsTheGangFromStarting() {
    inventory.put(node("n0", Map.of(), Map.of("cpu", "4")));
    inventory.put(node("n1", Map.of("big", "true"), Map.of("cpu", "4")));
    inventory.put(node("n2", Map.of("big", "true"), Map.of("cpu", "8")));
    Pod first = pod(
        "first", Map.of("cpu", "4"), Map.of("priority", 10, "nodeSelector", Map.of("big", "true")));
    Pod second = pod("second", Map.of("cpu", "8"));
    Gang gang =
        Gang.of(List.of(new PodClass("first", first, 2), new PodClass("second", second, 1)));

    assertThat(solver.answer(gang).verdict()).isInstanceOf(GangVerdict.DoesNotFit.class);
    assertThat(of(gang, SchedulerFlavour.ONE_BY_ONE)).isEqualTo(Expectation.MAY_PLACE);
  }

  @Test
  void dependentPodsThatGoFirstAreNeverPlaced() {
    inventory.put(gpus("n0", 4));
    Map<String, Object> near = Map.of(
        "priority",
        5,
        "affinity",
        Map.of(
            "podAffinity",
            Map.of(
                "requiredDuringSchedulingIgnoredDuringExecution",
                List.of(Map.of(
                    "topologyKey",
                    "kubernetes.io/hostname",
                    "labelSelector",
                    Map.of("matchLabels", Map.of("app", "leader")))))));
    Gang gang = Gang.of(List.of(
        new PodClass("worker", pod("worker", Map.of(GPU, "1"), near), 1),
        new PodClass("leader", pod("leader", Map.of(GPU, "1")), 1)));

    assertThat(solver.answer(gang).fits()).isTrue();
    assertThat(of(gang, SchedulerFlavour.NATIVE_1_36)).isEqualTo(Expectation.WILL_NOT_PLACE);
  }

  @Test
  void queuesDecideFirst() {
    inventory.put(gpus("n0", 4));
    GangAnswer answer = solver.answer(gang(4, pod("a", Map.of(GPU, "1"))));
    Quota three = new Quota(Map.of(GPU, Quantity.parse("3")));
    Forecaster forecaster = new Forecaster(solver);

    assertThat(forecaster.forecast(answer, SchedulerFlavour.KUEUE).expectation())
        .isEqualTo(Expectation.MAY_PLACE);
    assertThat(forecaster.forecast(answer, SchedulerFlavour.KUEUE, Optional.of(three)))
        .isEqualTo(new Forecast(
            SchedulerFlavour.KUEUE,
            Expectation.WILL_NOT_PLACE,
            "the queue has too little nvidia.com/gpu"));
    assertThat(forecaster
            .forecast(
                answer, SchedulerFlavour.KUEUE, Optional.of(three.raised(GPU, Quantity.parse("1"))))
            .expectation())
        .isEqualTo(Expectation.WILL_PLACE);
  }

  @Test
  void kaiIsNeverCertain() {
    inventory.put(gpus("n0", 4));

    for (int count : new int[] {4, 5}) {
      assertThat(of(gang(count, pod("a", Map.of(GPU, "1"))), SchedulerFlavour.KAI))
          .isEqualTo(Expectation.MAY_PLACE);
    }
  }

  @Test
  void schedulersThatDoNotKnowRacksMayScatterTheGang() {
    inventory.put(node("n0", Map.of("rack", "a"), Map.of()));
    Gang gang = gang(1, pod("a", Map.of("cpu", "1"))).within(Topology.required("rack"));

    assertThat(of(gang, SchedulerFlavour.COSCHEDULING)).isEqualTo(Expectation.MAY_PLACE);
    assertThat(of(gang, SchedulerFlavour.NATIVE_1_36)).isEqualTo(Expectation.WILL_PLACE);
  }

  @Test
  void gatedPodsAreNotConsidered() {
    inventory.put(gpus("n0", 4));
    Pod gated =
        pod("a", Map.of(GPU, "1"), Map.of("schedulingGates", List.of(Map.of("name", "wait"))));

    assertThat(of(gang(1, gated), SchedulerFlavour.NATIVE_1_37))
        .isEqualTo(Expectation.WILL_NOT_PLACE);
  }
}
