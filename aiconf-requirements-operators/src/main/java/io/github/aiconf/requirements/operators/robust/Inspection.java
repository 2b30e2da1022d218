package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.health.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at one operator step by step, the cause before its consequences: CRDs, controller,
 * webhooks. What comes after a broken step is not asked.
 */
final class Inspection {

  private final Cluster cluster;
  private final OperatorProfile operator;
  private final List<KubernetesObject> definitions;

  Inspection(Cluster cluster, OperatorProfile operator, List<KubernetesObject> definitions) {
    this.cluster = cluster;
    this.operator = operator;
    this.definitions = definitions;
  }

  Examination examine() {
    if (definitions.isEmpty()) {
      return Examination.notInstalled(operator, Optional.empty());
    }
    Health defined = Definitions.health(operator, definitions);
    if (!defined.isHealthy()) {
      return Examination.failed(operator, defined);
    }
    try {
      ControllerWorkload controller = ControllerWorkload.find(cluster, operator);
      return controller.isEmpty() ? withoutController() : withController(controller, defined);
    } catch (UnreadableException e) {
      return Examination.answered(
          operator, Finding.unreadable(e.gap()).observed(defined.observations()));
    }
  }

  private Examination withoutController() {
    MissingController missing = new MissingController(cluster, operator, definitions);
    return missing
        .finding()
        .map(finding -> Examination.answered(operator, finding))
        .orElseGet(() -> Examination.notInstalled(operator, Optional.of(missing.leftover())));
  }

  private Examination withController(ControllerWorkload controller, Health defined) {
    Health running = controller.health(cluster);
    if (!running.isHealthy()) {
      return Examination.failed(operator, Health.all(List.of(running, defined)));
    }
    AdmissionWebhooks admission =
        AdmissionWebhooks.find(cluster, operator, definitions, controller);
    Health called = called(admission);
    if (!called.isHealthy()) {
      return Examination.failed(operator, Health.all(List.of(called, running, defined)));
    }
    Health leader = LeaderLease.health(cluster, operator, controller.namespaces());
    Health whole = Health.all(List.of(running, called, defined, leader));
    Finding finding = whole.finding(summary(admission.own().size()));
    return new Examination(
        operator, Optional.of(complete(finding)), !admission.own().isEmpty(), Optional.empty());
  }

  private Health called(AdmissionWebhooks admission) {
    List<Health> parts = new ArrayList<>();
    parts.add(new WebhookHealth(cluster, operator, definitions, admission).health());
    definitions.forEach(
        definition -> ConversionWebhook.health(cluster, definition).ifPresent(parts::add));
    return Health.all(parts);
  }

  private Finding complete(Finding finding) {
    Finding complete = ReconcileEvidence.of(cluster, operator).addTo(finding);
    return operator.buildingBlock()
        ? complete.note(
            operator.title()
                + " is a building block that other operators use; the requirement names complex ones, such as Ray or Kubeflow")
        : complete;
  }

  private String summary(int webhooks) {
    String parts = operator.title() + " has established CRDs (" + definitions.size()
        + ") and a controller with a Ready pod";
    return webhooks == 0
        ? parts + "; it has no webhook of its own."
        : parts + ", and its webhooks can be called (" + webhooks + ").";
  }
}
