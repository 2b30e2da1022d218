package io.github.aiconf.integration;

/**
 * The objects of a cluster that satisfies the six requirements as far as INSPECT sees.
 *
 * <p>Real are: Kueue and JobSet with the status of queues, gangs and JobSets; the scheduler with
 * the allocation of claims; the workload controllers with the status of Deployments, DaemonSets and
 * StatefulSets. Applied by the tests are: the status of Gateway API objects and of Prometheus,
 * which no controller of this plane writes.
 */
final class ConformantCluster {

  private ConformantCluster() {}

  static void prepare(ControlPlane plane) {
    plane.nodes(2, "--prefix", "cpu");
    plane.nodes(2, "--gpus", "8", "--label", "nvidia.com/gpu.present=true");
    plane.nodes(
        2, "--prefix", "dra", "--gpus", "8", "--dra", "--label", "gpu.example.com/present=true");
    plane.apply("gateway-crds.yaml");
    plane.apply("monitoring-crds.yaml");
    plane.apply("gpu-stack.yaml");
    plane.apply("workloads.yaml");
    plane.apply("queues.yaml");
    plane.await("condition=Active", "clusterqueue/training");
    plane.await("condition=Active", "-n", "training", "localqueue/training");
    plane.apply("gangs.yaml");
    plane.await("condition=Established", "crd", "--all");
    plane.apply("gateway.yaml");
    plane.applyStatus("gateway-status.yaml");
    plane.apply("monitoring.yaml");
    plane.applyStatus("monitoring-status.yaml");
    ownPrometheus(plane);
    settle(plane);
  }

  /** As its operator does, which makes the StatefulSet of a Prometheus. */
  private static void ownPrometheus(ControlPlane plane) {
    String uid = plane.kubectl(
        "get", "prometheus", "-n", "monitoring", "main", "-o", "jsonpath={.metadata.uid}");
    plane.kubectl(
        "patch",
        "statefulset",
        "-n",
        "monitoring",
        "prometheus-main",
        "--type=merge",
        "-p",
        """
        {"metadata": {"ownerReferences": [{"apiVersion": "monitoring.coreos.com/v1", "kind": "Prometheus",
          "name": "main", "uid": "%s", "controller": true, "blockOwnerDeletion": true}]}}""".formatted(uid));
  }

  /** Until the controllers have done what the objects ask for. */
  static void settle(ControlPlane plane) {
    plane.await("condition=Available", "-A", "deployments", "--all");
    plane.await("jsonpath={.status.numberReady}=2", "-A", "daemonsets", "--all");
    plane.await("jsonpath={.status.availableReplicas}=1", "-A", "statefulsets", "--all");
    plane.await("condition=Admitted", "-n", "training", "workloads", "--all");
    plane.await("jsonpath={.status.ready}=4", "-n", "training", "job/pretraining");
    plane.await("condition=Completed", "-n", "training", "jobset/evaluation");
    plane.await("condition=Ready", "-n", "inference", "pods", "--all");
    plane.await("condition=Ready", "-n", "research", "pods", "--all");
  }
}
