package io.github.aiconf.integration;

import org.junit.jupiter.api.Test;

/** {@code ai_service_metrics} where collectors run that no object of the API shows. */
@SecondTier
@OnPlane(Plan.COMPONENTS)
final class RealCollectorsIT {

  @Test
  void prometheusOutsideTheClusterIsUnknownAndNotAFailure(ControlPlane plane) {
    Outcome.of(plane, "ai_service_metrics").isUnknown("NOT_INSTALLED");
  }
}
