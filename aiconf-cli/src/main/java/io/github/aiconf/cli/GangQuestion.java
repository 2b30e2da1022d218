package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.gang.Forecast;
import io.github.aiconf.simulator.placement.gang.Forecaster;
import io.github.aiconf.simulator.placement.gang.GangAnswer;
import io.github.aiconf.simulator.placement.gang.GangExplainer;
import io.github.aiconf.simulator.placement.gang.GangExplanation;
import io.github.aiconf.simulator.placement.gang.GangSolver;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.Quota;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import io.github.aiconf.simulator.placement.gang.Witness;
import io.github.aiconf.simulator.placement.gang.WitnessCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A gang, a cluster, and what came of asking.
 *
 * @param cluster what was asked
 * @param asked what was asked about
 * @param gaps what could not be read although the answer depends on it
 * @param solved the answer; absent where too little of the cluster could be seen
 * @param forecast what the scheduler will do; absent with the answer
 * @param explanation what is in the way, and what would help; absent if it fits
 * @param obstacles what is in the way, in words
 * @param notes what a reader has to know beside the answer
 * @param before the answer without the changes that are asked about; absent if there are none
 */
record GangQuestion(
    PlacementCluster cluster,
    GangAsked asked,
    List<Gap> gaps,
    Optional<GangAnswer> solved,
    Optional<Forecast> forecast,
    Optional<GangExplanation> explanation,
    List<GangObstacle> obstacles,
    List<String> notes,
    Optional<Before> before) {

  /**
   * The answer as things are.
   *
   * @param answer whether the gang fits
   * @param text the same in words
   */
  record Before(PlacementAnswer answer, String text) {}

  /** Placements that are not larger are replayed, filter by filter, before they are shown. */
  private static final long MOST_REPLAYED = 200_000;

  /** Keeps copies. */
  GangQuestion {
    gaps = List.copyOf(gaps);
    obstacles = List.copyOf(obstacles);
    notes = List.copyOf(notes);
  }

  /**
   * Asks.
   *
   * @throws io.github.aiconf.core.input.InputException if a change is about a queue, and the gang
   *     waits in none
   */
  static GangQuestion of(GangAsked asked, PlacementCluster cluster) {
    GangFiles.Wanted wanted = asked.wanted();
    List<String> notes = new ArrayList<>(cluster.notes());
    notes.addAll(wanted.notes());
    List<PlacementCluster.Unseen> unseen = cluster.unseenFor(wanted.pods());
    List<Gap> gaps = new ArrayList<>(asked.gaps());
    if (asked.settled().isEmpty()) {
      unseen.forEach(each -> gaps.add(each.gap()));
    }
    if (!asked.gaps().isEmpty()
        || asked.settled().isPresent()
        || unseen.stream().anyMatch(each -> !each.type().equals(Resources.PODS))) {
      return new GangQuestion(
          cluster,
          asked,
          gaps,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          notes,
          Optional.empty());
    }
    NodeInventory inventory = cluster.inventory(asked.claims(), wanted.gang());
    // Pods that are not seen take room: what does not fit without them does not fit with them.
    Set<GangSolver.Unseen> hidden = unseen.isEmpty() ? Set.of() : Set.of(GangSolver.Unseen.PODS);
    GangSolver solver = new GangSolver(inventory, hidden, GangSolver.BUDGET);
    GangAnswer answer = solver.answer(wanted.gang());
    replay(answer, inventory, cluster);
    answer.assumptions().forEach(each -> notes.add("Assumed: " + each + "."));
    Optional<GangExplanation> explanation = answer.fits()
        ? Optional.empty()
        : Optional.of(
            new GangExplainer(solver, cluster.bound()).explain(wanted.gang(), wanted.scheduler()));
    boolean isApart = wanted.scheduler() == SchedulerFlavour.ONE_BY_ONE
        && explanation.filter(each -> each.deficit() > 0 && each.most() > 0).isPresent();
    if (isApart) {
      notes.add("Nothing holds these pods together: those that have a place are started, and keep"
          + " it while the others wait.");
    }
    Optional<Quota> quota =
        asked.queue().flatMap(queue -> KueueQuota.of(queue, cluster, wanted.gang(), notes));
    refuseRaises(asked, cluster);
    Forecast forecast = new Forecaster(solver).forecast(answer, wanted.scheduler(), quota);
    return new GangQuestion(
        cluster,
        asked,
        gaps,
        Optional.of(answer),
        Optional.of(forecast),
        explanation,
        explanation.map(each -> ObstacleText.of(each, inventory)).orElse(List.of()),
        notes,
        Optional.empty());
  }

  private static void refuseRaises(GangAsked asked, PlacementCluster cluster) {
    if (asked.queue().isEmpty() && !cluster.change().quotas().isEmpty()) {
      throw cluster
          .change()
          .quotas()
          .get(0)
          .place()
          .refuse("", "is about a queue, and the workload has no label kueue.x-k8s.io/queue-name");
    }
  }

  /** The same answer beside another. */
  GangQuestion after(GangQuestion now) {
    String places = now.explanation()
        .filter(each -> now.answer() == PlacementAnswer.DOES_NOT_FIT)
        .map(each -> " (places " + (each.mostIsExact() ? "" : "at least ") + each.most() + " of "
            + each.answer().gang().minimum() + ")")
        .orElse("");
    String expected = now.answer() == answer()
        ? now.forecast().map(each -> "; " + GangText.forecast(each)).orElse("")
        : "";
    return new GangQuestion(
        cluster,
        asked,
        gaps,
        solved,
        forecast,
        explanation,
        obstacles,
        notes,
        Optional.of(new Before(now.answer(), now.words() + places + expected)));
  }

  private static void replay(GangAnswer answer, NodeInventory inventory, PlacementCluster cluster) {
    if (answer.verdict() instanceof GangVerdict.Fits fits
        && fits.witness().placed() * cluster.objects().nodes().size() <= MOST_REPLAYED) {
      new WitnessCheck(inventory).problem(answer.gang(), fits.witness()).ifPresent(problem -> {
        throw new IllegalStateException("a placement was found that is none: " + problem);
      });
    }
  }

  GangFiles.Wanted wanted() {
    return asked.wanted();
  }

  PlacementAnswer answer() {
    if (asked.settled().isPresent()) {
      return asked.settled().get().answer();
    }
    if (solved.isEmpty()) {
      return PlacementAnswer.UNDECIDED;
    }
    GangVerdict verdict = solved.get().verdict();
    if (verdict instanceof GangVerdict.DoesNotFit) {
      return PlacementAnswer.DOES_NOT_FIT;
    }
    if (verdict instanceof GangVerdict.NotModelled || !wanted().notModelled().isEmpty()) {
      return PlacementAnswer.NOT_MODELLED;
    }
    return verdict instanceof GangVerdict.Fits ? PlacementAnswer.FITS : PlacementAnswer.UNDECIDED;
  }

  String words() {
    return switch (answer()) {
      case FITS -> "fits";
      case PLACED -> "nothing waits";
      case WAITS -> "cannot be placed yet";
      case DOES_NOT_FIT -> "does not fit";
      case UNDECIDED -> "not known";
      case NOT_MODELLED -> "not known: something decides that is not modelled";
    };
  }

  /** Why it does not fit, or is not known. */
  Optional<String> reason() {
    if (asked.settled().isPresent()) {
      return Optional.of(asked.settled().get().reason());
    }
    List<String> reasons = new ArrayList<>();
    if (answer() == PlacementAnswer.NOT_MODELLED) {
      reasons.addAll(wanted().notModelled());
    }
    if (answer() == PlacementAnswer.DOES_NOT_FIT) {
      explanation.map(each -> new ShortageText(each, obstacles).text()).ifPresent(reasons::add);
    } else {
      solved
          .map(answer -> new GangText(wanted().gang()).reason(answer.verdict()))
          .filter(reason -> !reason.isEmpty())
          .ifPresent(reasons::add);
    }
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
  }

  /** A placement, if there is one for certain. */
  Optional<Witness> witness() {
    return answer() == PlacementAnswer.FITS
        ? solved.map(GangAnswer::verdict).map(verdict -> ((GangVerdict.Fits) verdict).witness())
        : Optional.empty();
  }
}
