package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.api.health.Health;
import io.github.aiconf.api.health.Webhooks;
import io.github.aiconf.api.health.Webhooks.Webhook;
import io.github.aiconf.requirements.operators.robust.OperatorProfile.WebhookUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How the webhooks stand that look at the custom resources of an operator. */
final class WebhookHealth {

  static final Reason WEBHOOK_MISSING = new Reason(
      "WEBHOOK_MISSING",
      "The operator always brings admission webhooks, but no webhook of it matches its custom resources.");

  private final Cluster cluster;
  private final OperatorProfile operator;
  private final List<KubernetesObject> definitions;
  private final AdmissionWebhooks webhooks;

  WebhookHealth(
      Cluster cluster,
      OperatorProfile operator,
      List<KubernetesObject> definitions,
      AdmissionWebhooks webhooks) {
    this.cluster = cluster;
    this.operator = operator;
    this.definitions = definitions;
    this.webhooks = webhooks;
  }

  Health health() {
    List<Health> parts = new ArrayList<>();
    webhooks.own().forEach(webhook -> parts.add(own(webhook)));
    parts.add(webhooks.own().isEmpty() ? without() : coverage());
    webhooks.stray().forEach(webhook -> parts.add(stray(webhook)));
    webhooks.foreign().forEach(webhook -> parts.add(foreign(webhook)));
    return Health.all(parts);
  }

  private Health own(Webhook webhook) {
    Value content = webhook.webhook();
    String policy = content.text("failurePolicy");
    Health described = Health.healthy(List.of(Observation.of(
        webhook.configuration(),
        webhook.field("failurePolicy"),
        policy.isEmpty() ? "absent" : policy)));
    for (String selector : List.of("namespaceSelector", "objectSelector")) {
      if (!content.get(selector).fields().isEmpty()) {
        described = described.note(
            "The webhook " + webhook.name() + " has a " + selector + ": " + content.get(selector));
      }
    }
    int conditions = content.items("matchConditions").size();
    if (conditions > 0) {
      described = described.note("The webhook " + webhook.name() + " is called only under "
          + conditions + " matchConditions");
    }
    return Health.all(List.of(Webhooks.health(cluster, webhook), described));
  }

  private Health without() {
    if (operator.webhooks() != WebhookUse.EXPECTED) {
      return Health.healthy(List.of())
          .warning(
              operator.title()
                  + " has no admission webhook here, while the requirement names webhooks; show those of another operator, or switch its own on")
          .note("Webhooks: not applicable, " + operator.title() + " has none of its own");
    }
    KubernetesObject first = definitions.get(0);
    return Health.broken(
        new Health.Problem(
            WEBHOOK_MISSING,
            operator.title() + " is installed, but no webhook of it matches its custom resources.",
            "a webhook configuration of " + operator.title()
                + " whose rules match a served version of its custom resources",
            "Install " + operator.title()
                + " again with its webhooks, or look at their rules: kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations -o yaml"),
        List.of(Observation.of(
            ObjectReference.list(
                "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"),
            "webhooks of " + operator.title() + " for " + first.name(),
            "none",
            "at least 1")));
  }

  /** What passes by the webhooks although it could reach them. */
  private Health coverage() {
    Health health = Health.healthy(List.of());
    for (KubernetesObject definition : definitions) {
      Set<String> open = new TreeSet<>(Definitions.servedVersions(definition));
      int served = open.size();
      webhooks.own().forEach(webhook -> open.removeAll(WebhookRules.reached(webhook, definition)));
      if (open.size() == served) {
        health = health.note("No webhook of " + operator.title() + " matches " + definition.name());
      } else if (!open.isEmpty()) {
        health = health.warning("Requests for " + definition.name() + " in version "
            + String.join(", ", open) + " reach no webhook of " + operator.title());
      }
    }
    return health;
  }

  private Health stray(Webhook webhook) {
    return Health.healthy(List.of(Observation.of(
            webhook.configuration(),
            webhook.field("rules"),
            webhook.webhook().get("rules").toString(),
            "a served version of a custom resource")))
        .warning("The rules of the webhook " + webhook.name() + " of " + operator.title()
            + " match no custom resource that is served");
  }

  private Health foreign(Webhook webhook) {
    String name =
        "The webhook " + webhook.name() + " of " + webhook.configuration().reference();
    Health health = Health.healthy(List.of())
        .note(name + " looks at the same custom resources, but is not one of " + operator.title());
    if (webhook.webhook().text("failurePolicy").equals("Ignore")) {
      return health;
    }
    try {
      return Webhooks.health(cluster, webhook)
          .problem()
          .map(problem ->
              health.warning(problem.summary() + " It stands in the way of " + operator.title()))
          .orElse(health);
    } catch (UnreadableException e) {
      return health.note(name + ": whether it can be called was not seen");
    }
  }
}
