package io.github.aiconf.simulator.placement.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuotaTreeTest {

  private static final FlavorResource GPU = new FlavorResource("a100", "nvidia.com/gpu");

  private static QuotaHolder holder(String name, String cohort, ResourceQuota quota) {
    return new QuotaHolder(
        name,
        Optional.of(cohort).filter(each -> !each.isEmpty()),
        List.of(new ResourceGroup(
            Set.of(GPU.resource()),
            List.of(new ResourceGroup.Flavor(GPU.flavor(), Map.of(GPU.resource(), quota))))));
  }

  private static ResourceQuota quota(long nominal, long borrows, long lends) {
    return new ResourceQuota(
        nominal,
        borrows < 0 ? OptionalLong.empty() : OptionalLong.of(borrows),
        lends < 0 ? OptionalLong.empty() : OptionalLong.of(lends));
  }

  private static Map<FlavorResource, Long> used(long amount) {
    return Map.of(GPU, amount);
  }

  @Test
  void aQueueAloneHasWhatIsItsOwn() {
    QuotaTree tree = QuotaTree.of(
        List.of(holder("q", "", new ResourceQuota(8))), List.of(), Map.of("q", used(6)));
    assertThat(tree.available("q", GPU)).isEqualTo(2);
    assertThat(tree.most("q", GPU)).isEqualTo(8);
    assertThat(tree.used("q", GPU)).isEqualTo(6);
  }

  @Test
  void queuesOfACohortBorrowFromEachOther() {
    QuotaTree tree = QuotaTree.of(
        List.of(holder("a", "all", new ResourceQuota(8)), holder("b", "all", new ResourceQuota(8))),
        List.of(),
        Map.of("a", used(6), "b", used(1)));
    assertThat(tree.available("a", GPU)).isEqualTo(9);
    assertThat(tree.most("a", GPU)).isEqualTo(16);
  }

  @Test
  void borrowingHasALimit() {
    QuotaTree tree = QuotaTree.of(
        List.of(holder("a", "all", quota(8, 2, -1)), holder("b", "all", new ResourceQuota(8))),
        List.of(),
        Map.of("a", used(7)));
    assertThat(tree.available("a", GPU)).isEqualTo(3);
    assertThat(tree.most("a", GPU)).isEqualTo(10);
  }

  @Test
  void whatIsNotLentIsForTheQueueAlone() {
    QuotaTree tree = QuotaTree.of(
        List.of(holder("a", "all", new ResourceQuota(8)), holder("b", "all", quota(8, -1, 3))),
        List.of(),
        Map.of());
    assertThat(tree.available("a", GPU)).isEqualTo(11);
    assertThat(tree.available("b", GPU)).isEqualTo(16);
  }

  @Test
  void whatTakesTheUnlentPartDoesNotTakeFromTheCohort() {
    QuotaTree tree = QuotaTree.of(
        List.of(holder("a", "all", new ResourceQuota(8)), holder("b", "all", quota(8, -1, 3))),
        List.of(),
        Map.of("b", used(5)));
    assertThat(tree.available("a", GPU)).isEqualTo(11);
  }

  @Test
  void cohortsHaveQuotasAndParents() {
    QuotaTree tree = QuotaTree.of(
        List.of(holder("a", "team", new ResourceQuota(2))),
        List.of(holder("team", "org", quota(3, 4, -1)), holder("org", "", new ResourceQuota(100))),
        Map.of("a", used(1)));
    assertThat(tree.available("a", GPU)).isEqualTo(8);
    assertThat(tree.most("a", GPU)).isEqualTo(9);
  }

  @Test
  void aCohortThatDoesNotExistHasNoQuotaOfItsOwn() {
    QuotaTree tree = QuotaTree.of(
        List.of(holder("a", "team", new ResourceQuota(2))),
        List.of(holder("team", "nowhere", quota(1, -1, -1))),
        Map.of());
    assertThat(tree.available("a", GPU)).isEqualTo(3);
  }

  @Test
  void aCycleLetsNothingIn() {
    QuotaTree tree = QuotaTree.of(
        List.of(holder("a", "x", new ResourceQuota(2)), holder("b", "", new ResourceQuota(2))),
        List.of(holder("x", "y", new ResourceQuota(2)), holder("y", "x", new ResourceQuota(2))),
        Map.of());
    assertThat(tree.isInCycle("a")).isTrue();
    assertThat(tree.available("a", GPU)).isZero();
    assertThat(tree.most("a", GPU)).isZero();
    assertThat(tree.isInCycle("b")).isFalse();
    assertThat(tree.available("b", GPU)).isEqualTo(2);
  }

  @Test
  void tooMuchThatWasLetInIsBelowZero() {
    QuotaTree tree = QuotaTree.of(
        List.of(holder("q", "", new ResourceQuota(4))), List.of(), Map.of("q", used(6)));
    assertThat(tree.available("q", GPU)).isEqualTo(-2);
  }

  @Test
  void sumsDoNotOverflow() {
    QuotaTree tree = QuotaTree.of(
        List.of(
            holder("a", "all", new ResourceQuota(Long.MAX_VALUE)),
            holder("b", "all", quota(Long.MAX_VALUE, Long.MAX_VALUE, -1))),
        List.of(),
        Map.of());
    assertThat(tree.available("a", GPU)).isEqualTo(Long.MAX_VALUE);
    assertThat(tree.available("b", GPU)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void refusesAQueueThatIsNotThere() {
    QuotaTree tree = QuotaTree.of(List.of(), List.of(), Map.of());
    assertThatThrownBy(() -> tree.available("q", GPU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no ClusterQueue q");
  }

  @Test
  void agreesWithTheRulesSaidSlowly() {
    int compared = 0;
    for (int seed = 0; seed < 3000; seed++) {
      RandomQuotas quotas = new RandomQuotas(new Random(seed));
      QuotaTree tree = quotas.tree();
      for (QuotaHolder queue : quotas.queues) {
        long slow = quotas.available(queue.name());
        // Where too much was let in, Kueue's number is no amount that could be taken.
        if (slow >= 0) {
          compared++;
          assertThat(tree.available(queue.name(), RandomQuotas.CPU))
              .as("seed %d, %s", seed, queue.name())
              .isEqualTo(slow);
        }
        assertThat(tree.most(queue.name(), RandomQuotas.CPU))
            .as("most, seed %d, %s", seed, queue.name())
            .isEqualTo(quotas.most(queue.name()));
      }
    }
    assertThat(compared).isGreaterThan(2000);
  }
}
