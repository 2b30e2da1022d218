package io.github.aiconf.api.health;

import static io.github.aiconf.api.cluster.Resources.ENDPOINT_SLICES;
import static io.github.aiconf.api.cluster.Resources.MUTATING_WEBHOOK_CONFIGURATIONS;
import static io.github.aiconf.api.cluster.Resources.SERVICES;
import static io.github.aiconf.api.cluster.Resources.VALIDATING_WEBHOOK_CONFIGURATIONS;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Value;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the admission webhooks of an API group and tells whether an API server could call them. */
public final class Webhooks {

  /** The Service of a webhook is missing. */
  public static final Reason WEBHOOK_SERVICE_MISSING =
      new Reason("WEBHOOK_SERVICE_MISSING", "A webhook names a Service that does not exist.");

  /** No endpoint of the Service of a webhook is ready. */
  public static final Reason WEBHOOK_WITHOUT_ENDPOINTS = new Reason(
      "WEBHOOK_WITHOUT_ENDPOINTS",
      "The Service of a webhook has no ready endpoint, so each call fails.");

  /** The API server could not trust a webhook. */
  public static final Reason WEBHOOK_CA_INVALID = new Reason(
      "WEBHOOK_CA_INVALID",
      "The caBundle of a webhook is empty, no certificate, or expired, so the API server cannot trust it.");

  /** The URL of a webhook cannot be called. */
  public static final Reason WEBHOOK_URL_INVALID = new Reason(
      "WEBHOOK_URL_INVALID",
      "The URL of a webhook is not an https URL, so the API server cannot call it.");

  private Webhooks() {}

  /** All reasons that {@link #health} gives. */
  public static List<Reason> failures() {
    return List.of(
        WEBHOOK_SERVICE_MISSING,
        WEBHOOK_WITHOUT_ENDPOINTS,
        WEBHOOK_CA_INVALID,
        WEBHOOK_URL_INVALID);
  }

  /** What {@link #of} and {@link #health} read. */
  public static Reads reads() {
    return Reads.none()
        .list(VALIDATING_WEBHOOK_CONFIGURATIONS, "metadata.labels", "webhooks")
        .list(MUTATING_WEBHOOK_CONFIGURATIONS, "metadata.labels", "webhooks")
        .list(SERVICES, "spec.type", "spec.ports", "spec.selector")
        .list(ENDPOINT_SLICES, "metadata.labels", "endpoints.conditions", "ports");
  }

  /**
   * A webhook that the API server calls.
   *
   * @param configuration the object that declares it: a webhook configuration, or a
   *     CustomResourceDefinition with conversion
   * @param name what to call it, for example {@code vjob.kb.io}
   * @param path where it stands in that object
   * @param webhook the webhook, with its {@code clientConfig}
   */
  public record Webhook(KubernetesObject configuration, String name, String path, Value webhook) {

    /** The path of a field of the webhook in its object. */
    public String field(String key) {
      return path + "." + key;
    }
  }

  /**
   * The webhooks of validating and mutating configurations whose rules name this API group.
   *
   * @throws io.github.aiconf.api.cluster.UnreadableException if the configurations cannot be listed
   */
  public static List<Webhook> of(Cluster cluster, String group) {
    List<Webhook> found = new ArrayList<>();
    for (ResourceType type :
        List.of(VALIDATING_WEBHOOK_CONFIGURATIONS, MUTATING_WEBHOOK_CONFIGURATIONS)) {
      for (KubernetesObject configuration : cluster.list(type)) {
        for (Value webhook : configuration.items("webhooks")) {
          if (hasRuleFor(webhook, group)) {
            String name = webhook.text("name");
            found.add(new Webhook(configuration, name, "webhooks[" + name + "]", webhook));
          }
        }
      }
    }
    return found;
  }

  /**
   * Whether an API server could call this webhook. What no object shows, whether a URL answers, is
   * a note.
   */
  public static Health health(Cluster cluster, Webhook webhook) {
    Value client = webhook.webhook().get("clientConfig");
    Health called = client.get("service").isPresent()
        ? service(cluster, webhook, client.get("service"))
        : url(webhook, client.text("url"));
    if (!called.isHealthy()) {
      return called;
    }
    return Health.all(List.of(called, authority(webhook, client, cluster.time())));
  }

