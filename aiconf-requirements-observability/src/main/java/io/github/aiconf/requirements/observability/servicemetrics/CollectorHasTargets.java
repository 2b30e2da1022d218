package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.api.cluster.Resources.CONFIG_MAPS;
import static io.github.aiconf.api.cluster.Resources.NAMESPACES;
import static io.github.aiconf.requirements.observability.servicemetrics.CollectorAnswer.NOTHING_SELECTED;
import static io.github.aiconf.requirements.observability.servicemetrics.CollectorAnswer.TARGETS_UNRESOLVED;
import static io.github.aiconf.requirements.observability.servicemetrics.CollectorHealth.COLLECTOR_UNAVAILABLE;

import io.github.aiconf.api.Alternatives;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.requirements.observability.servicemetrics.MetricsCollector.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** INSPECT: a collector runs and selects at least one monitor with a target that is ready. */
final class CollectorHasTargets implements Check {

  @Override
  public String id() {
    return "collector_has_targets";
  }

  @Override
  public Depth depth() {
    return Depth.INSPECT;
  }

  @Override
  public String question() {
    return "Does a metrics collector run that selects at least one monitor whose target exists and is ready?";
  }

  @Override
  public String proves() {
    return "The wiring from the collector through its selectors to a ready target at a port that exists. Not that samples "
        + "arrive: credentials, TLS, relabelling, network policies and limits of the operator to certain namespaces are not "
        + "evaluated, and neither is what the target answers.";
  }

  @Override
  public List<Reason> failures() {
    return List.of(COLLECTOR_UNAVAILABLE, NOTHING_SELECTED, TARGETS_UNRESOLVED);
  }

  @Override
  public Reads reads(Profiles profiles) {
    List<MetricsCollector> kinds = profiles.all(MetricsCollector.KIND);
    Reads reads = Targets.reads(kinds).plus(Workloads.reads()).list(NAMESPACES, "metadata.labels");
    for (MetricsCollector kind : kinds) {
      reads = reads.plus(kind.reads());
      if (kind.platform().isPresent()) {
        reads = reads.named(CONFIG_MAPS, kind.platform().get().configMap());
      }
    }
    return reads;
  }

  @Override
  public Finding run(CheckContext context) {
    List<MetricsCollector> kinds = context.profiles().all(MetricsCollector.KIND);
    Survey survey = new Survey(context.cluster(), kinds, context.profiles().all(ModelServer.KIND));
    Finding finding = Alternatives.atLeastOne(
        kinds,
        MetricsCollector::title,
        kind -> answer(context, survey, kind),
        () -> notInstalled(survey, kinds));
    return new Coverage(survey).describe(finding);
  }

  private static Optional<Finding> answer(
      CheckContext context, Survey survey, MetricsCollector kind) {
    List<Collector> found = collectors(survey, kind);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Alternatives.atLeastOne(
        found,
        Collector::toString,
        collector -> answer(context, survey, collector, found),
        () -> notInstalled(survey, List.of(kind))));
  }

  private static Optional<Finding> answer(
      CheckContext context, Survey survey, Collector collector, List<Collector> all) {
    Optional<Platform> platform = collector
        .kind()
        .platform()
        .filter(p -> p.namespace().equals(collector.object().namespace()));
    if (platform.isPresent()) {
      String users = platform.get().userNamespace();
      return all.stream().anyMatch(other -> other.object().namespace().equals(users))
          ? Optional.empty()
          : Optional.of(PlatformAnswer.of(context, collector, platform.get()));
    }
    return Optional.of(collector
        .kind()
        .annotations()
        .map(names -> new AnnotationAnswer(survey).of(collector, names))
        .orElseGet(() -> new CollectorAnswer(survey).of(collector)));
  }

  private static List<Collector> collectors(Survey survey, MetricsCollector kind) {
    List<Collector> found = new ArrayList<>();
    if (kind.resource().isPresent()) {
      for (KubernetesObject object : survey.cluster().list(kind.resource().get())) {
        if (kind.enabledBy().map(path -> object.at(path).isTrue()).orElse(true)) {
          found.add(new Collector(kind, object));
        }
      }
      return found;
    }
    for (WorkloadPattern agents : kind.agents().stream().toList()) {
      survey.workloads().matching(agents).stream()
          .filter(workload -> !isOwned(workload))
          .forEach(workload -> found.add(new Collector(kind, workload)));
    }
    return found;
  }

  /** What an operator made is judged by the object that the operator made it for. */
  private static boolean isOwned(KubernetesObject workload) {
    return !workload.items("metadata.ownerReferences").isEmpty();
  }

  private static Finding notInstalled(Survey survey, List<MetricsCollector> kinds) {
    Cluster cluster = survey.cluster();
    Finding finding = Finding.unknown(
            Reason.NOT_INSTALLED,
            "No metrics collector was seen. An agent that no profile describes, or one outside the cluster, may still collect.")
        .lookedFor("one of: "
            + String.join("; ", kinds.stream().map(MetricsCollector::title).toList()))
        .next(
            "Install one of them, for example the Prometheus Operator with a Prometheus and a ServiceMonitor; describe another "
                + "one in a MetricsCollector profile with --profiles.");
    for (MetricsCollector kind : kinds) {
      finding = finding.observed(kind.resource().stream()
          .map(type -> Observation.count(cluster.list(type)))
          .toList());
    }
    finding = finding.observed(Observation.of(
        ObjectReference.list("apps/v1", "Deployment"),
        "items that are a collector",
        "0",
        "at least 1"));
    return finding.notes(idleMonitors(cluster, kinds));
  }

  private static List<String> idleMonitors(Cluster cluster, List<MetricsCollector> kinds) {
    List<ResourceType> types = kinds.stream()
        .flatMap(kind -> kind.monitors().stream().map(MonitorType::resource))
        .distinct()
        .sorted()
        .toList();
    List<String> notes = new ArrayList<>();
    for (ResourceType type : types) {
      Listing list = cluster.listVisible(type);
      if (!list.isEmpty()) {
        notes.add(list.size() + " " + type + " exist, but no collector that reads them was seen");
      }
    }
    return notes;
  }
}
