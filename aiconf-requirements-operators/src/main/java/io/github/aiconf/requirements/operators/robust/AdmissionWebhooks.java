package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.api.cluster.Resources.SERVICES;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.api.health.Webhooks;
import io.github.aiconf.api.health.Webhooks.Webhook;
import io.github.aiconf.requirements.operators.robust.OperatorProfile.WebhookUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The admission webhooks that look at the custom resources of an operator. Others do that too:
 * Kueue has webhooks for RayClusters, which say nothing about KubeRay.
 *
 * @param own those of the operator
 * @param stray those of the operator whose rules match nothing that is served
 * @param foreign those of others
 */
record AdmissionWebhooks(List<Webhook> own, List<Webhook> stray, List<Webhook> foreign) {

  /** Copies the lists. */
  AdmissionWebhooks {
    own = List.copyOf(own);
    stray = List.copyOf(stray);
    foreign = List.copyOf(foreign);
  }

  /** Those of an operator whose controller is known. */
  static AdmissionWebhooks find(
      Cluster cluster,
      OperatorProfile operator,
      List<KubernetesObject> definitions,
      ControllerWorkload controller) {
    List<Webhook> own = new ArrayList<>();
    List<Webhook> stray = new ArrayList<>();
    List<Webhook> foreign = new ArrayList<>();
    for (Webhook webhook : candidates(cluster, operator, definitions)) {
      boolean matches = matches(webhook, definitions);
      if (hasOwnName(operator, webhook) || leadsTo(cluster, controller, webhook)) {
        (matches ? own : stray).add(webhook);
      } else if (matches) {
        foreign.add(webhook);
      }
    }
    return new AdmissionWebhooks(own, stray, foreign);
  }

  /** Those that are known by the name of their configuration, without a controller to look at. */
  static List<Webhook> registered(
      Cluster cluster, OperatorProfile operator, List<KubernetesObject> definitions) {
    if (operator.webhookConfigurations().isEmpty()) {
      return List.of();
    }
    return candidates(cluster, operator, definitions).stream()
        .filter(webhook -> hasOwnName(operator, webhook) && matches(webhook, definitions))
        .toList();
  }

  private static List<Webhook> candidates(
      Cluster cluster, OperatorProfile operator, List<KubernetesObject> definitions) {
    if (operator.webhooks() == WebhookUse.NONE) {
      return List.of();
    }
    Set<String> groups = new TreeSet<>();
    definitions.forEach(definition -> groups.add(definition.text("spec.group")));
    return groups.stream()
        .flatMap(group -> Webhooks.of(cluster, group).stream())
        .toList();
  }

  private static boolean matches(Webhook webhook, List<KubernetesObject> definitions) {
    return definitions.stream()
        .anyMatch(definition -> !WebhookRules.reached(webhook, definition).isEmpty());
  }

  private static boolean hasOwnName(OperatorProfile operator, Webhook webhook) {
    return operator.webhookConfigurations().contains(webhook.configuration().name());
  }

  /** A Service leads to pods of its own namespace only, so most are told apart by that. */
  private static boolean leadsTo(Cluster cluster, ControllerWorkload controller, Webhook webhook) {
    Value service = webhook.webhook().at("clientConfig.service");
    String namespace = service.text("namespace");
    if (!controller.namespaces().contains(namespace)) {
      return false;
    }
    Optional<KubernetesObject> found = cluster.list(SERVICES).find(namespace, service.text("name"));
    return found.isEmpty()
        || controller.isBehind(namespace, found.get().at("spec.selector").strings());
  }
}
