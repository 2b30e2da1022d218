package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.requirements.operators.robust.OperatorObjects.CA;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.controller;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.crd;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.lease;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.on;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.service;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.to;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.webhook;

import io.github.aiconf.testkit.ClusterFixture;

/** Operators as tests need them, whole or in parts. */
final class Operators {

  static final String RAY = "app.kubernetes.io/name: kuberay-operator";
  static final String TRAINER =
      "app.kubernetes.io/name: trainer, app.kubernetes.io/part-of: kubeflow";
  static final String SCAFFOLD = "control-plane: controller-manager";

  static final String RAY_CRDS =
      crd("rayclusters", "ray.io", "v1") + "---\n" + crd("rayjobs", "ray.io", "v1");

  static final String KUEUE_ON_RAY = service("kueue-system", "kueue-webhook-service", SCAFFOLD)
      + "---\n"
      + webhook(
          "kueue-validating-webhook-configuration",
          to("kueue-system", "kueue-webhook-service", CA),
          on("ray.io", "v1", "rayclusters"),
          "");

  static ClusterFixture ray() {
    return ClusterFixture.of("1.35")
        .with(RAY_CRDS)
        .with(controller("ray", "kuberay-operator", RAY));
  }

  static ClusterFixture rayWithWebhook() {
    return ray()
        .with(service("ray", "webhook-service", RAY))
        .with(webhook(
            "ray-webhooks",
            to("ray", "webhook-service", CA),
            on("ray.io", "v1", "rayclusters, rayjobs"),
            ""));
  }

  /** With a leader, a conversion webhook and a job that succeeded. */
  static ClusterFixture rayInUse() {
    return rayWithWebhook()
        .with(lease("ray", "ray-operator-leader", "2025-12-31T23:59:50Z"))
        .with(crd(
            "rayservices",
            "ray.io",
            "{name: v1, served: true}, {name: v1alpha1, served: false}",
            ", conversion: {strategy: Webhook, webhook: {clientConfig: {%s}}}"
                .formatted(to("ray", "webhook-service", CA)),
            ""))
        .with("""
            apiVersion: ray.io/v1
            kind: RayJob
            metadata: {name: a, namespace: default, generation: 1}
            status: {jobStatus: SUCCEEDED}
            """);
  }

  static ClusterFixture trainer() {
    return ClusterFixture.of("1.35")
        .with(crd("trainjobs", "trainer.kubeflow.org", "v1alpha1"))
        .with(controller("kubeflow-system", "kubeflow-trainer-controller-manager", TRAINER))
        .with(service("kubeflow-system", "kubeflow-trainer-controller-manager", TRAINER))
        .with(webhook(
            "validator.trainer.kubeflow.org",
            to("kubeflow-system", "kubeflow-trainer-controller-manager", CA),
            on("trainer.kubeflow.org", "v1alpha1", "trainjobs"),
            ""));
  }

  static String jobSet() {
    return String.join(
        "---\n",
        crd("jobsets", "jobset.x-k8s.io", "v1alpha2"),
        controller("jobset-system", "jobset-controller-manager", SCAFFOLD),
        service("jobset-system", "jobset-webhook-service", SCAFFOLD),
        webhook(
            "jobset-validating-webhook-configuration",
            to("jobset-system", "jobset-webhook-service", CA),
            on("jobset.x-k8s.io", "v1alpha2", "jobsets"),
            ""));
  }

  private Operators() {}
}
