package io.github.aiconf.requirements.networking.inference;

import static io.github.aiconf.requirements.networking.inference.GatewayApi.GATEWAYS;
import static io.github.aiconf.requirements.networking.inference.GatewayApi.HTTP_ROUTES;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the accepted classes are used: Gateways that are programmed, and routes under them that
 * split by weight and match headers. Acceptance alone is weak, so this is told beside the verdict,
 * which it does not change: that nobody has made a Gateway yet is no fault of the platform.
 */
final class GatewayUse {

  private final Cluster cluster;
  private final Map<String, String> controllersByClass;
  private final Map<String, String> controllersByProgrammedGateway = new LinkedHashMap<>();
  private final List<Observation> seen = new ArrayList<>();
  private final Weaknesses weaknesses = new Weaknesses();

  /**
   * The use of some classes.
   *
   * @param controllersByClass the controllers of the accepted classes
   */
  GatewayUse(Cluster cluster, Map<String, String> controllersByClass) {
    this.cluster = cluster;
    this.controllersByClass = controllersByClass;
  }

  static Reads reads() {
    return Reads.none()
        .list(
            GATEWAYS,
            "spec.gatewayClassName",
            "status.conditions",
            "status.addresses.type",
            "status.listeners.name",
            "status.listeners.attachedRoutes",
            "status.listeners.conditions")
        .list(
            HTTP_ROUTES,
            "spec.rules.backendRefs.weight",
            "spec.rules.matches.headers.name",
            "status.parents");
  }

  Finding describe(Finding finding) {
    Listing gateways = cluster.listVisible(GATEWAYS);
    gateways.forEach(this::look);
    Finding described = programmed(finding, gateways).observed(seen);
    if (!controllersByProgrammedGateway.isEmpty()) {
      described = routes(described);
    }
    return weaknesses.describe(described);
  }

  private void look(KubernetesObject gateway) {
    String className = gateway.text("spec.gatewayClassName");
    String controller = controllersByClass.getOrDefault(className, "");
    if (controller.isEmpty()) {
      weaknesses.add(
          gateway.reference() + " names the GatewayClass " + className
              + ", which is not there or not accepted",
          List.of());
      return;
    }
    GatewayState state = GatewayState.of(gateway);
    if (!state.isProgrammed()) {
      weaknesses.add(gateway.reference() + " is not ready for traffic", state.lacks());
      return;
    }
    if (controllersByProgrammedGateway.isEmpty()) {
      seen.addAll(state.seen());
    }
    controllersByProgrammedGateway.put(gateway.namespace() + "/" + gateway.name(), controller);
    if (!state.listenerLacks().isEmpty()) {
      weaknesses.add(
          gateway.reference() + " has a listener that is not usable", state.listenerLacks());
    }
  }

  private Finding programmed(Finding finding, Listing gateways) {
    int programmed = controllersByProgrammedGateway.size();
    if (programmed > 0) {
      return finding.note(programmed + " of " + gateways.size() + " Gateways are programmed");
    }
    return gateways.gap().isPresent()
        ? finding.note("Gateways could not be seen, so only acceptance is shown")
        : finding.warning(
            "No Gateway of an accepted class is programmed: acceptance is shown, but nothing that takes traffic");
  }

  private Finding routes(Finding finding) {
    Listing routes = cluster.listVisible(HTTP_ROUTES);
    RoutingEvidence evidence = new RoutingEvidence();
    for (KubernetesObject route : routes) {
      RouteState.of(route).forEach(state -> look(state, evidence));
    }
    return evidence.describe(finding, routes.gap().isEmpty());
  }

  /** What another controller wrote about the Gateway is left over from another time. */
  private void look(RouteState route, RoutingEvidence evidence) {
    String gateway = route.gateway().orElse("");
    if (!route.controllerName().equals(controllersByProgrammedGateway.get(gateway))) {
      return;
    }
    List<Observation> lacks = route.lacks();
    if (lacks.isEmpty()) {
      evidence.add(gateway, route);
    } else {
      weaknesses.add(
          route.route().reference() + " is not resolved under Gateway " + gateway, lacks);
    }
  }
}
