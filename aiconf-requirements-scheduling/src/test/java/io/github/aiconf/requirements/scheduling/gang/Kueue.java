package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.testkit.ClusterFixture;

/** A cluster with Kueue. */
final class Kueue {

  static final String IMAGE = "registry.k8s.io/kueue/kueue:v0.16.1";
  static final String LABELS = "app.kubernetes.io/name: kueue, control-plane: controller-manager";
  static final String NAME = "kueue-system/kueue-controller-manager";
  static final String CONTROLLER = Manifests.running(NAME, IMAGE, LABELS);
  static final String WEBHOOKS =
      Manifests.webhooks("kueue.x-k8s.io", "kueue-system/kueue-webhook-service", true);
  static final String WAITING = """
      apiVersion: config.kueue.x-k8s.io/v1beta2
      kind: Configuration
      waitForPodsReady:
        timeout: 5m
      integrations:
        frameworks:
        - "batch/job"
        - jobset.x-k8s.io/jobset
      """;

  private Kueue() {}

  /** Kueue with nothing to complain about. */
  static ClusterFixture healthy() {
    return served()
        .with(CONTROLLER)
        .with(WEBHOOKS)
        .with(queue("gpus", "True", 2, 2))
        .with(config(WAITING))
        .with(localQueue("gpus"));
  }

  static ClusterFixture served() {
    return ClusterFixture.of("1.35")
        .serving(
            "kueue.x-k8s.io/v1beta2",
            "clusterqueues/ClusterQueue",
            "localqueues/LocalQueue",
            "resourceflavors/ResourceFlavor",
            "workloads/Workload");
  }

  static String queue(String name, String active, int generation, int observed) {
    return """
        apiVersion: kueue.x-k8s.io/v1beta2
        kind: ClusterQueue
        metadata: {name: %s, generation: %d}
        spec: {resourceGroups: [{coveredResources: [cpu], flavors: [{name: default}]}]}
        status:
          conditions:
          - {type: Active, status: "%s", reason: Checked, observedGeneration: %d}
        """.formatted(name, generation, active, observed);
  }

  static String localQueue(String clusterQueue) {
    return """
        apiVersion: kueue.x-k8s.io/v1beta2
        kind: LocalQueue
        metadata: {namespace: team-a, name: main}
        spec: {clusterQueue: %s}
        """.formatted(clusterQueue);
  }

  static String flavor(String topology) {
    return """
        apiVersion: kueue.x-k8s.io/v1beta2
        kind: ResourceFlavor
        metadata: {name: default}
        spec: {topologyName: %s}
        """.formatted(topology);
  }

  static String config(String content) {
    return Manifests.configMap(
        "kueue-system/kueue-manager-config", "controller_manager_config.yaml", content);
  }
}
