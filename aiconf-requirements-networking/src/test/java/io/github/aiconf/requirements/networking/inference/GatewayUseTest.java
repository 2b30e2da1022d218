package io.github.aiconf.requirements.networking.inference;

import static io.github.aiconf.requirements.networking.inference.Clusters.GATEWAY;
import static io.github.aiconf.requirements.networking.inference.Clusters.ROUTE;
import static io.github.aiconf.requirements.networking.inference.Clusters.accepted;
import static io.github.aiconf.requirements.networking.inference.Clusters.routing;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

class GatewayUseTest {

  private static final RequirementTester TESTER = RequirementTester.of(new AiInference());

  private static final String PROGRAMMED =
      "{type: Programmed, status: \"True\", reason: Programmed, observedGeneration: 3}";

  @Test
  void notesAProgrammedGatewayWhoseRouteSplitsByWeightAndMatchesHeaders() {
    TESTER
        .on(routing())
        .passes()
        .noting("1 of 1 Gateways are programmed")
        .noting(
            "Under the programmed Gateway infra/front, HTTPRoute models/chat splits traffic by weight: 80:20")
        .noting(
            "Under the programmed Gateway infra/front, HTTPRoute models/chat matches headers: x-model")
        .observing("status.conditions[Programmed].status", "True (Programmed)")
        .observing("status.addresses", "1")
        .observing("status.listeners[http].attachedRoutes", "1")
        .observing("spec.rules[1].backendRefs.weight", "80:20")
        .observing("spec.rules[0].matches.headers.name", "x-model")
        .withoutWarnings();
  }

  @Test
  void warnsThatAcceptanceAloneShowsNothingThatTakesTraffic() {
    TESTER.on(accepted()).passes().warning("No Gateway of an accepted class is programmed");
  }

  @Test
  void warnsOfAGatewayThatIsNotProgrammed() {
    gateway(
            GATEWAY.replace(
                PROGRAMMED,
                "{type: Programmed, status: \"False\", reason: AddressNotAssigned, observedGeneration: 3}"))
        .warning("Gateway infra/front is not ready for traffic")
        .warning("No Gateway of an accepted class is programmed")
        .observing("status.conditions[Programmed].status", "False (AddressNotAssigned)");
  }

  @Test
  void warnsOfAGatewayWhoseConditionsAreStale() {
    gateway(GATEWAY.replace("generation: 3}\nspec", "generation: 4}\nspec"))
        .warning("Gateway infra/front is not ready for traffic")
        .observing("status.conditions[Programmed].observedGeneration", "3");
  }

  @Test
  void warnsOfAGatewayWithoutAnAddress() {
    gateway(GATEWAY.replace("addresses: [{type: IPAddress, value: 192.0.2.1}]", "addresses: []"))
        .warning("Gateway infra/front is not ready for traffic")
        .observing("status.addresses", "0");
  }

  @Test
  void warnsOfAGatewayWithoutAnyUsableListener() {
    gateway(GATEWAY.replace(
            "Conflicted, status: \"False\"",
            "Conflicted, status: \"True\", reason: HostnameConflict"))
        .warning("Gateway infra/front is not ready for traffic")
        .observing("status.listeners", "0 usable listeners");
  }

  @Test
  void warnsOfAListenerBesideAUsableOne() {
    gateway(GATEWAY + """
          - name: https
            attachedRoutes: 0
            conditions:
            - {type: Programmed, status: "True", observedGeneration: 3}
            - {type: ResolvedRefs, status: "False", reason: InvalidCertificateRef, observedGeneration: 3}
        """)
        .noting("1 of 1 Gateways are programmed")
        .warning("Gateway infra/front has a listener that is not usable")
        .observing(
            "status.listeners[https].conditions[ResolvedRefs].status",
            "False (InvalidCertificateRef)");
  }

  @Test
  void warnsOfAGatewayOfAClassThatIsNotThere() {
    gateway(GATEWAY.replace("gatewayClassName: istio", "gatewayClassName: gone"))
        .warning("Gateway infra/front names the GatewayClass gone");
  }

