package io.github.aiconf.requirements.scheduling.gang.trial;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodGroup;
import io.github.aiconf.simulator.placement.gang.Certificate;
import io.github.aiconf.simulator.placement.gang.Forecast;
import io.github.aiconf.simulator.placement.gang.Forecaster;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangAnswer;
import io.github.aiconf.simulator.placement.gang.GangExplainer;
import io.github.aiconf.simulator.placement.gang.GangExplanation;
import io.github.aiconf.simulator.placement.gang.GangMethod;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.Remedy;
import io.github.aiconf.simulator.placement.pending.PendingGang;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks why gangs wait: each alone, as if the others were not there. */
public final class GangReplay {

  /** Gangs that are looked at; of the others it is said how many there are. */
  static final int MOST = 20;

  /**
   * Gangs for which it is worked out what blocks them; of others only how many places there are.
   */
  private static final int MOST_EXPLAINED = 10;

  private static final int MOST_REMEDIES = 2;
  private static final String FIELD = "pods without a node";

  private final TrialCluster cluster;
  private int explained;

  /** Asks this cluster. */
  public GangReplay(TrialCluster cluster) {
    this.cluster = cluster;
  }

  /** Adds what was seen of each gang that waits. */
  public Finding describe(Finding finding) {
    List<PendingGang> waiting = cluster.waiting();
    if (waiting.isEmpty()) {
      return finding.note("No gang with a PodGroup, or of plain pods with Kueue, waits.");
    }
    List<Observation> seen = new ArrayList<>();
    waiting.stream().limit(MOST).forEach(gang -> {
      TrialCluster.stopIfCancelled();
      seen.add(Observation.of(reference(gang), FIELD, words(gang)));
    });
    Finding described = finding.observed(seen);
    return waiting.size() > MOST
        ? described.note((waiting.size() - MOST) + " more gangs wait; the first " + MOST
            + " by priority and name were looked at.")
        : described;
  }

  private static ObjectReference reference(PendingGang gang) {
    Optional<PodGroup> group = gang.group();
    if (group.isPresent()) {
      String version = group.get().api().group() + "/" + group.get().version();
      Optional<String> workload = group.get().workload();
      return new ObjectReference(
          version,
          workload.isPresent() ? "Workload" : "PodGroup",
          group.get().namespace(),
          workload.orElse(group.get().name()));
    }
    Pod first = gang.waiting().get(0);
    return new ObjectReference("v1", "Pod", first.namespace(), first.name());
  }

  private String words(PendingGang gang) {
    String pods = gang.waiting().size() + " of " + (gang.waiting().size() + gang.placed());
    if (gang.gang().isEmpty()) {
      return pods
          + (gang.waitsFor().isEmpty()
              ? "; not asked: " + String.join(", ", gang.notModelled())
              : "; waits for " + gang.waitsFor());
    }
    String started = gang.hasStarted() ? " beside those that make it start" : "";
    return pods + started + "; " + answer(gang, gang.gang().get());
  }

  private String answer(PendingGang pending, Gang gang) {
    GangAnswer answer = cluster.solver().answer(gang);
    if (answer.verdict() instanceof GangVerdict.DoesNotFit) {
      return doesNotFit(answer);
    }
    List<String> reasons = new ArrayList<>(pending.notModelled());
    if (answer.verdict() instanceof GangVerdict.NotModelled not) {
      reasons.addAll(not.reasons());
    }
    if (!reasons.isEmpty()) {
      return "not modelled: " + String.join(", ", reasons);
    }
    if (answer.verdict() instanceof GangVerdict.Undecided undecided) {
      return "not known: " + undecided.reason();
    }
    Forecast forecast = new Forecaster(cluster.solver()).forecast(answer, pending.scheduler());
    return "needs " + gang.minimum() + ", fits: it waits for something else than places ("
        + forecast(forecast) + ")";
  }

  private static String forecast(Forecast forecast) {
    String will = switch (forecast.expectation()) {
      case WILL_PLACE -> "its scheduler will place it";
      case MAY_PLACE -> "its scheduler may place it";
      case WILL_NOT_PLACE -> "its scheduler will not place it";
    };
    return will + ": " + forecast.reason();
  }

  /** Why, and the smallest changes after which it fits. */
  String doesNotFit(GangAnswer answer) {
    Gang gang = answer.gang();
    // What rules between pods allow is searched for anew with each change that is tried.
    if (answer.method() == GangMethod.SEQUENCE || explained++ >= MOST_EXPLAINED) {
      return "needs " + gang.minimum() + ", "
          + (answer.verdict() instanceof GangVerdict.DoesNotFit not
                  && not.certificate() instanceof Certificate.TooFewPlaces few
              ? "places " + few.places()
              : "and no placement exists");
    }
    GangExplanation explanation = new GangExplainer(cluster.solver(), List.of()).explain(gang);
    String remedies = explanation.remedies().stream()
        .limit(MOST_REMEDIES)
        .map(Remedy::text)
        .collect(Collectors.joining(", or: "));
    return "needs " + gang.minimum() + ", places "
        + (explanation.mostIsExact() ? "" : "at least ") + explanation.most() + ", blocked by "
        + Blockers.words(explanation)
        + (remedies.isEmpty() ? "" : "; would fit after: " + remedies);
  }
}
