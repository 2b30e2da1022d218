package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.requirements.observability.servicemetrics.CollectorHealth.COLLECTOR_UNAVAILABLE;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.KubernetesObject;
import java.util.Locale;

/**
 * Tells by its status whether a workload has an available pod. A condition is no help: that of a
 * Deployment may be True with no pod, where its strategy allows all of them to be away.
 */
final class WorkloadHealth {

  private WorkloadHealth() {}

  static Finding of(KubernetesObject workload) {
    long observed = workload.at("status.observedGeneration").number(workload.generation());
    if (observed < workload.generation()) {
      return Finding.unknown(
              Reason.STALE,
              "The status of " + workload.reference() + " is of an earlier generation.")
          .lookedFor("a status of the present generation, with an available pod")
          .next("Wait until the rollout is done, then run this again: " + describe(workload))
          .observed(Observation.of(
              workload,
              "status.observedGeneration",
              String.valueOf(observed),
              String.valueOf(workload.generation())));
    }
    String field = field(workload);
    long available = workload.at(field).number(0);
    if (available == 0) {
      return Finding.fail(COLLECTOR_UNAVAILABLE, workload.reference() + " has no available pod.")
          .lookedFor("at least one available pod of " + workload.reference())
          .next("Look at " + describe(workload))
          .observed(Observation.of(workload, field, "0", "at least 1"));
    }
    Finding running = Finding.pass(workload.reference() + " runs.")
        .observed(workload, field, String.valueOf(available));
    long wanted = wanted(workload);
    return available < wanted
        ? running.warning(
            workload.reference() + " has " + available + " of " + wanted + " pods available")
        : running;
  }

  private static String field(KubernetesObject workload) {
    return switch (workload.kind()) {
      case "StatefulSet" -> "status.readyReplicas";
      case "DaemonSet" -> "status.numberReady";
      default -> "status.availableReplicas";
    };
  }

  private static long wanted(KubernetesObject workload) {
    return workload.kind().equals("DaemonSet")
        ? workload.at("status.desiredNumberScheduled").number(0)
        : workload.at("spec.replicas").number(1);
  }

  private static String describe(KubernetesObject workload) {
    return "kubectl -n " + workload.namespace() + " describe "
        + workload.kind().toLowerCase(Locale.ROOT) + " " + workload.name();
  }
}
