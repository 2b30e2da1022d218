package io.github.aiconf.integration;

import static io.github.aiconf.integration.Changes.scaledToZero;

import org.junit.jupiter.api.Test;

/** {@code robust_controller} where something is amiss with JobSet, the only operator installed. */
@OnPlane(Plan.CONFORMANT)
final class RobustControllerVariantsIT {

  private static final String ID = "robust_controller";

  @Test
  void controllerScaledToZeroFails(ControlPlane plane) {
    scaledToZero(plane, "jobset-system", "deployment/jobset-controller-manager")
        .during(() -> Outcome.of(plane, ID))
        .isFail("CONTROLLER_UNAVAILABLE");
  }

  @Test
  void webhookWhoseServiceHasNoReadyEndpointFails(ControlPlane plane) {
    webhook(plane)
        .withoutEndpoints()
        .during(() -> Outcome.of(plane, ID))
        .isFail("WEBHOOK_WITHOUT_ENDPOINTS");
  }

  @Test
  void webhookWhoseServiceIsMissingFails(ControlPlane plane) {
    webhook(plane)
        .withoutService()
        .during(() -> Outcome.of(plane, ID))
        .isFail("WEBHOOK_SERVICE_MISSING");
  }

  @Test
  void clusterWithoutAnyOperatorIsUnknown(@OnPlane(Plan.PLAIN) ControlPlane plane) {
    Outcome.of(plane, ID).isUnknown("NOT_INSTALLED");
  }

  private static OwnWebhook webhook(ControlPlane plane) {
    return OwnWebhook.find(
        plane,
        "jobset-system",
        "jobset-webhook-service",
        "jobset-validating-webhook-configuration",
        "jobsets");
  }
}
