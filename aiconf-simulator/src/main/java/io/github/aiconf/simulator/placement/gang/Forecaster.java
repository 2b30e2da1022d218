package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.gang.Forecast.Expectation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What schedulers will do with a gang. Others that wait, nominated pods and what a scheduler keeps
 * to itself are taken not to be there.
 */
public final class Forecaster {

  private static final int ALL_PARTS_ARE_TRIED = 100;
  private static final int MOST_PODS = 64;
  private static final String KUEUE_GATE = "kueue.x-k8s.io/";

  private final GangSolver solver;

  /** Forecasts for the cluster of this solver. */
  public Forecaster(GangSolver solver) {
    this.solver = solver;
  }

  /** What the scheduler will do with a gang, given the answer about it. */
  public Forecast forecast(GangAnswer answer, SchedulerFlavour scheduler) {
    return forecast(answer, scheduler, Optional.empty());
  }

  /**
   * The same for a queue.
   *
   * @param quota what the queue of the gang still has, for Volcano and Kueue; absent if not known
   */
  public Forecast forecast(GangAnswer answer, SchedulerFlavour scheduler, Optional<Quota> quota) {
    return forecast(answer, scheduler, quota, OptionalInt.empty());
  }

  /**
   * The same for pods that wait already. Of those with equal priority kube-scheduler 1.36 takes the
   * one first that made the group complete, and the others in an order that is not known.
   *
   * @param completing the number of that pod's class; absent if not known
   */
  public Forecast forecast(
      GangAnswer answer,
      SchedulerFlavour scheduler,
      Optional<Quota> quota,
      OptionalInt completing) {
    List<String> gates = answer.gang().classes().stream()
        .flatMap(each -> each.template().spec().schedulingGates().stream())
        .filter(gate -> scheduler != SchedulerFlavour.KUEUE || !gate.startsWith(KUEUE_GATE))
        .distinct()
        .toList();
    if (!gates.isEmpty()) {
      return new Forecast(
          scheduler,
          Expectation.WILL_NOT_PLACE,
          "held back by scheduling gates: " + String.join(", ", gates));
    }
    List<String> lacking = quota.map(each -> each.lacking(answer.gang())).orElse(List.of());
    if (!lacking.isEmpty()) {
      return new Forecast(
          scheduler,
          Expectation.WILL_NOT_PLACE,
          "the queue has too little " + String.join(", ", lacking));
    }
    Forecast forecast = byVerdict(
        answer,
        scheduler,
        scheduler == SchedulerFlavour.NATIVE_1_36 ? completing : OptionalInt.empty());
    if (forecast.expectation() != Expectation.WILL_PLACE) {
      return forecast;
    }
    boolean isQueued = scheduler == SchedulerFlavour.VOLCANO || scheduler == SchedulerFlavour.KUEUE;
    if (isQueued && quota.isEmpty()) {
      return new Forecast(
          scheduler, Expectation.MAY_PLACE, "if its queue lets it in; the quota is not known");
    }
    return scheduler == SchedulerFlavour.KAI
        ? new Forecast(
            scheduler, Expectation.MAY_PLACE, "it fits; KAI is known by its documentation alone")
        : forecast;
  }

  /** What the scheduler will do with a gang that fits. */
  Forecast ofFitting(Gang gang, GangMethod method, SchedulerFlavour scheduler) {
    // Which placement was found does not matter.
    GangVerdict fits = new GangVerdict.Fits(new Witness(List.of(), Optional.empty()));
    return forecast(new GangAnswer(gang, fits, method, List.of()), scheduler);
  }

  private Forecast byVerdict(GangAnswer answer, SchedulerFlavour scheduler, OptionalInt leader) {
    if (answer.verdict() instanceof GangVerdict.Fits) {
      return byMethod(answer, scheduler, leader);
    }
    if (!(answer.verdict() instanceof GangVerdict.DoesNotFit)) {
      return new Forecast(scheduler, Expectation.MAY_PLACE, "it is not known whether it fits");
    }
    if (scheduler == SchedulerFlavour.KAI) {
      return new Forecast(
          scheduler, Expectation.MAY_PLACE, "only by moving or evicting other pods");
    }
    if (answer.gang().classes().stream()
        .anyMatch(each -> canEvict(each.template().spec()))) {
      return new Forecast(
          scheduler, Expectation.MAY_PLACE, "only by evicting pods of lower priority");
    }
    boolean isTopologyKnown =
        scheduler.knowsTopology() || answer.gang().topology().isEmpty();
    if (!isTopologyKnown) {
      return new Forecast(
          scheduler, Expectation.MAY_PLACE, "but not near together: it does not know topology");
    }
    return new Forecast(scheduler, Expectation.WILL_NOT_PLACE, "no placement exists");
  }

