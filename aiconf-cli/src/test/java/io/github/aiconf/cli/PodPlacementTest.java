package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.Rejection;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodPlacementTest {

  private static final PodPlacement.Refusal ENDED = new PodPlacement.Refusal(
      Filter.DYNAMIC_RESOURCES,
      new Rejection(
          Rejection.Code.ERROR,
          List.of("running \"DynamicResources\" filter plugin: node a: timed out trying to"
              + " allocate devices")));
  private static final PodPlacement.Refusal FULL = new PodPlacement.Refusal(
      Filter.NODE_RESOURCES_FIT,
      new Rejection(Rejection.Code.UNSCHEDULABLE, List.of("Insufficient cpu")));

  private static PodPlacement placement(List<String> fits, List<PodPlacement.Refusal> reasons) {
    Pod pod = ModelReader.lenient().pod(Map.of("metadata", Map.of("name", "p")));
    return new PodPlacement(
        pod,
        new NodeInventory(SchedulerProfile.KUBERNETES_1_36).judge(pod),
        false,
        fits,
        List.of(new PodPlacement.Group(reasons, List.of("a"))));
  }

  @Test
  void aSearchThatWasEndedIsNoAnswer() {
    assertThat(placement(List.of(), List.of(ENDED)).answer()).isEqualTo(PlacementAnswer.UNDECIDED);
    assertThat(placement(List.of("b"), List.of(ENDED)).answer()).isEqualTo(PlacementAnswer.FITS);
    assertThat(placement(List.of(), List.of(FULL, ENDED)).answer())
        .isEqualTo(PlacementAnswer.DOES_NOT_FIT);
    assertThat(PlacementAnswer.UNDECIDED.exitCode()).isEqualTo(3);
  }
}
