package io.github.aiconf.requirements.networking.inference;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An HTTPRoute under one of its parents.
 *
 * @param route the route
 * @param parent an element of {@code status.parents}
 */
record RouteState(KubernetesObject route, Value parent) {

  static List<RouteState> of(KubernetesObject route) {
    return route.items("status.parents").stream()
        .map(parent -> new RouteState(route, parent))
        .toList();
  }

  /** Namespace and name of the parent, where it is a Gateway; its group and kind have defaults. */
  Optional<String> gateway() {
    Value reference = parent.get("parentRef");
    boolean isGateway =
        reference.get("group").asText().orElse(GatewayApi.GROUP).equals(GatewayApi.GROUP)
            && reference.get("kind").asText().orElse("Gateway").equals("Gateway");
    String namespace = reference.get("namespace").asText().orElse(route.namespace());
    return isGateway ? Optional.of(namespace + "/" + reference.text("name")) : Optional.empty();
  }

  String controllerName() {
    return parent.text("controllerName");
  }

  /** What keeps the route from being used; empty where nothing does. */
  List<Observation> lacks() {
    List<Observation> lacks = new ArrayList<>();
    for (String type : List.of("Accepted", "ResolvedRefs")) {
      SeenCondition condition =
          SeenCondition.of(route, "status.parents[" + gateway().orElse("") + "]", parent, type);
      if (!condition.holds()) {
        lacks.add(condition.wanted());
      }
    }
    return lacks;
  }

  /** The weights of a rule that sends traffic to more than one backend. */
  Optional<Observation> split() {
    List<Value> rules = route.items("spec.rules");
    for (int i = 0; i < rules.size(); i++) {
      List<Long> weights = rules.get(i).items("backendRefs").stream()
          .map(backend -> backend.get("weight").number(1))
          .toList();
      if (weights.stream().filter(weight -> weight > 0).count() > 1) {
        String shown = weights.stream().map(String::valueOf).collect(Collectors.joining(":"));
        return Optional.of(
            Observation.of(route, "spec.rules[" + i + "].backendRefs.weight", shown));
      }
    }
    return Optional.empty();
  }

  /** The names of the headers that a rule looks at. */
  Optional<Observation> headerMatch() {
    List<Value> rules = route.items("spec.rules");
    for (int i = 0; i < rules.size(); i++) {
      TreeSet<String> headers = new TreeSet<>();
      for (Value match : rules.get(i).items("matches")) {
        match.items("headers").forEach(header -> headers.add(header.text("name")));
      }
      if (!headers.isEmpty()) {
        return Optional.of(Observation.of(
            route, "spec.rules[" + i + "].matches.headers.name", String.join(" ", headers)));
      }
    }
    return Optional.empty();
  }
}
