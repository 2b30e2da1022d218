package io.github.aiconf.api.health;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges one Deployment: by itself first, then by the pods that it is shown. */
final class DeploymentHealth {

  /**
   * A component that restarts more often than this is worth a look; how fast the number grows one
   * reading does not show.
   */
  private static final long MANY_RESTARTS = 5;

  private final KubernetesObject deployment;
  private final Map<String, String> selector;
  private final Observation available;
  private final List<Observation> notReady = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int ready;

  DeploymentHealth(KubernetesObject deployment) {
    this.deployment = deployment;
    this.selector = deployment.at("spec.selector.matchLabels").strings();
    this.available = available(deployment);
  }

  /** Whether it is available, so that its pods decide. */
  boolean dependsOnPods() {
    return !isScaledToZero() && available.expected().isEmpty();
  }

  /** Takes a pod into account, if it is one of the Deployment that is to run. */
  void look(KubernetesObject pod) {
    if (!isOwn(pod)) {
      return;
    }
    if (pod.condition("Ready").filter(Condition::isTrue).isPresent()) {
      ready++;
    } else {
      notReady.add(Observation.of(pod, "status.conditions[Ready].status", readiness(pod), "True"));
    }
    restarts(pod).ifPresent(warnings::add);
  }

  /** How it stands, by all that it was shown. */
  Health health() {
    if (isScaledToZero()) {
      return Health.broken(
          problem(
              deployment.reference() + " is scaled to 0.",
              "Scale it up: kubectl -n " + deployment.namespace() + " scale deployment "
                  + deployment.name() + " --replicas=1"),
          List.of(Observation.of(deployment, "spec.replicas", "0", "at least 1")));
    }
    if (available.expected().isPresent()) {
      return Health.broken(
          problem(
              deployment.reference() + " is not available.",
              "Look at kubectl -n " + deployment.namespace() + " describe deployment "
                  + deployment.name()),
          List.of(available));
    }
    return byPods();
  }

  private Health byPods() {
    String field = "pods with condition Ready";
    List<Observation> seen = new ArrayList<>(List.of(available));
    if (ready == 0) {
      seen.addAll(notReady);
      seen.add(Observation.of(deployment, field, "0", "at least 1"));
      Health.Problem none = problem(
          deployment.reference() + " has no Ready pod.",
          "Look at kubectl -n " + deployment.namespace() + " get pods");
      return new Health(Optional.of(none), seen, warnings, List.of());
    }
    seen.add(Observation.of(deployment, field, String.valueOf(ready)));
    seen.addAll(notReady);
    return new Health(Optional.empty(), seen, warnings, List.of());
  }

  private boolean isScaledToZero() {
    return deployment.at("spec.replicas").number(1) == 0;
  }

  private static Observation available(KubernetesObject deployment) {
    String field = "status.conditions[Available].status";
    Optional<Condition> condition = deployment.condition("Available");
    long observed = deployment.at("status.observedGeneration").number(deployment.generation());
    if (observed < deployment.generation()) {
      return Observation.of(
          deployment,
          "status.observedGeneration",
          String.valueOf(observed),
          String.valueOf(deployment.generation()));
    }
    return condition.filter(Condition::isTrue).isPresent()
        ? Observation.of(deployment, field, condition.map(Condition::shown).orElse(""))
        : Observation.of(
            deployment, field, condition.map(Condition::shown).orElse("absent"), "True");
  }

  private boolean isOwn(KubernetesObject pod) {
    String phase = pod.text("status.phase");
    return !selector.isEmpty()
        && pod.namespace().equals(deployment.namespace())
        && Controllers.contains(pod.labels(), selector)
        && !phase.equals("Succeeded")
        && !phase.equals("Failed");
  }

  private static String readiness(KubernetesObject pod) {
    for (Value container : pod.items("status.containerStatuses")) {
      String waiting = container.text("state.waiting.reason");
      if (!waiting.isEmpty()) {
        return waiting;
      }
    }
    return pod.condition("Ready").map(Condition::shown).orElse("absent");
  }

  private static Optional<String> restarts(KubernetesObject pod) {
    long restarts = 0;
    for (Value container : pod.items("status.containerStatuses")) {
      restarts += container.get("restartCount").number(0);
    }
    return restarts > MANY_RESTARTS
        ? Optional.of(pod.reference() + " has restarted " + restarts + " times")
        : Optional.empty();
  }

  private Health.Problem problem(String summary, String next) {
    return new Health.Problem(
        Controllers.CONTROLLER_UNAVAILABLE,
        summary,
        deployment.reference() + " available, with a Ready pod",
        next);
  }
}
