package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.claim;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withDra;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withPlugin;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ResourceClaims that reach devices which others hold. */
class ClaimsTest {

  private static final RequirementTester TESTER =
      RequirementTester.of(new SecureAcceleratorAccess());

  private static final String ADMIN = claim("admin", "team", "gpu-0", ", adminAccess: true");

  @Test
  void acceptsOneClaimForEachDevice() {
    TESTER
        .on(withDra().with(claim("a", "team", "gpu-0", "")).with(claim("b", "team", "gpu-1", "")))
        .passes();
  }

  @Test
  void seesADeviceThatTwoClaimsHold() {
    TESTER
        .on(withDra().with(claim("a", "team", "gpu-0", "")).with(claim("b", "team", "gpu-0", "")))
        .isUnknown("AMBIGUOUS")
        .saying("devices held by two claims: 1")
        .warning("failure of isolation")
        .observing("status.allocation.devices.results", "gpu.nvidia.com/cpu-1/gpu-0");
  }

  @Test
  void acceptsADeviceWhoseSharesAreAllocated() {
    TESTER
        .on(withDra()
            .with(claim("a", "team", "gpu-0", ", shareID: 1f"))
            .with(claim("b", "team", "gpu-0", ", shareID: 2f")))
        .passes();
  }

  @Test
  void doesNotMindDevicesOfOtherDrivers() {
    TESTER
        .on(withDra()
            .with(claim("a", "team", "gpu-0", "").replace("gpu.nvidia.com", "nic.acme.example"))
            .with(claim("b", "team", "gpu-0", ", adminAccess: true")
                .replace("gpu.nvidia.com", "nic.acme.example")))
        .passes();
  }

  @Test
  void seesAdministrativeAccess() {
    TESTER
        .on(withDra().with(ADMIN).with(namespace("other: \"true\"")))
        .isUnknown("AMBIGUOUS")
        .saying("claims with administrative access: 1")
        .observing("status.allocation.devices.results.adminAccess", "true")
        .observingObject("ResourceClaim team/admin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: r, exactly: {deviceClassName: gpu.nvidia.com, adminAccess: true}}",
        "{name: r, deviceClassName: gpu.nvidia.com, adminAccess: true}"
      })
  void seesARequestForAdministrativeAccess(String request) {
    TESTER
        .on(withDra().with(requesting(request)))
        .isUnknown("AMBIGUOUS")
        .observing("spec.devices.requests[r].adminAccess", "true");
  }

  @Test
  void doesNotMindARequestForDevicesOfAnotherClass() {
    TESTER
        .on(withDra()
            .with(requesting(
                "{name: r, exactly: {deviceClassName: nic.acme.example, adminAccess: true}}")))
        .passes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource.kubernetes.io/admin-access: \"true\"",
        "resource.k8s.io/admin-access: \"true\""
      })
  void acceptsAdministrativeAccessInALabelledNamespace(String label) {
    TESTER.on(withDra().with(ADMIN).with(namespace(label))).passes().withoutGaps();
  }

  @Test
  void doesNotAcceptAnotherValueOfTheLabel() {
    TESTER
        .on(withDra().with(ADMIN).with(namespace("resource.kubernetes.io/admin-access: \"false\"")))
        .isUnknown("AMBIGUOUS");
  }

  @Test
  void doesNotJudgeClaimsOfTheStackItself() {
    TESTER
        .on(withDra()
            .with(ADMIN.replace("namespace: team", "namespace: gpu-operator"))
            .denying("namespaces"))
        .passes()
        .noting("were not judged: ResourceClaim gpu-operator/admin")
        .withoutGaps();
  }

  @Test
  void isUnknownWhereNamespacesDecideAndMayNotBeListed() {
    TESTER
        .on(withDra().with(ADMIN).denying("namespaces"))
        .isUnknown("RBAC_DENIED")
        .withGap("namespaces");
  }

  @Test
  void needsNoNamespacesWithoutAdministrativeAccess() {
    TESTER
        .on(withDra().with(claim("a", "team", "gpu-0", "")).denying("namespaces"))
        .passes()
        .withoutGaps();
  }

  @Test
  void isUnknownWhereClaimsMayNotBeListed() {
    TESTER
        .on(withDra().denying("resourceclaims.resource.k8s.io"))
        .isUnknown("RBAC_DENIED")
        .withGap("resourceclaims.resource.k8s.io");
  }

  @Test
  void needsNoClaimsWhereDraHandsOutNothing() {
    TESTER.on(withPlugin().denying("resourceclaims.resource.k8s.io")).passes().withoutGaps();
  }

  @Test
  void needsClaimsWhereSlicesAreHidden() {
    ClusterFixture cluster = withPlugin().denying("resourceslices.resource.k8s.io");
    TESTER
        .on(cluster.denying("resourceclaims.resource.k8s.io"))
        .isUnknown("RBAC_DENIED")
        .withGap("resourceclaims.resource.k8s.io");
  }

  private static String requesting(String request) {
    return """
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaim
        metadata: {name: admin, namespace: team}
        spec: {devices: {requests: [%s]}}
        """.formatted(request);
  }

  private static String namespace(String label) {
    return """
        apiVersion: v1
        kind: Namespace
        metadata: {name: team, labels: {%s}}
        """.formatted(label);
  }
}
