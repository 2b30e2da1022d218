package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.api.health.Health;
import io.github.aiconf.api.health.Webhooks;
import io.github.aiconf.api.health.Webhooks.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conversion webhook of a CustomResourceDefinition, held to the rules of admission webhooks.
 */
final class ConversionWebhook {

  private static final String PATH = "spec.conversion.webhook";

  private ConversionWebhook() {}

  /** How it stands; empty where there is none. */
  static Optional<Health> health(Cluster cluster, KubernetesObject definition) {
    Value conversion = definition.at("spec.conversion");
    if (!conversion.text("strategy").equals("Webhook")) {
      return Optional.empty();
    }
    Webhook webhook = new Webhook(definition, "conversion", PATH, conversion.get("webhook"));
    Health health = Webhooks.health(cluster, webhook);
    return Optional.of(isUsed(definition) ? health : idle(definition, health));
  }

  /** With one version there is nothing to convert; the API server never calls the webhook. */
  static boolean isUsed(KubernetesObject definition) {
    return definition.items("spec.versions").size() > 1;
  }

  private static Health idle(KubernetesObject definition, Health health) {
    List<String> warnings = new ArrayList<>(health.warnings());
    health
        .problem()
        .ifPresent(problem -> warnings.add(problem.summary() + " It is not called while "
            + definition.name() + " has one version"));
    return new Health(Optional.empty(), health.observations(), warnings, health.notes());
  }
}
