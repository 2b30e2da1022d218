package io.github.aiconf.api.health;

import static io.github.aiconf.api.cluster.Resources.DEPLOYMENTS;
import static io.github.aiconf.api.cluster.Resources.PODS;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the Deployments of controllers and tells whether they run. */
public final class Controllers {

  /** The Deployment of a controller has no available replica, or a pod of it is not Ready. */
  public static final Reason CONTROLLER_UNAVAILABLE = new Reason(
      "CONTROLLER_UNAVAILABLE",
      "The component is installed, but its controller does not run: no replica, or none Ready.");

  /**
   * A component that restarts more often than this is worth a look; how fast the number grows one
   * reading does not show.
   */
  private static final long MANY_RESTARTS = 5;

  private Controllers() {}

  /** What {@link #find} and {@link #health} read. */
  public static Reads reads() {
    return Reads.none()
        .list(
            DEPLOYMENTS,
            "metadata.labels",
            "spec.replicas",
            "spec.selector",
            "spec.template.metadata.labels",
            "spec.template.spec.containers.image",
            "spec.template.spec.containers.name",
            "status.conditions",
            "status.observedGeneration",
            "status.availableReplicas")
        .list(
            PODS,
            "metadata.labels",
            "status.phase",
            "status.conditions",
            "status.containerStatuses.name",
            "status.containerStatuses.restartCount",
            "status.containerStatuses.state.waiting.reason");
  }

  /**
   * The Deployments that carry all of these labels, themselves or on their pods.
   *
   * @throws io.github.aiconf.api.cluster.UnreadableException if Deployments cannot be listed
   */
  public static List<KubernetesObject> find(Cluster cluster, Map<String, String> labels) {
    return cluster.list(DEPLOYMENTS).stream()
        .filter(deployment -> contains(deployment.labels(), labels)
            || contains(deployment.at("spec.template.metadata.labels").strings(), labels))
        .toList();
  }

  /** Whether a map of labels has all of the wanted ones. */
  public static boolean contains(Map<String, String> labels, Map<String, String> wanted) {
    return labels.entrySet().containsAll(wanted.entrySet());
  }

  /** Whether a Deployment is available in its present form, and its pods are Ready. */
  public static Health health(Cluster cluster, KubernetesObject deployment) {
    long replicas = deployment.at("spec.replicas").number(1);
    if (replicas == 0) {
      return broken(
          deployment,
          deployment.reference() + " is scaled to 0.",
          "Scale it up: kubectl -n " + deployment.namespace() + " scale deployment "
              + deployment.name() + " --replicas=1",
          List.of(Observation.of(deployment, "spec.replicas", "0", "at least 1")));
    }
    Observation available = available(deployment);
    if (available.expected().isPresent()) {
      return broken(
          deployment,
          deployment.reference() + " is not available.",
          "Look at kubectl -n " + deployment.namespace() + " describe deployment "
              + deployment.name(),
          List.of(available));
    }
    return withPods(cluster, deployment, available);
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

  private static Health withPods(
      Cluster cluster, KubernetesObject deployment, Observation available) {
    List<Observation> seen = new ArrayList<>(List.of(available));
    List<String> warnings = new ArrayList<>();
    int ready = 0;
    Map<String, String> selector = deployment.at("spec.selector.matchLabels").strings();
    List<KubernetesObject> pods = cluster
        .list(PODS)
        .inNamespace(deployment.namespace())
        .filter(pod -> isRunningPodOf(selector, pod))
        .toList();
    for (KubernetesObject pod : pods) {
      if (pod.condition("Ready").filter(Condition::isTrue).isPresent()) {
        ready++;
      } else {
        seen.add(Observation.of(pod, "status.conditions[Ready].status", readiness(pod), "True"));
      }
      restarts(pod).ifPresent(warnings::add);
    }
    if (ready == 0) {
      Observation none = Observation.of(deployment, "pods with condition Ready", "0", "at least 1");
      seen.add(none);
      return new Health(
          Optional.of(problem(
              deployment,
              deployment.reference() + " has no Ready pod.",
              "Look at kubectl -n " + deployment.namespace() + " get pods")),
          seen,
          warnings,
          List.of());
    }
    seen.add(1, Observation.of(deployment, "pods with condition Ready", String.valueOf(ready)));
    return new Health(Optional.empty(), seen, warnings, List.of());
  }

  private static boolean isRunningPodOf(Map<String, String> selector, KubernetesObject pod) {
    String phase = pod.text("status.phase");
    return !selector.isEmpty()
        && contains(pod.labels(), selector)
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

  private static Health broken(
      KubernetesObject deployment, String summary, String next, List<Observation> observations) {
    return Health.broken(problem(deployment, summary, next), observations);
  }

  private static Health.Problem problem(KubernetesObject deployment, String summary, String next) {
    return new Health.Problem(
        CONTROLLER_UNAVAILABLE,
        summary,
        deployment.reference() + " available, with a Ready pod",
        next);
  }
}
