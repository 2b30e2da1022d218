package io.github.aiconf.requirements.scheduling.gang;

import static io.github.aiconf.api.cluster.Resources.DEPLOYMENTS;

import io.github.aiconf.api.Alternatives;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.health.Controllers;
import io.github.aiconf.api.health.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether one gang scheduler is installed, runs, and is configured: its controllers first, since
 * without them what its queues say belongs to the past.
 */
final class SchedulerInspection {

  static final Reason API_MISSING = new Reason(
      "API_MISSING",
      "The controllers of the scheduler are there, but an API that they work with is not served.");

  private final CheckContext context;
  private final Cluster cluster;
  private final GangScheduler scheduler;

  SchedulerInspection(CheckContext context, GangScheduler scheduler) {
    this.context = context;
    this.cluster = context.cluster();
    this.scheduler = scheduler;
  }

  /** What {@link #finding} reads. */
  static Reads reads(GangScheduler scheduler) {
    Reads reads = Controllers.reads();
    for (ResourceType api : scheduler.apis()) {
      reads = reads.list(api, "metadata.name");
    }
    if (scheduler.queues().isPresent()) {
      GangScheduler.Queues queues = scheduler.queues().get();
      reads = reads.list(queues.resource(), queues.rule().field());
    }
    if (scheduler.gangs().isPresent()) {
      GangScheduler.Gangs gangs = scheduler.gangs().get();
      reads = reads.list(gangs.resource(), gangs.size(), gangs.placed().field());
    }
    if (scheduler.configuration().isPresent()) {
      reads = reads.plus(scheduler.configuration().get().reads());
    }
    if (scheduler.admitsByQuota()) {
      reads = reads.plus(QuotaAdmission.reads());
    }
    return scheduler.webhookGroups().isEmpty() ? reads : reads.plus(Webhooks.reads());
  }

  /**
   * The finding; empty where the scheduler is not installed.
   *
   * @throws io.github.aiconf.api.cluster.UnreadableException if that cannot be told
   */
  Optional<Finding> finding() {
    List<ResourceType> missing =
        scheduler.apis().stream().filter(this::isKnownToBeMissing).toList();
    boolean needsApi = !scheduler.apis().isEmpty();
    if (needsApi && !ServedApi.isServed(cluster, scheduler.apis().get(0))) {
      List<KubernetesObject> left =
          installation(cluster.listVisible(DEPLOYMENTS)).exclusive();
      return left.isEmpty() ? Optional.empty() : Optional.of(apiMissing(missing, left));
    }
    Installation installation = installation(cluster.list(DEPLOYMENTS));
    if (!needsApi && installation.isEmpty()) {
      return Optional.empty();
    }
    Finding controllers = controllers(installation);
    if (controllers.verdict() != Verdict.PASS) {
      return Optional.of(controllers);
    }
    return Optional.of(
        missing.isEmpty()
            ? configured(installation.namespaces(), controllers)
            : apiMissing(missing, installation.exclusive()));
  }

  private Installation installation(Listing deployments) {
    return Installation.find(scheduler.controllers(), scheduler.namespaces(), deployments);
  }

  private boolean isKnownToBeMissing(ResourceType api) {
    Listing list = cluster.listVisible(api);
    return list.gap().isEmpty() && !list.isServed();
  }

  private Finding apiMissing(List<ResourceType> missing, List<KubernetesObject> deployments) {
    List<Observation> seen = new ArrayList<>();
    for (ResourceType api : missing) {
      seen.add(Observation.of(api.inDiscovery(), "versions", "not served", "served"));
    }
    deployments.forEach(d -> seen.add(Observation.of(d, "metadata.name", d.name())));
    return Finding.fail(
            API_MISSING,
            scheduler.title() + " is deployed, but the API server does not serve all of its APIs.")
        .lookedFor("the APIs " + scheduler.apis())
        .next("Install the CustomResourceDefinitions of " + scheduler.title() + " again.")
        .observed(seen);
  }

  private Finding controllers(Installation installation) {
    List<Supplier<Finding>> questions = new ArrayList<>();
    for (ControllerMatch controller : scheduler.controllers()) {
      questions.add(() -> controller(installation, controller));
    }
    return AllOf.join("", questions);
  }

  private Finding controller(Installation installation, ControllerMatch controller) {
    return Alternatives.atLeastOne(
        installation.of(controller),
        deployment -> deployment.reference().toString(),
        deployment -> Optional.of(Controllers.health(cluster, deployment)
            .finding(deployment.reference() + " is available.")),
        () -> notFound(installation, controller));
  }

  private Finding notFound(Installation installation, ControllerMatch controller) {
    String what = "Deployment of the " + controller.name() + " of " + scheduler.title();
    if (controller.optional()) {
      return Finding.pass("").note("No " + what + " was found; it works without it");
    }
    List<Observation> seen = new ArrayList<>();
    installation
        .deployments()
        .values()
        .forEach(list -> list.forEach(d -> seen.add(Observation.of(d, "metadata.name", d.name()))));
    for (ResourceType api : scheduler.apis()) {
      seen.add(Observation.count(cluster.listVisible(api)));
    }
    return Finding.unknown(
            Reason.AMBIGUOUS,
            "Parts of " + scheduler.title() + " are on the cluster, but no Deployment of its "
                + controller.name() + " was found.")
        .lookedFor("a " + what + ": " + controller.shown())
        .next(
            "If it runs, describe its Deployment in a profile of the kind GangScheduler with --profiles. "
                + "If it is gone, install it again, or remove what is left of it.")
        .observed(seen);
  }

  private Finding configured(Set<String> namespaces, Finding controllers) {
    List<Supplier<Finding>> questions = new ArrayList<>(List.of(() -> controllers));
    scheduler
        .queues()
        .ifPresent(queues -> questions.add(() -> QueueInspection.ask(cluster, scheduler, queues)));
    scheduler
        .plugin()
        .ifPresent(plugin -> questions.add(() -> new PluginInspection(
                scheduler, plugin, scheduler.configuration().orElseThrow())
            .ask(context, namespaces)));
    if (!scheduler.webhookGroups().isEmpty()) {
      questions.add(() -> WebhookInspection.ask(cluster, scheduler));
    }
    Finding finding = AllOf.join(
        scheduler.title() + " is ready for gangs: its controllers run"
            + (scheduler.queues().isPresent() ? " and a queue takes gangs in." : "."),
        questions);
    return finding.verdict() == Verdict.PASS ? withFacts(finding, namespaces) : finding;
  }

  private Finding withFacts(Finding finding, Set<String> namespaces) {
    Finding described = finding;
    if (scheduler.admitsByQuota()) {
      Set<String> open = scheduler
          .queues()
          .map(queues -> QueueInspection.open(cluster, queues))
          .orElse(Set.of());
      described = new QuotaAdmission(context, scheduler, open).describe(described, namespaces);
    }
    return scheduler.gangs().isPresent()
        ? GangObjects.describe(cluster, scheduler.gangs().get(), described)
        : described;
  }
}
