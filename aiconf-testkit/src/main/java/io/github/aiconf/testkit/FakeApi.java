package io.github.aiconf.testkit;

import com.sun.net.httpserver.HttpExchange;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.core.manifest.Manifest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a fake API server knows, and how it answers when nothing goes wrong. */
final class FakeApi {

  private static final String AGGREGATED = "g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  private static final String FORBIDDEN =
      "%s is forbidden: User \"fake\" cannot list resource \"%s\" in API group \"%s\" at the cluster scope";

  private final String version;
  private final Map<String, ServedResource> served = new LinkedHashMap<>();
  private final Map<String, FakeList> lists = new HashMap<>();
  private final List<String> unavailable = new ArrayList<>();
  private final List<String> denied = new ArrayList<>();
  private final SortedMap<String, Boolean> gates = new TreeMap<>();
  private boolean aggregates = true;
  private int page = Integer.MAX_VALUE;

  FakeApi(String release) {
    KubernetesRelease parsed = KubernetesRelease.parse(release)
        .orElseThrow(
            () -> new IllegalArgumentException("'" + release + "' is not a release like 1.35"));
    version = "v" + parsed + ".0";
    FixtureResource.ofKubernetes(parsed).forEach(this::serve);
  }

  synchronized void serve(FixtureResource resource) {
    served.put(path(resource.served()), resource.served());
  }

  synchronized void withdraw(String group) {
    served.values().removeIf(resource -> resource.type().group().equals(group));
  }

  synchronized void add(Manifest object) {
    ServedResource resource = served.values().stream()
        .filter(r ->
            r.apiVersion().equals(object.apiVersion()) && r.type().kind().equals(object.kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            object.apiVersion() + " " + object.kind() + " is not served; say so with serving()"));
    list(resource).add(object.value());
  }

  synchronized void featureGate(String gate, boolean on) {
    gates.put(gate, on);
  }

  synchronized void deny(String resource) {
    denied.add(resource);
  }

  synchronized void pagesOf(int objects) {
    page = objects;
  }

  synchronized void withoutAggregatedDiscovery() {
    aggregates = false;
  }

  synchronized void unavailable(String apiVersion) {
    unavailable.add(apiVersion);
  }

  synchronized void expire(String resource, int times) {
    served.values().stream()
        .filter(r -> r.type().toString().equals(resource))
        .forEach(r -> list(r).expireTokens(times));
  }

  synchronized FakeAnswer answer(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("GET")) {
      return FakeAnswer.status(405, "MethodNotAllowed", "the fake API server answers GET alone");
    }
    String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
    URI uri = exchange.getRequestURI();
    return document(uri.getPath(), aggregates && accept.contains(AGGREGATED))
        .or(() -> Optional.ofNullable(served.get(uri.getPath()))
            .map(resource -> list(resource, parameters(uri.getRawQuery()))))
        .orElseGet(() ->
            FakeAnswer.status(404, "NotFound", "the server could not find the requested resource"));
  }

  private Optional<FakeAnswer> document(String path, boolean aggregated) {
    if (path.equals("/version")) {
      return Optional.of(FakeAnswer.json(Map.of("gitVersion", version)));
    }
    if (path.equals("/metrics")) {
      return gates.isEmpty() ? Optional.empty() : Optional.of(metrics());
    }
    FakeDiscovery discovery = new FakeDiscovery(List.copyOf(served.values()), unavailable);
    return discovery.document(path, aggregated);
  }

  private FakeAnswer metrics() {
    if (denied.contains("/metrics")) {
      return FakeAnswer.status(
          403, "Forbidden", "forbidden: User \"fake\" cannot get path \"/metrics\"");
    }
    StringBuilder text = new StringBuilder("# TYPE kubernetes_feature_enabled gauge\n");
    gates.forEach((gate, on) -> text.append("kubernetes_feature_enabled{name=\"")
        .append(gate)
        .append("\",stage=\"\"} ")
        .append(on ? 1 : 0)
        .append('\n'));
    return FakeAnswer.of(200, "text/plain; version=0.0.4", text.toString());
  }

  private FakeAnswer list(ServedResource resource, Map<String, String> parameters) {
    if (denied.contains(resource.type().toString())) {
      String plural = resource.type().resource();
      return FakeAnswer.status(
          403,
          "Forbidden",
          FORBIDDEN.formatted(resource.type(), plural, resource.type().group()));
    }
    return list(resource).page(parameters, page);
  }

  private FakeList list(ServedResource resource) {
    return lists.computeIfAbsent(path(resource), unused -> new FakeList(resource));
  }

  private static String path(ServedResource resource) {
    String root = resource.type().group().isEmpty() ? "/api/" : "/apis/";
    return root + resource.apiVersion() + "/" + resource.type().resource();
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }
}
