package io.github.aiconf.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import org.junit.jupiter.api.Test;

final class ReadPlanTest {

  private static final ListKey CONFIG = new ListKey(Resources.CONFIG_MAPS, "config");

  private final ReadPlan plan = new ReadPlan(Reads.none()
      .list(Resources.PODS, "metadata.labels")
      .list(Resources.CONFIG_MAPS, "metadata.labels")
      .named(Resources.CONFIG_MAPS, "config"));

  @Test
  void hasOneListForAllObjectsAndOneForEachName() {
    assertThat(plan.keys())
        .containsExactly(ListKey.all(Resources.CONFIG_MAPS), CONFIG, ListKey.all(Resources.PODS));
    assertThat(plan.filter(CONFIG)).isPresent();
    assertThat(plan.filter(ListKey.all(Resources.NODES))).isEmpty();
    assertThat(plan.featureGates()).isFalse();
  }

  @Test
  void knowsTheListsOfAnObject() {
    assertThat(plan.keysOf(Resources.CONFIG_MAPS, "config"))
        .containsExactly(ListKey.all(Resources.CONFIG_MAPS), CONFIG);
    assertThat(plan.keysOf(Resources.CONFIG_MAPS, "other"))
        .containsExactly(ListKey.all(Resources.CONFIG_MAPS));
    assertThat(plan.keysOf(Resources.PODS, "")).containsExactly(ListKey.all(Resources.PODS));
    assertThat(plan.keysOf(Resources.NODES, "n")).isEmpty();
  }

  @Test
  void knowsTheResourceOfAKind() {
    assertThat(plan.typeOf("", "Pod")).contains(Resources.PODS);
    assertThat(plan.typeOf("apps", "Pod")).isEmpty();
  }
}
