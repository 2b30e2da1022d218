package io.github.aiconf.integration;

import static io.github.aiconf.integration.Changes.scaledToZero;

import org.junit.jupiter.api.Test;

/**
 * {@code ai_service_metrics} where something is amiss. The tests write the status of Prometheus.
 */
@OnPlane(Plan.CONFORMANT)
final class AiServiceMetricsVariantsIT {

  private static final String ID = "ai_service_metrics";

  @Test
  void prometheusThatSelectsNothingFails(ControlPlane plane) {
    new Change(() -> label(plane, "release=other"), () -> label(plane, "release=main"))
        .during(() -> Outcome.of(plane, ID))
        .isFail("NOTHING_SELECTED");
  }

  @Test
  void prometheusThatIsNotAvailableFails(ControlPlane plane) {
    String patch = """
        {"status": {"availableReplicas": 0, "unavailableReplicas": 1, "conditions": [
          {"type": "Available", "status": "False", "reason": "NoPodReady", "observedGeneration": 1}]}}""";
    new Change(
            () -> plane.kubectl(
                "patch",
                "prometheus",
                "main",
                "-n",
                "monitoring",
                "--subresource=status",
                "--type=merge",
                "-p",
                patch),
            () -> plane.applyStatus("monitoring-status.yaml"))
        .during(() -> Outcome.of(plane, ID))
        .isFail("COLLECTOR_UNAVAILABLE");
  }

  @Test
  void operatorScaledToZeroFails(ControlPlane plane) {
    scaledToZero(plane, "monitoring", "deployment/prometheus-operator")
        .during(() -> Outcome.of(plane, ID))
        .isFail("COLLECTOR_UNAVAILABLE");
  }

  @Test
  void monitorOfAPortThatTheServiceDoesNotHaveFails(ControlPlane plane) {
    new Change(() -> scrape(plane, "metrics"), () -> scrape(plane, "http"))
        .during(() -> Outcome.of(plane, ID))
        .isFail("TARGETS_UNRESOLVED");
  }

  @Test
  void monitorOfAServiceWithoutPodsIsUnknown(ControlPlane plane) {
    scaledToZero(plane, "inference", "deployment/llm")
        .during(() -> Outcome.of(plane, ID))
        .isUnknown("AMBIGUOUS");
  }

  @Test
  void clusterWithoutAnyCollectorIsUnknown(@OnPlane(Plan.BARE) ControlPlane plane) {
    Outcome.of(plane, ID).isUnknown("NOT_INSTALLED");
  }

  private static void label(ControlPlane plane, String label) {
    plane.kubectl("label", "servicemonitor", "llm", "-n", "inference", "--overwrite", label);
  }

  private static void scrape(ControlPlane plane, String port) {
    String patch = "{\"spec\":{\"endpoints\":[{\"port\":\"" + port + "\",\"path\":\"/metrics\"}]}}";
    plane.kubectl("patch", "servicemonitor", "llm", "-n", "inference", "--type=merge", "-p", patch);
  }
}
