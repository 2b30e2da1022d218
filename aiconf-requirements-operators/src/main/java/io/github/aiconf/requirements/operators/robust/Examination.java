package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.health.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found about one operator.
 *
 * @param finding empty where it is not installed
 * @param webhooks whether it has a webhook of its own
 * @param leftover what it left behind, where it is not installed but was once
 */
record Examination(
    OperatorProfile operator,
    Optional<Finding> finding,
    boolean webhooks,
    Optional<Observation> leftover) {

  static Examination of(
      Cluster cluster, OperatorProfile operator, List<KubernetesObject> definitions) {
    if (definitions.isEmpty()) {
      return new Examination(operator, Optional.empty(), false, Optional.empty());
    }
    try {
      return examine(cluster, operator, definitions);
    } catch (UnreadableException e) {
      Finding unreadable = Finding.unreadable(e.gap())
          .observed(Definitions.health(operator, definitions).observations());
      return new Examination(operator, Optional.of(unreadable), false, Optional.empty());
    }
  }

  boolean passes() {
    return finding.filter(f -> f.verdict() == Verdict.PASS).isPresent();
  }

  Examination with(Finding other) {
    return new Examination(operator, Optional.of(other), webhooks, leftover);
  }

  /** The requirement names webhooks, and complex operators; the lower, the more of it is shown. */
  int rank() {
    return (webhooks ? 0 : 2) + (operator.buildingBlock() ? 1 : 0);
  }

  /**
   * Step by step, the cause before its consequences; what comes after a broken one is not asked.
   */
  private static Examination examine(
      Cluster cluster, OperatorProfile operator, List<KubernetesObject> definitions) {
    Health defined = Definitions.health(operator, definitions);
    if (!defined.isHealthy()) {
      return failed(operator, defined);
    }
    ControllerWorkload controller = ControllerWorkload.find(cluster, operator);
    if (controller.isEmpty()) {
      MissingController missing = new MissingController(cluster, operator, definitions);
      Optional<Finding> finding = missing.finding();
      return new Examination(
          operator,
          finding,
          false,
          finding.isPresent() ? Optional.empty() : Optional.of(missing.leftover()));
    }
    Health running = controller.health(cluster);
    if (!running.isHealthy()) {
      return failed(operator, Health.all(List.of(running, defined)));
    }
    AdmissionWebhooks admission =
        AdmissionWebhooks.find(cluster, operator, definitions, controller);
    List<Health> called = new ArrayList<>();
    called.add(new WebhookHealth(cluster, operator, definitions, admission).health());
    definitions.forEach(
        definition -> ConversionWebhook.health(cluster, definition).ifPresent(called::add));
    Health webhooks = Health.all(called);
    if (!webhooks.isHealthy()) {
      return failed(operator, Health.all(List.of(webhooks, running, defined)));
    }
    Health leader = LeaderLease.health(cluster, operator, controller.namespaces());
    Finding passed = Health.all(List.of(running, webhooks, defined, leader))
        .finding(summary(operator, definitions.size(), admission.own().size()));
    passed = ReconcileEvidence.of(cluster, operator).addTo(passed);
    return new Examination(
        operator,
        Optional.of(operator.buildingBlock() ? asBuildingBlock(operator, passed) : passed),
        !admission.own().isEmpty(),
        Optional.empty());
  }

  private static Examination failed(OperatorProfile operator, Health health) {
    return new Examination(operator, Optional.of(health.finding("")), false, Optional.empty());
  }

  private static String summary(OperatorProfile operator, int definitions, int webhooks) {
    String parts = operator.title() + " has established CRDs (" + definitions
        + ") and a controller with a Ready pod";
    return webhooks == 0
        ? parts + "; it has no webhook of its own."
        : parts + ", and its webhooks can be called (" + webhooks + ").";
  }

  private static Finding asBuildingBlock(OperatorProfile operator, Finding finding) {
    return finding.note(
        operator.title()
            + " is a building block that other operators use; the requirement names complex ones, such as Ray or Kubeflow");
  }
}
