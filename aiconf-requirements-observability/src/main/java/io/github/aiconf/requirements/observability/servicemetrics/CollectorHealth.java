package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells whether a collector and its operator run. */
final class CollectorHealth {

  static final Reason COLLECTOR_UNAVAILABLE = new Reason(
      "COLLECTOR_UNAVAILABLE",
      "A collector is installed, but it or its operator does not run or is paused, so nothing new is collected.");

  /** The word of the Prometheus Operator for a collector of which some pods are available. */
  private static final String DEGRADED = "Degraded";

  private final Workloads workloads;

  CollectorHealth(Workloads workloads) {
    this.workloads = workloads;
  }

  /** PASS with what was seen, or what is wrong. */
  Finding of(Collector collector) {
    return all(
        collector + " runs.",
        List.of(
            () -> operator(collector),
            () -> notPaused(collector),
            () -> state(collector),
            () -> running(collector)));
  }

  /** The first finding that is not PASS, else all of them as one. */
  static Finding all(String summary, List<Supplier<Finding>> parts) {
    Finding whole = Finding.pass(summary);
    for (Supplier<Finding> part : parts) {
      Finding finding = part.get();
      if (finding.verdict() != Verdict.PASS) {
        return finding.observed(whole.observations()).warnings(whole.warnings());
      }
      whole = whole.observed(finding.observations()).warnings(finding.warnings());
    }
    return whole;
  }

  /** Conditions that an operator wrote before it was removed would otherwise count as present. */
  private Finding operator(Collector collector) {
    Optional<WorkloadPattern> pattern = collector.kind().operator();
    if (pattern.isEmpty()) {
      return Finding.pass("No operator is needed.");
    }
    List<KubernetesObject> found = workloads.deployments(pattern.get());
    if (found.isEmpty()) {
      return Finding.unknown(
              Reason.AMBIGUOUS,
              "No operator of " + collector + " was recognised, so its status may be left over.")
          .lookedFor("a Deployment with " + pattern.get())
          .next(
              "If the operator is gone, install it again; if it runs under other names, add them to a MetricsCollector "
                  + "profile named " + collector.kind().name() + " with --profiles.")
          .observed(
              Observation.of(collector.object(), "Deployments of its operator", "0", "at least 1"));
    }
    return anyOf(found);
  }

  private static Finding anyOf(List<KubernetesObject> found) {
    List<Finding> findings = found.stream().map(WorkloadHealth::of).toList();
    Finding best = findings.stream()
        .filter(finding -> finding.verdict() == Verdict.PASS)
        .findFirst()
        .or(() -> findings.stream().filter(f -> f.verdict() == Verdict.UNKNOWN).findFirst())
        .orElse(findings.get(0));
    for (Finding other : findings) {
      if (best.verdict() == Verdict.PASS && other.verdict() != Verdict.PASS) {
        best = best.warning(other.summary());
      }
    }
    return best;
  }

  private static Finding notPaused(Collector collector) {
    Optional<String> field = collector.kind().report().paused();
    if (field.filter(path -> collector.object().at(path).isTrue()).isPresent()) {
      return Finding.fail(
              COLLECTOR_UNAVAILABLE, collector + " is paused, so it takes up no new monitor.")
          .lookedFor(field.get() + " absent or false")
          .next("Set " + field.get() + " of " + collector + " to false.")
          .observed(Observation.of(collector.object(), field.get(), "true", "absent or false"));
    }
    return Finding.pass("It is not paused.");
  }

  private static Finding state(Collector collector) {
    MetricsCollector.SelfReport report = collector.kind().report();
    String state = report.state().map(collector.object()::text).orElse("");
    if (report.brokenStates().contains(state)) {
      return broken(
          collector,
          Observation.of(collector.object(), report.state().orElse(""), state, "another"));
    }
    return Finding.pass("It says nothing against it.");
  }

  private Finding running(Collector collector) {
    Optional<Condition> condition =
        collector.kind().report().condition().flatMap(collector.object()::condition);
    if (condition.isPresent()) {
      return byCondition(collector, condition.get());
    }
    if (collector.kind().resource().isEmpty()) {
      return WorkloadHealth.of(collector.object());
    }
    List<KubernetesObject> found =
        collector.kind().agents().map(workloads::matching).orElse(List.of());
    Finding finding = found.isEmpty() ? byNames(collector) : anyOf(found);
    return collector
        .kind()
        .report()
        .condition()
        .map(type -> finding.warning(
            collector + " has no condition " + type + "; its workload was looked at instead"))
        .orElse(finding);
  }

  private static Finding byCondition(Collector collector, Condition condition) {
    KubernetesObject object = collector.object();
    if (!object.isFresh(condition)) {
      return Finding.unknown(
              Reason.STALE, "The status of " + collector + " is of an earlier generation.")
          .lookedFor("the condition " + condition.type() + " of the present generation")
          .next("See in the log of the operator why it does not act on " + collector + ".")
          .observed(Observation.of(
              object,
              "status.conditions[" + condition.type() + "].observedGeneration",
              String.valueOf(condition.observedGeneration().orElse(0)),
              String.valueOf(object.generation())));
    }
    if (!condition.isTrue() && !condition.status().equals(DEGRADED)) {
      return broken(
          collector, Observation.of(object, condition.field(), condition.shown(), "True"));
    }
    Optional<String> field = collector.kind().report().replicas();
    long available = field.map(path -> object.at(path).number(0)).orElse(1L);
    if (available == 0) {
      return broken(collector, Observation.of(object, field.orElse(""), "0", "at least 1"));
    }
    Finding running = Finding.pass(collector + " is available.")
        .observed(object, condition.field(), condition.shown());
    if (field.isPresent()) {
      running = running.observed(object, field.get(), String.valueOf(available));
    }
    return condition.isTrue()
        ? running
        : running.warning(collector + " is degraded: " + condition.message());
  }

  private Finding byNames(Collector collector) {
    List<Supplier<Finding>> parts = new ArrayList<>();
    for (String pattern : collector.kind().workloads()) {
      String name = pattern.replace("{name}", collector.object().name());
      parts.add(() -> workloads
          .find(collector.object().namespace(), name)
          .map(WorkloadHealth::of)
          .orElseGet(() -> broken(
              collector,
              Observation.of(collector.object(), "workload " + name, "absent", "present"))));
    }
    if (parts.isEmpty()) {
      return broken(
          collector,
          Observation.of(
              collector.object(),
              "its workload",
              "absent",
              collector.kind().agents().map(WorkloadPattern::toString).orElse("present")));
    }
    return all(collector + " runs.", parts);
  }

  private static Finding broken(Collector collector, Observation seen) {
    KubernetesObject object = collector.object();
    return Finding.fail(COLLECTOR_UNAVAILABLE, collector + " does not run.")
        .lookedFor(collector + " available, with at least one pod")
        .next("Look at kubectl -n " + object.namespace() + " describe "
            + collector.kind().resource().map(Object::toString).orElse("deployment") + " "
            + object.name() + ", and at the log of its operator.")
        .observed(seen);
  }
}
