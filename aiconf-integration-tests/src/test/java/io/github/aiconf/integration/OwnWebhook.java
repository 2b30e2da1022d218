package io.github.aiconf.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A webhook of a component that is installed. On this control plane its address is a URL; upstream
 * names a Service, and so do these changes.
 *
 * @param namespace of the Service
 * @param service that upstream names
 * @param configuration the ValidatingWebhookConfiguration
 * @param index of the webhook in it
 */
record OwnWebhook(
    ControlPlane plane, String namespace, String service, String configuration, int index) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The webhook of a component for one of its resources. */
  static OwnWebhook find(
      ControlPlane plane, String namespace, String service, String configuration, String resource) {
    JsonNode webhooks = read(plane.kubectl(
            "get", "validatingwebhookconfiguration", configuration, "-o", "json"))
        .path("webhooks");
    for (int i = 0; i < webhooks.size(); i++) {
      if (webhooks.path(i).path("rules").toString().contains("\"" + resource + "\"")) {
        return new OwnWebhook(plane, namespace, service, configuration, i);
      }
    }
    throw new IllegalStateException(configuration + " has no webhook for " + resource);
  }

  /** It names a Service behind which no pod stands. */
  Change withoutEndpoints() {
    String url = url();
    String selector = plane.kubectl(
        "get", "service", "-n", namespace, service, "-o", "jsonpath={.spec.selector}");
    return new Change(
        () -> {
          select("{\"app\": \"nothing\"}");
          awaitEndpoints(0);
          name(service);
        },
        () -> {
          url(url);
          select(selector);
          awaitEndpoints(1);
        });
  }

  /** It names a Service that does not exist. */
  Change withoutService() {
    String url = url();
    return new Change(() -> name("absent"), () -> url(url));
  }

  /** It names the Service of upstream, whose pods are those of KWOK. */
  Change asUpstreamShipsIt() {
    String url = url();
    return new Change(() -> name(service), () -> url(url));
  }

  private String url() {
    return plane.kubectl(
        "get",
        "validatingwebhookconfiguration",
        configuration,
        "-o",
        "jsonpath={.webhooks[" + index + "].clientConfig.url}");
  }

  private void name(String wanted) {
    patch("""
        [{"op": "remove", "path": "/webhooks/%1$d/clientConfig/url"},
         {"op": "add", "path": "/webhooks/%1$d/clientConfig/service",
          "value": {"namespace": "%2$s", "name": "%3$s", "path": "/validate"}}]""".formatted(index, namespace, wanted));
  }

  private void url(String url) {
    patch("""
        [{"op": "remove", "path": "/webhooks/%1$d/clientConfig/service"},
         {"op": "add", "path": "/webhooks/%1$d/clientConfig/url", "value": "%2$s"}]""".formatted(index, url));
  }

  private void patch(String operations) {
    plane.kubectl(
        "patch", "validatingwebhookconfiguration", configuration, "--type=json", "-p", operations);
  }

  private void select(String selector) {
    plane.kubectl(
        "patch",
        "service",
        "-n",
        namespace,
        service,
        "--type=json",
        "-p",
        "[{\"op\": \"replace\", \"path\": \"/spec/selector\", \"value\": " + selector + "}]");
  }

  private void awaitEndpoints(int count) {
    Eventually.so(service + " with " + count + " endpoints", () -> {
      JsonNode slices = read(plane.kubectl(
          "get",
          "endpointslices",
          "-n",
          namespace,
          "-l",
          "kubernetes.io/service-name=" + service,
          "-o",
          "json"));
      int found = 0;
      for (JsonNode slice : slices.path("items")) {
        found += slice.path("endpoints").size();
      }
      return found == count;
    });
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
