package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.api.health.Webhooks.WEBHOOK_SERVICE_MISSING;
import static io.github.aiconf.api.health.Webhooks.WEBHOOK_WITHOUT_ENDPOINTS;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.health.Health;
import io.github.aiconf.api.health.Webhooks;
import io.github.aiconf.api.health.Webhooks.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Custom resources without a Deployment that serves them.
 *
 * <p>Alone they are what an uninstalled operator leaves behind: not installed, and no failure. A
 * webhook that goes nowhere is a contradiction: the API server still counts on a controller that is
 * gone. Signs of life speak of a controller that runs elsewhere, or under labels that no profile
 * knows; that is left open.
 */
final class MissingController {

  static final Reason CONTROLLER_MISSING = new Reason(
      "CONTROLLER_MISSING",
      "Webhooks of the operator are registered, but neither its controller nor anything behind them is there.");

  private final Cluster cluster;
  private final OperatorProfile operator;
  private final List<KubernetesObject> definitions;

  MissingController(Cluster cluster, OperatorProfile operator, List<KubernetesObject> definitions) {
    this.cluster = cluster;
    this.operator = operator;
    this.definitions = definitions;
  }

  /** Empty where the definitions are all that is left. */
  Optional<Finding> finding() {
    List<Health> webhooks = webhooks();
    Health joined = Health.all(webhooks);
    if (!joined.isHealthy()) {
      return Optional.of(broken(joined));
    }
    if (!webhooks.isEmpty()) {
      return Optional.of(runsUnknown(
          "its webhooks can be called, but no known Deployment is behind them.",
          joined.observations()));
    }
    Optional<Observation> lease = LeaderLease.held(cluster, operator);
    if (lease.isPresent()) {
      return Optional.of(runsUnknown(
          "somebody holds its Lease, but no known Deployment was seen.", List.of(lease.get())));
    }
    return ReconcileEvidence.of(cluster, operator).first().map(this::reconciledBySomebody);
  }

  /** What was left behind. */
  Observation leftover() {
    return Observation.of(
        definitions.get(0), "controller of " + operator.title(), "none seen", wanted());
  }

  private List<Health> webhooks() {
    List<Health> health = new ArrayList<>();
    for (KubernetesObject definition : definitions) {
      if (ConversionWebhook.isUsed(definition)) {
        ConversionWebhook.health(cluster, definition).ifPresent(health::add);
      }
    }
    for (Webhook webhook : AdmissionWebhooks.registered(cluster, operator, definitions)) {
      health.add(Webhooks.health(cluster, webhook));
    }
    return health;
  }

  private Finding broken(Health webhooks) {
    Health.Problem problem = webhooks.problem().orElseThrow();
    boolean nothingBehind = problem.reason().equals(WEBHOOK_SERVICE_MISSING)
        || problem.reason().equals(WEBHOOK_WITHOUT_ENDPOINTS);
    if (!nothingBehind) {
      return webhooks.finding("").observed(leftover());
    }
    return Finding.fail(
            CONTROLLER_MISSING,
            operator.title() + " has webhooks that the API server counts on, but no controller.")
        .lookedFor(wanted())
        .next("Install " + operator.title()
            + " again, or remove its webhook configurations and custom resources.")
        .observed(leftover())
        .observed(webhooks.observations())
        .note(problem.summary());
  }

  private Finding runsUnknown(String sign, List<Observation> signs) {
    return Finding.unknown(
            Reason.UNSUPPORTED_PROFILE,
            operator.title() + " seems to run where no profile looks: " + sign)
        .lookedFor(wanted())
        .next("Give the labels of its controller in a profile of the kind OperatorProfile named "
            + operator.name() + ", with --profiles.")
        .observed(leftover())
        .observed(signs);
  }

  private Finding reconciledBySomebody(Observation evidence) {
    return Finding.unknown(
            Reason.AMBIGUOUS,
            "Custom resources of " + operator.title()
                + " were reconciled, but by a controller that is gone or runs out of sight.")
        .lookedFor(wanted())
        .next(
            "Install " + operator.title()
                + " again if it is gone; if the provider runs it outside the cluster, show it with a probe or evidence of your own.")
        .observed(leftover())
        .observed(evidence);
  }

  private String wanted() {
    return String.join(
        ", or ",
        operator.controllers().stream().map(ControllerSelector::toString).toList());
  }
}
