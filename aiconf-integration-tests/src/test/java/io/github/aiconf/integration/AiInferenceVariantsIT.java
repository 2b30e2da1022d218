package io.github.aiconf.integration;

import org.junit.jupiter.api.Test;

/** {@code ai_inference} where something is amiss. The tests write the status of the class. */
@OnPlane(Plan.CONFORMANT)
final class AiInferenceVariantsIT {

  private static final String ID = "ai_inference";

  @Test
  void classThatItsControllerRefusesFails(ControlPlane plane) {
    status(plane, "Accepted", "False")
        .during(() -> Outcome.of(plane, ID))
        .isFail("CLASS_NOT_ACCEPTED")
        .says("acme.example/gateway-controller");
  }

  @Test
  void versionThatTheControllerDoesNotSupportFails(ControlPlane plane) {
    status(plane, "SupportedVersion", "False")
        .during(() -> Outcome.of(plane, ID))
        .isFail("VERSION_UNSUPPORTED");
  }

  @Test
  void apiWithoutAnyClassFails(ControlPlane plane) {
    new Change(() -> plane.kubectl("delete", "gatewayclass", "acme"), () -> again(plane))
        .during(() -> Outcome.of(plane, ID))
        .isFail("NO_GATEWAY_CLASS");
  }

  @Test
  void acceptanceOfAnEarlierGenerationIsUnknown(ControlPlane plane) {
    new Change(
            () -> plane.kubectl(
                "patch",
                "gatewayclass",
                "acme",
                "--type=merge",
                "-p",
                "{\"spec\":{\"description\":\"new\"}}"),
            () -> {
              plane.kubectl("delete", "gatewayclass", "acme");
              again(plane);
            })
        .during(() -> Outcome.of(plane, ID))
        .isUnknown("STALE");
  }

  @Test
  void clusterWithoutGatewayApiIsUnknown(@OnPlane(Plan.BARE) ControlPlane plane) {
    Outcome.of(plane, ID).isUnknown("NOT_INSTALLED");
  }

  private static Change status(ControlPlane plane, String condition, String status) {
    String patch = """
        [{"op": "test", "path": "/status/conditions/%d/type", "value": "%s"},
         {"op": "replace", "path": "/status/conditions/%1$d/status", "value": "%s"}]""".formatted(condition.equals("Accepted") ? 0 : 1, condition, status);
    return new Change(
        () -> plane.kubectl(
            "patch", "gatewayclass", "acme", "--subresource=status", "--type=json", "-p", patch),
        () -> plane.applyStatus("gateway-status.yaml"));
  }

  private static void again(ControlPlane plane) {
    plane.apply("gateway.yaml");
    plane.applyStatus("gateway-status.yaml");
  }
}
