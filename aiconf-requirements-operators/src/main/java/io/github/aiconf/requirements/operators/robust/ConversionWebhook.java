package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.api.health.Health;
import io.github.aiconf.api.health.Webhooks;
import io.github.aiconf.api.health.Webhooks.Webhook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversion webhook of a CustomResourceDefinition, held to the rules of admission webhooks.
 */
final class ConversionWebhook {

  private static final String NAME = "conversion";
  private static final String FIELD = "spec.conversion.webhook.";

  private ConversionWebhook() {}

  /** How it stands; empty where there is none. */
  static Optional<Health> health(Cluster cluster, KubernetesObject definition) {
    Value conversion = definition.at("spec.conversion");
    if (!conversion.text("strategy").equals("Webhook")) {
      return Optional.empty();
    }
    Webhook webhook =
        new Webhook(definition, 0, named(conversion.at("webhook.clientConfig").json()));
    Health health = Webhooks.health(cluster, webhook);
    List<Observation> seen = health.observations().stream()
        .map(observation -> inDefinition(observation, webhook))
        .toList();
    return Optional.of(
        isUsed(definition)
            ? new Health(health.problem(), seen, health.warnings(), health.notes())
            : idle(definition, health, seen));
  }

  /** With one version there is nothing to convert; the API server never calls the webhook. */
  static boolean isUsed(KubernetesObject definition) {
    return definition.items("spec.versions").size() > 1;
  }

  private static Health idle(KubernetesObject definition, Health health, List<Observation> seen) {
    List<String> warnings = new ArrayList<>(health.warnings());
    health
        .problem()
        .ifPresent(problem -> warnings.add(problem.summary() + " It is not called while "
            + definition.name() + " has one version"));
    return new Health(Optional.empty(), seen, warnings, health.notes());
  }

  private static Value named(@Nullable Object clientConfig) {
    Map<String, Object> webhook = new HashMap<>(Map.of("name", NAME));
    if (clientConfig != null) {
      webhook.put("clientConfig", clientConfig);
    }
    return Value.of(webhook);
  }

  private static Observation inDefinition(Observation observation, Webhook webhook) {
    String prefix = webhook.field("");
    return observation.field().startsWith(prefix)
        ? new Observation(
            observation.object(),
            FIELD + observation.field().substring(prefix.length()),
            observation.value(),
            observation.expected())
        : observation;
  }
}
