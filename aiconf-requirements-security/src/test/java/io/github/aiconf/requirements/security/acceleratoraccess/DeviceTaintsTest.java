package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withDra;

import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that taint devices. */
class DeviceTaintsTest {

  private static final RequirementTester TESTER =
      RequirementTester.of(new SecureAcceleratorAccess());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{driver: gpu.nvidia.com}",
        "{pool: cpu-1}",
        "{driver: gpu.nvidia.com, pool: cpu-1}",
        "{}"
      })
  void doesNotCountDevicesThatARuleTaints(String selector) {
    TESTER
        .on(withDra().with(rule(selector, "NoExecute")))
        .isUnknown("NO_ACCELERATOR")
        .observing("spec.devices[gpu-0].taints", "DeviceTaintRule unhealthy");
  }

  @Test
  void countsDevicesThatARuleDoesNotTaint() {
    TESTER
        .on(withDra().with(rule("{pool: cpu-1, device: gpu-1}", "NoSchedule")))
        .passes()
        .observing("devices of nvidia", "1 on 1 node");
    TESTER
        .on(withDra().with(rule("{driver: gpu.nvidia.com}", "None")))
        .passes()
        .observing("devices of nvidia", "2 on 1 node");
    TESTER.on(withDra().with("""
            apiVersion: resource.k8s.io/v1beta2
            kind: DeviceTaintRule
            metadata: {name: nothing}
            spec: {taint: {key: broken, effect: NoSchedule}}
            """)).passes().observing("devices of nvidia", "2 on 1 node");
  }

  @Test
  void saysThatRulesWithExpressionsWereNotApplied() {
    TESTER
        .on(withDra().with(rule("{selectors: [{cel: {expression: \"true\"}}]}", "NoSchedule")))
        .passes()
        .noting("were not applied: unhealthy");
  }

  @Test
  void isUnknownWhereRulesMayTaintDevicesUnseen() {
    TESTER
        .on(withDra().denying("devicetaintrules.resource.k8s.io"))
        .isUnknown("RBAC_DENIED")
        .withGap("devicetaintrules.resource.k8s.io");
  }

  private static String rule(String selector, String effect) {
    return """
        apiVersion: resource.k8s.io/v1beta2
        kind: DeviceTaintRule
        metadata: {name: unhealthy}
        spec: {deviceSelector: %s, taint: {key: broken, effect: %s}}
        """.formatted(selector, effect);
  }
}