  @Test
  void warnsOfARouteThatIsNotResolved() {
    route(ROUTE.replace(
            "ResolvedRefs, status: \"True\", reason: ResolvedRefs",
            "ResolvedRefs, status: \"False\", reason: BackendNotFound"))
        .warning("HTTPRoute models/chat is not resolved under Gateway infra/front")
        .observing(
            "status.parents[infra/front].conditions[ResolvedRefs].status",
            "False (BackendNotFound)")
        .noting("No resolved HTTPRoute of a programmed Gateway splits traffic by weight")
        .noting("No resolved HTTPRoute of a programmed Gateway matches headers");
  }

  @Test
  void warnsOfARouteWhoseConditionsAreStale() {
    route(ROUTE.replace("generation: 5}\nspec", "generation: 6}\nspec"))
        .warning("HTTPRoute models/chat is not resolved")
        .observing("status.parents[infra/front].conditions[Accepted].observedGeneration", "5");
  }

  @Test
  void takesNoRouteThatAnotherControllerAnswersFor() {
    route(ROUTE.replace(
            "controllerName: istio.io/gateway-controller", "controllerName: acme.example/gone"))
        .noting("No resolved HTTPRoute of a programmed Gateway splits traffic by weight")
        .withoutWarnings();
  }

  @Test
  void takesNoRouteOfAnotherKindOfParent() {
    route(ROUTE.replace(
            "kind: Gateway, namespace: infra, name: front",
            "kind: Service, namespace: infra, name: front"))
        .noting("No resolved HTTPRoute of a programmed Gateway splits traffic by weight");
  }

  @Test
  void takesAParentInTheNamespaceOfTheRoute() {
    route(ROUTE
            .replace("namespace: models", "namespace: infra")
            .replace(
                "{group: gateway.networking.k8s.io, kind: Gateway, namespace: infra, name: front}",
                "{name: front}"))
        .noting("HTTPRoute infra/chat splits traffic by weight");
  }

  @Test
  void takesNoSplitWhereAllTrafficGoesToOneBackend() {
    route(ROUTE.replace("weight: 80}", "weight: 100}").replace("weight: 20}", "weight: 0}"))
        .noting("No resolved HTTPRoute of a programmed Gateway splits traffic by weight")
        .noting("matches headers: x-model");
  }

  @Test
  void takesWeightsThatAreNotWrittenAsOne() {
    route(ROUTE.replace(", weight: 80}", "}").replace(", weight: 20}", "}"))
        .noting("splits traffic by weight: 1:1");
  }

  @Test
  void joinsWhatTwoRoutesShow() {
    String headers = ROUTE.replace("weight: 20", "weight: 0");
    String split = ROUTE
        .replace("name: chat", "name: canary")
        .replace("headers: [{name: x-model, value: b}]", "path: {value: /}");
    TESTER
        .on(accepted().with(GATEWAY).with(headers).with(split))
        .passes()
        .noting("HTTPRoute models/canary splits traffic by weight")
        .noting("HTTPRoute models/chat matches headers");
  }

  @Test
  void saysNothingOfRoutesThatItMayNotList() {
    TESTER
        .on(routing().denying("httproutes.gateway.networking.k8s.io"))
        .passes()
        .noting("1 of 1 Gateways are programmed")
        .withoutWarnings();
  }

  @Test
  void saysThatGatewaysCouldNotBeSeen() {
    TESTER
        .on(routing().denying("gateways.gateway.networking.k8s.io"))
        .passes()
        .noting("Gateways could not be seen")
        .withoutWarnings();
  }

  @Test
  void tellsOnlyTheFirstOfManyWeaknesses() {
    ClusterFixture cluster = accepted();
    for (int i = 0; i < 8; i++) {
      cluster.with(GATEWAY
          .replace("name: front", "name: front-" + i)
          .replace("gatewayClassName: istio", "gatewayClassName: gone"));
    }
    TESTER
        .on(cluster)
        .passes()
        .warning("Gateway infra/front-4 names the GatewayClass gone")
        .warning("3 further Gateways or HTTPRoutes have such weaknesses");
  }

  private static CheckResultAssert gateway(String gateway) {
    return TESTER.on(accepted().with(gateway)).passes();
  }

  private static CheckResultAssert route(String route) {
    return TESTER.on(accepted().with(GATEWAY).with(route)).passes();
  }
}
