package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.requirements.scheduling.gang.trial.GangReplay;
import io.github.aiconf.requirements.scheduling.gang.trial.ProbeSizes;
import io.github.aiconf.requirements.scheduling.gang.trial.QuotaReplay;
import io.github.aiconf.requirements.scheduling.gang.trial.TrialCluster;
import io.github.aiconf.requirements.scheduling.gang.trial.TrialReads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SIMULATE: gangs tried on the nodes as they are. It never says FAIL: that a gang finds no place
 * now, or waits, contradicts nothing that the requirement asks for.
 */
final class GangsPlaceable implements Check {

  private static final String LOOKED_FOR =
      "a gang scheduler that is ready, and room for at least one pod of 100m cpu and 128Mi memory, or one with an "
          + "accelerator, so that a gang that fits and one that does not can be told apart";

  private final SchedulerReady ready = new SchedulerReady();

  @Override
  public String id() {
    return "gangs_placeable";
  }

  @Override
  public Depth depth() {
    return Depth.SIMULATE;
  }

  @Override
  public String question() {
    return "Which gang would fit now and which would not, why does each gang that waits wait, and what do Kueue's quotas leave?";
  }

  @Override
  public String proves() {
    return "A gang scheduler is ready, and by the rules of kube-scheduler a gang of the first size named can be placed now, "
        + "and one of the second cannot although each of its pods can alone: a demonstration with these sizes shows "
        + "all-or-nothing. Not that the gang scheduler holds the second one back.";
  }

  @Override
  public Reads reads(Profiles profiles) {
    return ready.reads(profiles).plus(TrialReads.reads());
  }

  @Override
  public Finding run(CheckContext context) {
    TrialCluster cluster = new TrialCluster(context.cluster());
    List<ProbeSizes> sizes = new ArrayList<>(List.of(ProbeSizes.ofCpu(cluster)));
    sizes.addAll(ProbeSizes.ofAccelerators(cluster, context.profiles()));
    Finding finding = finding(sizes, scheduler(context))
        .observed(sizes.stream().map(ProbeSizes::observation).toList());
    finding = new GangReplay(cluster).describe(finding);
    finding = new QuotaReplay(cluster).describe(finding);
    return finding
        .notes(cluster.notes())
        .note(
            "Not looked at: preemption, ResourceQuotas of namespaces, admission policies, volumes,"
                + " and what a gang that waits leaves for the next.");
  }

  private Finding scheduler(CheckContext context) {
    try {
      return ready.run(context);
    } catch (UnreadableException e) {
      return Finding.unreadable(e.gap());
    }
  }

  private static Finding finding(List<ProbeSizes> all, Finding scheduler) {
    Optional<ProbeSizes> known = all.stream().filter(ProbeSizes::isKnown).findFirst();
    if (known.isEmpty()) {
      return Finding.unknown(
              Reason.ENVIRONMENT,
              "For no size of a gang is it known that it fits now: "
                  + all.get(0).reason())
          .lookedFor(LOOKED_FOR)
          .next("Make room for two small pods, or add a node, and ask again.");
    }
    ProbeSizes sizes = known.get();
    String text = "A gang of " + sizes.fits() + (sizes.fits() == 1 ? " pod" : " pods") + " with "
        + sizes.pod() + " fits now, and one of " + sizes.tooLarge()
        + " does not although each of its pods does. ";
    if (scheduler.verdict() == Verdict.PASS) {
      Finding pass = Finding.pass(text + scheduler.summary());
      return sizes.fits() == 1
          ? pass.warning("The gang that fits has one pod only; make room for two to show more.")
          : pass;
    }
    Reason reason = scheduler
        .reason()
        .filter(each -> scheduler.verdict() == Verdict.UNKNOWN)
        .orElse(Reason.ENVIRONMENT);
    return Finding.unknown(
            reason, text + "But no gang scheduler is seen to be ready: " + scheduler.summary())
        .lookedFor(LOOKED_FOR)
        .next(scheduler.next());
  }
}