  private static boolean hasRuleFor(Value webhook, String group) {
    return webhook.items("rules").stream()
        .flatMap(rule -> rule.texts("apiGroups").stream())
        .anyMatch(group::equals);
  }

  private static Health service(Cluster cluster, Webhook webhook, Value service) {
    String namespace = service.text("namespace");
    String name = service.text("name");
    String shown = namespace + "/" + name;
    Optional<KubernetesObject> found = cluster.list(SERVICES).find(namespace, name);
    if (found.isEmpty()) {
      return Health.broken(
          problem(
              webhook,
              WEBHOOK_SERVICE_MISSING,
              "names the Service " + shown + ", which does not exist",
              "Install the component again, or remove its webhook configuration"),
          List.of(Observation.of(
              webhook.configuration(),
              webhook.field("clientConfig.service"),
              shown,
              "a Service that exists")));
    }
    int ready = ready(cluster, namespace, name);
    if (ready == 0 && !found.get().text("spec.type").equals("ExternalName")) {
      return Health.broken(
          problem(
              webhook,
              WEBHOOK_WITHOUT_ENDPOINTS,
              "goes to the Service " + shown + ", which has no ready endpoint",
              "Bring the pods behind it to Ready: kubectl -n " + namespace + " describe service "
                  + name),
          List.of(Observation.of(found.get(), "ready endpoints", "0", "at least 1")));
    }
    return Health.healthy(
        List.of(Observation.of(found.get(), "ready endpoints", String.valueOf(ready))));
  }

  private static int ready(Cluster cluster, String namespace, String service) {
    int ready = 0;
    List<KubernetesObject> slices = cluster
        .list(ENDPOINT_SLICES)
        .inNamespace(namespace)
        .filter(slice -> service.equals(slice.labels().get("kubernetes.io/service-name")))
        .toList();
    for (KubernetesObject slice : slices) {
      for (Value endpoint : slice.items("endpoints")) {
        ready += endpoint.text("conditions.ready").equals("false") ? 0 : 1;
      }
    }
    return ready;
  }

  private static Health url(Webhook webhook, String url) {
    Observation seen =
        Observation.of(webhook.configuration(), webhook.field("clientConfig.url"), url);
    if (!isHttps(url)) {
      return Health.broken(
          problem(
              webhook,
              WEBHOOK_URL_INVALID,
              "has the URL '" + url + "'",
              "Give it an https URL or a Service"),
          List.of(Observation.of(
              webhook.configuration(),
              webhook.field("clientConfig.url"),
              url.isEmpty() ? "absent" : url,
              "an https URL")));
    }
    return Health.healthy(List.of(seen))
        .note("Not seen: whether " + url + " of the webhook " + webhook.name() + " answers");
  }

  private static boolean isHttps(String url) {
    try {
      URI uri = URI.create(url);
      return "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Health authority(Webhook webhook, Value client, Instant now) {
    String field = webhook.field("clientConfig.caBundle");
    String bundle = client.text("caBundle");
    if (bundle.isEmpty() && !client.get("service").isPresent()) {
      return Health.healthy(List.of())
          .note("The webhook " + webhook.name() + " relies on the API server's own trust roots");
    }
    CaBundle read = CaBundle.of(bundle);
    if (!read.isValidAt(now)) {
      return Health.broken(
          problem(
              webhook,
              WEBHOOK_CA_INVALID,
              "has a caBundle that " + read,
              "Let the component or cert-manager write it again, then look at the configuration once more"),
          List.of(Observation.of(
              webhook.configuration(), field, read.toString(), "a valid certificate")));
    }
    return Health.healthy(List.of(Observation.of(webhook.configuration(), field, read.toString())));
  }

  private static Health.Problem problem(Webhook webhook, Reason reason, String what, String next) {
    return new Health.Problem(
        reason,
        "The webhook " + webhook.name() + " of " + webhook.configuration().reference() + " " + what
            + ".",
        "a webhook that an API server can call: its Service with a ready endpoint or an https URL, and a valid caBundle",
        next + ".");
  }
}