  private static boolean canEvict(PodSpec spec) {
    return spec.priority() > 0 && !spec.preemptionPolicy().equals("Never");
  }

  private Forecast byMethod(GangAnswer answer, SchedulerFlavour scheduler, OptionalInt leader) {
    Gang gang = answer.gang();
    boolean isConfined = gang.topology().filter(Topology::required).isPresent();
    if (isConfined && !scheduler.knowsTopology()) {
      return new Forecast(
          scheduler,
          Expectation.MAY_PLACE,
          "anywhere: it does not know topology, so the pods may be apart");
    }
    if (isConfined && isNative(scheduler) && gang.topology().get().path().size() > 1) {
      return new Forecast(
          scheduler, Expectation.MAY_PLACE, "it knows one label, not a path of several");
    }
    if (isConfined
        && scheduler == SchedulerFlavour.NATIVE_1_37
        && solver.inventory().judge(gang.classes().get(0).bare()).nodes().size()
            > ALL_PARTS_ARE_TRIED) {
      return new Forecast(
          scheduler, Expectation.MAY_PLACE, "in a large cluster it tries some parts only");
    }
    return answer.method().endsAlikeInAnyOrder()
        ? new Forecast(
            scheduler, Expectation.WILL_PLACE, "equal pods: every order ends with all placed")
        : byBranches(gang, scheduler, leader);
  }

  private Forecast byBranches(Gang gang, SchedulerFlavour scheduler, OptionalInt leader) {
    boolean isConfined = gang.topology().filter(Topology::required).isPresent();
    boolean isUnclear = isConfined && !isNative(scheduler);
    if (isUnclear || gang.size() > MOST_PODS || DeviceRoom.isNeeded(gang.classes())) {
      return new Forecast(
          scheduler, Expectation.MAY_PLACE, "it depends on the order of pods and on ties");
    }
    Expectation expectation = isConfined
        ? inParts(gang, leader)
        : new Branches(solver.inventory(), gang, node -> true, leader).expectation();
    return new Forecast(
        scheduler,
        expectation,
        switch (expectation) {
          case WILL_PLACE -> "every order and every choice of nodes ends with enough placed";
          case MAY_PLACE -> "it depends on the order of pods and on ties";
          case WILL_NOT_PLACE -> "it fits, but pods that go first take what others need";
        });
  }

  private static boolean isNative(SchedulerFlavour scheduler) {
    return scheduler == SchedulerFlavour.NATIVE_1_36 || scheduler == SchedulerFlavour.NATIVE_1_37;
  }

  /** The parts are tried one after the other until one has enough room. */
  private Expectation inParts(Gang gang, OptionalInt leader) {
    NodeInventory inventory = solver.inventory();
    String label = gang.topology().orElseThrow().path().get(0);
    Map<String, Set<String>> parts = new TreeMap<>();
    for (String node : inventory.judge(gang.classes().get(0).bare()).nodes()) {
      inventory
          .node(node)
          .map(each -> each.labels().get(label))
          .ifPresent(
              value -> parts.computeIfAbsent(value, key -> new HashSet<>()).add(node));
    }
    boolean mayPlace = false;
    int steps = 0;
    for (Set<String> part : parts.values()) {
      Branches branches = new Branches(inventory, gang, part::contains, leader);
      Expectation expectation = branches.expectation();
      if (expectation == Expectation.WILL_PLACE) {
        return expectation;
      }
      mayPlace |= expectation == Expectation.MAY_PLACE;
      steps += branches.steps();
      if (steps > Branches.MOST_STEPS) {
        return Expectation.MAY_PLACE;
      }
    }
    return mayPlace ? Expectation.MAY_PLACE : Expectation.WILL_NOT_PLACE;
  }
}
