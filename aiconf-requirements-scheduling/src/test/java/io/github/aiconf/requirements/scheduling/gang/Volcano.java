package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.testkit.ClusterFixture;

/** A cluster with Volcano. */
final class Volcano {

  static final String SCHEDULER = controller("scheduler", "vc-scheduler", "volcano-scheduler");
  static final String CONTROLLERS =
      controller("controllers", "vc-controller-manager", "volcano-controller");
  static final String ADMISSION =
      controller("admission", "vc-webhook-manager", "volcano-admission");
  static final String CONFIG = """
      actions: "enqueue, allocate, backfill"
      tiers:
      - plugins:
        - name: priority
        - name: gang
          enablePreemptable: false
        - name: conformance
      - plugins:
        - name: drf
      """;

  private Volcano() {}

  static ClusterFixture healthy() {
    return controlled().with(queue("default", "Open")).with(config(CONFIG));
  }

  /** Its controllers without queue and configuration. */
  static ClusterFixture controlled() {
    return served()
        .with(SCHEDULER)
        .with(CONTROLLERS)
        .with(ADMISSION)
        .with(Manifests.webhooks("scheduling.volcano.sh", "volcano-system/admission", true));
  }

  static ClusterFixture served() {
    return ClusterFixture.of("1.35")
        .serving("scheduling.volcano.sh/v1beta1", "queues/Queue", "podgroups/PodGroup");
  }

  static String queue(String name, String state) {
    return """
        apiVersion: scheduling.volcano.sh/v1beta1
        kind: Queue
        metadata: {name: %s}
        status: {state: %s}
        """.formatted(name, state);
  }

  static String config(String content) {
    return Manifests.configMap(
        "volcano-system/volcano-scheduler-configmap", "volcano-scheduler.conf", content);
  }

  private static String controller(String name, String image, String app) {
    return Manifests.running(
        "volcano-system/volcano-" + name,
        "docker.io/volcanosh/" + image + ":v1.14.1",
        "app: " + app);
  }
}
