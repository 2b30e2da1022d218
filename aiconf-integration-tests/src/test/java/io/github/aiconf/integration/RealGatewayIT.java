package io.github.aiconf.integration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ai_inference} with the definitions of Gateway API and Traefik as its implementation. */
@SecondTier
@OnPlane(Plan.COMPONENTS)
final class RealGatewayIT {

  private static final String ID = "ai_inference";

  @BeforeAll
  static void route(ControlPlane plane) {
    plane.apply("traefik-routes.yaml", "GATEWAY_PORT", plane.gatewayPort());
    plane.await("condition=Accepted", "gatewayclass/traefik");
    plane.await("condition=Programmed", "-n", "routes", "gateway/inference");
    plane.await(
        "jsonpath={.status.parents[0].conditions[?(@.type=='Accepted')].status}=True",
        "-n",
        "routes",
        "httproute/llm");
  }

  @Test
  void classAndRouteThatTraefikTookUpPass(ControlPlane plane) {
    Outcome.of(plane, ID)
        .isPass()
        .says("GatewayClass traefik", "Gateway routes/inference", "HTTPRoute routes/llm");
  }

  @Test
  void classThatNobodyTakesUpFails(ControlPlane plane) {
    new Change(
            () -> {
              plane.kubectl("delete", "gatewayclass", "traefik");
              plane.apply("class-of-nobody.yaml");
            },
            () -> {
              plane.delete("class-of-nobody.yaml");
              plane.apply("class-of-traefik.yaml");
              plane.await("condition=Accepted", "gatewayclass/traefik");
            })
        .during(() -> Outcome.of(plane, ID))
        .isFail("CLASS_NOT_ACCEPTED");
  }
}
