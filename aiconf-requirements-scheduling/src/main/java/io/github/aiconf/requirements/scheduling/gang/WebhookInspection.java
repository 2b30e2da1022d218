package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.api.health.Webhooks;
import io.github.aiconf.api.health.Webhooks.Webhook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether an API server could call the admission webhooks of a scheduler. */
final class WebhookInspection {

  private WebhookInspection() {}

  static Finding ask(Cluster cluster, GangScheduler scheduler) {
    Map<String, Webhook> distinct = new LinkedHashMap<>();
    int all = 0;
    for (String group : scheduler.webhookGroups()) {
      for (Webhook webhook : Webhooks.of(cluster, group)) {
        distinct.putIfAbsent(target(webhook), webhook);
        all++;
      }
    }
    if (distinct.isEmpty()) {
      return Finding.pass("")
          .warning("No admission webhook for " + String.join(" or ", scheduler.webhookGroups())
              + " was found, so " + scheduler.title() + " does not check its objects.");
    }
    List<Supplier<Finding>> questions = new ArrayList<>();
    for (Webhook webhook : distinct.values()) {
      questions.add(() -> Webhooks.health(cluster, webhook).finding(""));
    }
    return AllOf.join("", questions)
        .note(all + " webhooks of " + scheduler.title() + " go to " + distinct.size() + " targets");
  }

  /** Webhooks of one component differ in their path only; what answers is the same. */
  private static String target(Webhook webhook) {
    Value client = webhook.webhook().get("clientConfig");
    Value service = client.get("service");
    return service.text("namespace") + "/" + service.text("name") + ":" + service.text("port") + " "
        + host(client.text("url")) + " " + client.text("caBundle");
  }

  private static String host(String url) {
    int path = url.indexOf('/', url.indexOf("//") + 2);
    return path < 0 ? url : url.substring(0, path);
  }
}
