package io.github.aiconf.api.health;

import static io.github.aiconf.api.cluster.Resources.DEPLOYMENTS;
import static io.github.aiconf.api.cluster.Resources.PODS;

import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import java.util.List;
import java.util.Map;

/** Finds the Deployments of controllers and tells whether they run. */
public final class Controllers {

  /** The Deployment of a controller has no available replica, or a pod of it is not Ready. */
  public static final Reason CONTROLLER_UNAVAILABLE = new Reason(
      "CONTROLLER_UNAVAILABLE",
      "The component is installed, but its controller does not run: no replica, or none Ready.");

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
        .filter(deployment -> isLabelled(deployment, labels))
        .toList();
  }

  /** Whether a workload carries all of these labels, itself or on its pods. */
  public static boolean isLabelled(KubernetesObject workload, Map<String, String> labels) {
    return contains(workload.labels(), labels)
        || contains(workload.at("spec.template.metadata.labels").strings(), labels);
  }

  /** Whether a map of labels has all of the wanted ones. */
  public static boolean contains(Map<String, String> labels, Map<String, String> wanted) {
    return labels.entrySet().containsAll(wanted.entrySet());
  }

  /** Whether a Deployment is available in its present form, and its pods are Ready. */
  public static Health health(Cluster cluster, KubernetesObject deployment) {
    return health(cluster, List.of(deployment)).get(0);
  }

  /**
   * The same of several Deployments, in their order. The pods of the cluster are gone through once,
   * and not at all where the Deployments alone decide.
   */
  public static List<Health> health(Cluster cluster, List<KubernetesObject> deployments) {
    List<DeploymentHealth> asked =
        deployments.stream().map(DeploymentHealth::new).toList();
    List<DeploymentHealth> available =
        asked.stream().filter(DeploymentHealth::dependsOnPods).toList();
    if (!available.isEmpty()) {
      for (KubernetesObject pod : cluster.list(PODS)) {
        available.forEach(deployment -> deployment.look(pod));
      }
    }
    return asked.stream().map(DeploymentHealth::health).toList();
  }
}
