package io.github.aiconf.requirements.scheduling.gang;

import static io.github.aiconf.api.cluster.Resources.DEPLOYMENTS;

import io.github.aiconf.api.Alternatives;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.health.Controllers;
import io.github.aiconf.api.health.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** INSPECT: some gang scheduler on this cluster runs and is configured. */
final class SchedulerReady implements Check {

  /** A way to have gangs placed; its question is empty where it is not installed. */
  private record Solution(String title, Supplier<Optional<Finding>> question) {}

  @Override
  public String id() {
    return "scheduler_ready";
  }

  @Override
  public Depth depth() {
    return Depth.INSPECT;
  }

  @Override
  public String question() {
    return "Is there a gang scheduler whose controllers run and whose queues take gangs in?";
  }

  @Override
  public String proves() {
    return "A gang scheduler is installed, its Deployments and webhooks are healthy, and it is configured for gangs. "
        + "Not that it holds a gang back that does not fit as a whole.";
  }

  @Override
  public List<Reason> failures() {
    List<Reason> failures = new ArrayList<>(List.of(
        Controllers.CONTROLLER_UNAVAILABLE,
        SchedulerInspection.API_MISSING,
        QueueInspection.NO_OPEN_QUEUE,
        PluginInspection.GANG_PLUGIN_OFF));
    failures.addAll(Webhooks.failures());
    return List.copyOf(failures);
  }

  @Override
  public Reads reads(Profiles profiles) {
    List<Reads> reads = new ArrayList<>(List.of(NativeGangs.reads()));
    profiles.all(GangScheduler.KIND).forEach(s -> reads.add(SchedulerInspection.reads(s)));
    profiles.all(GroupApi.KIND).forEach(api -> reads.add(GroupApis.reads(api)));
    return Reads.union(reads);
  }

  @Override
  public Finding run(CheckContext context) {
    Cluster cluster = context.cluster();
    Profiles profiles = context.profiles();
    Finding finding = Alternatives.atLeastOne(
        solutions(context),
        Solution::title,
        solution -> solution.question().get(),
        () -> none(cluster, profiles));
    for (GroupApi api : profiles.all(GroupApi.KIND)) {
      if (!api.ownScheduler()) {
        finding = GroupApis.describe(context, api, finding);
      }
    }
    return finding;
  }

  private static List<Solution> solutions(CheckContext context) {
    Cluster cluster = context.cluster();
    Profiles profiles = context.profiles();
    List<Solution> solutions = new ArrayList<>();
    for (GangScheduler scheduler : profiles.all(GangScheduler.KIND)) {
      SchedulerInspection inspection = new SchedulerInspection(context, scheduler);
      solutions.add(new Solution(scheduler.title(), inspection::finding));
    }
    solutions.add(new Solution(NativeGangs.TITLE, () -> NativeGangs.finding(cluster)));
    for (GroupApi api : profiles.all(GroupApi.KIND)) {
      if (api.ownScheduler()) {
        solutions.add(new Solution(api.title(), () -> GroupApis.ownScheduler(cluster, api)));
      }
    }
    return solutions;
  }

  private static Finding none(Cluster cluster, Profiles profiles) {
    List<GangScheduler> schedulers = profiles.all(GangScheduler.KIND);
    List<Observation> seen = new ArrayList<>();
    for (GangScheduler scheduler : schedulers) {
      scheduler.apis().stream()
          .findFirst()
          .ifPresent(api ->
              seen.add(Observation.of(api.inDiscovery(), "versions", "not served", "served")));
    }
    seen.add(Observation.count(cluster.listVisible(DEPLOYMENTS)));
    String titles = schedulers.stream().map(GangScheduler::title).collect(Collectors.joining(", "));
    return Finding.unknown(Reason.NOT_INSTALLED, "No gang scheduler is installed.")
        .lookedFor("one of " + titles + ", or " + NativeGangs.TITLE)
        .next(
            "Install one of them, for example Kueue with a ClusterQueue; describe another one in a profile of the "
                + "kind GangScheduler with --profiles.")
        .observed(seen);
  }
}
