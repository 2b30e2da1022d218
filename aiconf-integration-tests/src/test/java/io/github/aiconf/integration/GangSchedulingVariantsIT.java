package io.github.aiconf.integration;

import static io.github.aiconf.integration.Changes.scaledToZero;

import org.junit.jupiter.api.Test;

/**
 * {@code gang_scheduling} where something is amiss; Kueue itself writes the status of its queue.
 */
@OnPlane(Plan.CONFORMANT)
final class GangSchedulingVariantsIT {

  private static final String ID = "gang_scheduling";

  @Test
  void controllerScaledToZeroFails(ControlPlane plane) {
    scaledToZero(plane, "kueue-system", "deployment/kueue-controller-manager")
        .during(() -> Outcome.of(plane, ID))
        .isFail("CONTROLLER_UNAVAILABLE");
  }

  @Test
  void queueThatKueueHoldsFails(ControlPlane plane) {
    inactive(plane, "{\"spec\":{\"stopPolicy\":\"Hold\"}}", "{\"spec\":{\"stopPolicy\":\"None\"}}")
        .during(() -> Outcome.of(plane, ID))
        .isFail("NO_OPEN_QUEUE");
  }

  @Test
  void queueThatNamesAnAbsentCheckFails(ControlPlane plane) {
    inactive(
            plane,
            "{\"spec\":{\"admissionChecksStrategy\":{\"admissionChecks\":[{\"name\":\"absent\"}]}}}",
            "{\"spec\":{\"admissionChecksStrategy\":null}}")
        .during(() -> Outcome.of(plane, ID))
        .isFail("NO_OPEN_QUEUE")
        .says("CheckNotFound");
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
  void webhookWhoseServiceHasAReadyEndpointPasses(ControlPlane plane) {
    webhook(plane).asUpstreamShipsIt().during(() -> Outcome.of(plane, ID)).isPass();
  }

  @Test
  void gangsOfKubernetesItselfPass(@OnPlane(Plan.PLAIN) ControlPlane plane) {
    Outcome.of(plane, ID).isPass();
  }

  @Test
  void clusterWithoutAnySchedulerOfGangsIsUnknown(@OnPlane(Plan.BARE) ControlPlane plane) {
    Outcome.of(plane, ID).isUnknown("NOT_INSTALLED");
  }

  private static OwnWebhook webhook(ControlPlane plane) {
    return OwnWebhook.find(
        plane,
        "kueue-system",
        "kueue-webhook-service",
        "kueue-validating-webhook-configuration",
        "clusterqueues");
  }

  private static Change inactive(ControlPlane plane, String patch, String undo) {
    return new Change(
        () -> {
          plane.kubectl("patch", "clusterqueue", "training", "--type=merge", "-p", patch);
          plane.await("condition=Active=false", "clusterqueue/training");
        },
        () -> {
          plane.kubectl("patch", "clusterqueue", "training", "--type=merge", "-p", undo);
          plane.await("condition=Active", "clusterqueue/training");
        });
  }
}
