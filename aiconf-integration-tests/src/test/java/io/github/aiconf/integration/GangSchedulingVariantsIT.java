package io.github.aiconf.integration;

import static io.github.aiconf.integration.Changes.applied;
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
    applied(plane, "kueue-webhook-without-endpoints.yaml")
        .during(() -> Outcome.of(plane, ID))
        .isFail("WEBHOOK_WITHOUT_ENDPOINTS");
  }

  @Test
  void webhookWhoseServiceIsMissingFails(ControlPlane plane) {
    applied(plane, "kueue-webhook-without-service.yaml")
        .during(() -> Outcome.of(plane, ID))
        .isFail("WEBHOOK_SERVICE_MISSING");
  }

  @Test
  void gangsOfKubernetesItselfPass(@OnPlane(Plan.PLAIN) ControlPlane plane) {
    Outcome.of(plane, ID).isPass();
  }

  @Test
  void clusterWithoutAnySchedulerOfGangsIsUnknown(@OnPlane(Plan.BETA_DRA) ControlPlane plane) {
    Outcome.of(plane, ID).isUnknown("NOT_INSTALLED");
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
