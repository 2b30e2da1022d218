package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.placement.gang.Forecast.Expectation;
import java.util.List;
import java.util.Optional;

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
    Forecast forecast = byVerdict(answer, scheduler);
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

  private Forecast byVerdict(GangAnswer answer, SchedulerFlavour scheduler) {
    if (answer.verdict() instanceof GangVerdict.Fits) {
      return byMethod(answer, scheduler);
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

  private Forecast byMethod(GangAnswer answer, SchedulerFlavour scheduler) {
    Gang gang = answer.gang();
    boolean isConfined = gang.topology().filter(Topology::required).isPresent();
    if (isConfined && !scheduler.knowsTopology()) {
      return new Forecast(
          scheduler,
          Expectation.MAY_PLACE,
          "anywhere: it does not know topology, so the pods may be apart");
    }
    boolean isNative =
        scheduler == SchedulerFlavour.NATIVE_1_36 || scheduler == SchedulerFlavour.NATIVE_1_37;
    if (isConfined && isNative && gang.topology().get().path().size() > 1) {
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
        : byBranches(gang, scheduler, isConfined);
  }

  private Forecast byBranches(Gang gang, SchedulerFlavour scheduler, boolean isConfined) {
    if (isConfined || gang.size() > MOST_PODS || DeviceRoom.isNeeded(gang.classes())) {
      return new Forecast(
          scheduler, Expectation.MAY_PLACE, "it depends on the order of pods and on ties");
    }
    Expectation expectation = new Branches(solver.inventory(), gang).expectation();
    return new Forecast(
        scheduler,
        expectation,
        switch (expectation) {
          case WILL_PLACE -> "every order and every choice of nodes ends with enough placed";
          case MAY_PLACE -> "it depends on the order of pods and on ties";
          case WILL_NOT_PLACE ->
            "it fits, but pods of higher priority go first and take what others need";
        });
  }
}
