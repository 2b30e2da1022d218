package io.github.aiconf.simulator.placement.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.placement.quota.QuotaAnswer.Outcome;
import io.github.aiconf.simulator.placement.quota.QuotaAnswer.Shortage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlavorAssignmentTest {

  private static final ResourceGroup.Flavor SPOT = flavor("spot", 4, 40);
  private static final ResourceGroup.Flavor RESERVED = flavor("reserved", 8, 80);
  private static final QuotaHolder QUEUE = new QuotaHolder(
      "q",
      Optional.empty(),
      List.of(new ResourceGroup(Set.of("gpu", "cpu"), List.of(SPOT, RESERVED))));

  private static ResourceGroup.Flavor flavor(String name, long gpus, long cpu) {
    return new ResourceGroup.Flavor(
        name, Map.of("gpu", new ResourceQuota(gpus), "cpu", new ResourceQuota(cpu)));
  }

  private static QuotaAnswer ask(long usedReserved, QuotaRequest... podSets) {
    Map<FlavorResource, Long> used = Map.of(new FlavorResource("reserved", "gpu"), usedReserved);
    return FlavorAssignment.answer(
        QuotaTree.of(List.of(QUEUE), List.of(), Map.of("q", used)), QUEUE, List.of(podSets));
  }

  private static QuotaRequest pods(String name, long gpus, long cpu, String... unfit) {
    return new QuotaRequest(name, Map.of("gpu", gpus, "cpu", cpu), Set.of(unfit));
  }

  @Test
  void takesTheFirstFlavorWithEnough() {
    assertThat(ask(0, pods("w", 4, 4)).flavors())
        .containsEntry("w", Map.of("gpu", "spot", "cpu", "spot"));
    assertThat(ask(0, pods("w", 5, 4)).flavors())
        .containsEntry("w", Map.of("gpu", "reserved", "cpu", "reserved"));
  }

  @Test
  void resourcesOfAGroupComeFromOneFlavor() {
    QuotaAnswer answer = ask(0, pods("w", 4, 41));
    assertThat(answer.outcome()).isEqualTo(Outcome.FITS);
    assertThat(answer.flavors()).containsEntry("w", Map.of("gpu", "reserved", "cpu", "reserved"));
  }

  @Test
  void whatOnePodSetTakesIsNotThereForTheNext() {
    QuotaAnswer answer = ask(0, pods("a", 3, 1), pods("b", 3, 1), pods("c", 6, 1));
    assertThat(answer.flavors().get("b")).containsEntry("gpu", "reserved");
    assertThat(answer.outcome()).isEqualTo(Outcome.EXCEEDS);
    assertThat(answer.shortages())
        .containsExactly(new Shortage("c", new FlavorResource("reserved", "gpu"), 9, 8, 8));
  }

  @Test
  void waitsWhereOthersHaveTheQuota() {
    QuotaAnswer answer = ask(6, pods("w", 5, 1));
    assertThat(answer.outcome()).isEqualTo(Outcome.WAITS);
    assertThat(answer.shortages())
        .containsExactly(new Shortage("w", new FlavorResource("reserved", "gpu"), 5, 2, 8));
  }

  @Test
  void waitingIsBetterThanNever() {
    assertThat(ask(6, pods("w", 5, 1, "reserved")).outcome()).isEqualTo(Outcome.EXCEEDS);
  }

  @Test
  void aFlavorThatDoesNotSuitThePodsIsPassedOver() {
    assertThat(ask(0, pods("w", 1, 1, "spot")).flavors().get("w")).containsEntry("gpu", "reserved");
    QuotaAnswer none = ask(0, pods("w", 1, 1, "spot", "reserved"));
    assertThat(none.outcome()).isEqualTo(Outcome.NO_FLAVOR);
    assertThat(none.shortages())
        .contains(new Shortage("w", new FlavorResource("", "gpu"), 1, 0, 0));
  }

  @Test
  void aResourceWithoutQuotaCannotBeHad() {
    QuotaAnswer answer = ask(0, new QuotaRequest("w", Map.of("memory", 5L), Set.of()));
    assertThat(answer.outcome()).isEqualTo(Outcome.NO_FLAVOR);
    assertThat(ask(0, new QuotaRequest("w", Map.of("memory", 0L), Set.of())).outcome())
        .isEqualTo(Outcome.FITS);
  }
}
