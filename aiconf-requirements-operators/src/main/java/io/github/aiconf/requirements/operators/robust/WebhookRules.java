package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.api.health.Webhooks.Webhook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which writes of a custom resource the rules of a webhook match. */
final class WebhookRules {

  private static final String ANY = "*";

  private WebhookRules() {}

  /** The served versions of the resource in which a write reaches the webhook. */
  static Set<String> reached(Webhook webhook, KubernetesObject definition) {
    List<String> served = Definitions.servedVersions(definition);
    Set<String> named = new HashSet<>();
    for (Value rule : webhook.webhook().items("rules")) {
      if (isOnWriteOf(rule, definition)) {
        List<String> versions = rule.texts("apiVersions");
        served.stream().filter(version -> has(versions, version)).forEach(named::add);
      }
    }
    // Unless told to match exactly, an API server converts a request to a version of the rules.
    boolean converts = !webhook.webhook().text("matchPolicy").equals("Exact");
    return converts && !named.isEmpty() ? Set.copyOf(served) : named;
  }

  private static boolean isOnWriteOf(Value rule, KubernetesObject definition) {
    List<String> resources = rule.texts("resources");
    List<String> operations = rule.texts("operations");
    return has(rule.texts("apiGroups"), definition.text("spec.group"))
        && (has(resources, definition.text("spec.names.plural")) || resources.contains("*/*"))
        && (has(operations, "CREATE") || operations.contains("UPDATE"));
  }

  private static boolean has(List<String> texts, String wanted) {
    return texts.contains(wanted) || texts.contains(ANY);
  }
}
