package io.github.aiconf.simulator.placement.gang;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.Taint;
import io.github.aiconf.simulator.placement.ClusterObjects;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.SlowGangs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every gang, on random ones. */
class GangPropertiesTest {

  private static final int CASES = 120;

  private static GangExplanation explain(ClusterObjects cluster, Gang gang) {
    NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, cluster);
    return new GangExplainer(new GangSolver(inventory), cluster.pods()).explain(gang);
  }

  private static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  private static Pod renamed(Pod pod) {
    return new Pod(
        pod.namespace(),
        "other-" + pod.name(),
        pod.uid(),
        pod.labels(),
        pod.annotations(),
        pod.nodeName(),
        pod.nominatedNodeName(),
        pod.phase(),
        pod.terminating(),
        pod.generatedClaims(),
        pod.resize(),
        pod.spec());
  }

  @ParameterizedTest
  @EnumSource(RandomGangs.Kind.class)
  void theOrderOfObjectsAndTheNamesOfPodsDoNotMatter(RandomGangs.Kind kind) {
    for (int seed = 0; seed < CASES; seed++) {
      RandomGangs.Case each = RandomGangs.of(kind, seed);
      ClusterObjects cluster = each.cluster();
      ClusterObjects other = new ClusterObjects(
          shuffled(cluster.nodes(), seed),
          shuffled(cluster.pods(), seed),
          cluster.namespaces(),
          cluster.devices());
      Gang gang = new Gang(
          each.gang().classes().stream()
              .map(podClass -> podClass.with(renamed(podClass.template())))
              .toList(),
          each.gang().minimum(),
          each.gang().topology());
      GangExplanation expected = explain(cluster, each.gang());
      GangExplanation found = explain(other, gang);

      assertThat(found.lines()).as(kind + " " + seed).isEqualTo(expected.lines());
      assertThat(found.most()).as(kind + " " + seed).isEqualTo(expected.most());
      assertThat(found.messages()).as(kind + " " + seed).isEqualTo(expected.messages());
      assertThat(found.corrections()).as(kind + " " + seed).isEqualTo(expected.corrections());
      assertThat(found.answer().method()).isEqualTo(expected.answer().method());
      assertThat(found.answer().fits()).isEqualTo(expected.answer().fits());
    }
  }

  @Test
  void theMessageIsThatOfTheFirstPodWithoutAPlace() {
    int told = 0;
    for (int seed = 0; seed < 10 * CASES; seed++) {
      RandomGangs.Case each = RandomGangs.of(RandomGangs.Kind.PLAIN, seed);
      GangExplanation explanation = explain(each.cluster(), each.gang());
      boolean isAnywhere = each.gang().topology().isEmpty();
      if (!isAnywhere || explanation.most() < 1 || explanation.deficit() < 1) {
        continue;
      }
      told++;
      NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, each.cluster());
      Pod pod = each.gang().classes().get(0).bare();
      Gang most = each.gang().withMinimum(explanation.most()).withoutMinima();
      GangVerdict fits = new GangSolver(inventory).answer(most).verdict();
      for (Witness.Step step : ((GangVerdict.Fits) fits).witness().steps()) {
        for (int i = 0; i < step.count(); i++) {
          inventory.add(pod.on(step.node()));
        }
      }

      assertThat(explanation.messages())
          .as("PLAIN " + seed)
          .containsExactly(inventory.judge(pod).message().orElse(""));
    }
    assertThat(told).isGreaterThan(CASES);
  }

  @Test
  void anotherNodeNeverTakesRoomAway() {
    int grown = 0;
    for (int seed = 0; seed < 10 * CASES; seed++) {
      RandomGangs.Case each = RandomGangs.of(RandomGangs.Kind.PLAIN, seed);
      NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, each.cluster());
      GangSolver solver = new GangSolver(inventory);
      if (solver.answer(each.gang()).fits()) {
        Node like = each.cluster().nodes().get(0);
        grown++;
        assertThat(new WhatIf(inventory)
                .addNodes(like, 1)
                .ask(() -> solver.answer(each.gang()))
                .fits())
            .as("PLAIN " + seed)
            .isTrue();
      }
    }
    assertThat(grown).isGreaterThan(CASES);
  }

  /**
   * Every set of filters that is said to be enough is, none of its parts is, and none is missing.
   */
  @ParameterizedTest
  @EnumSource(RandomGangs.Kind.class)
  void correctionsAreAllSmallestSetsOfFilters(RandomGangs.Kind kind) {
    int sets = 0;
    for (int seed = 0; seed < CASES; seed++) {
      RandomGangs.Case each = RandomGangs.of(kind, seed);
      GangExplanation explanation = explain(each.cluster(), each.gang());
      if (explanation.answer().verdict() instanceof GangVerdict.DoesNotFit) {
        Set<Set<Filter>> expected = smallest(each);
        assertThat(new HashSet<>(explanation.corrections()))
            .as(kind + " " + seed)
            .isEqualTo(expected);
        sets += expected.size();
      }
    }
    assertThat(sets).as(kind.toString()).isPositive();
  }

  /** By trying all sets with the solver that tries everything. */
  private static Set<Set<Filter>> smallest(RandomGangs.Case each) {
    Set<String> taints = each.cluster().nodes().stream()
        .flatMap(node -> node.taints().stream())
        .map(Taint::key)
        .collect(Collectors.toSet());
    Set<Set<Filter>> enough = new HashSet<>();
    for (int size = 1; size <= GangExplanation.LARGEST_CORRECTION; size++) {
      for (Set<Filter> set : Sets.combinations(RelaxedPods.RELAXABLE, size)) {
        if (enough.stream().noneMatch(set::containsAll)
            && new SlowGangs(each.cluster()).fits(RelaxedPods.of(each.gang(), set, taints))) {
          enough.add(Set.copyOf(set));
        }
      }
    }
    return enough;
  }
}
