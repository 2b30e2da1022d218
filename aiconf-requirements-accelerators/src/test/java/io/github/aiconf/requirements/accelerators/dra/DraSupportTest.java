package io.github.aiconf.requirements.accelerators.dra;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

class DraSupportTest {

  private static final RequirementTester TESTER = RequirementTester.of(new DraSupport());

  static final String SLICES = """
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: n1-a}
      spec: {driver: gpu.example.com, nodeName: n1, pool: {name: n1, generation: 1, resourceSliceCount: 1}}
      ---
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: n1-b}
      spec: {driver: gpu.example.com, nodeName: n1, pool: {name: n1, generation: 2, resourceSliceCount: 2}}
      """;

  @Test
  void passesWhereV1IsServedWithAllVerbs() {
    apiServed(ClusterFixture.of("1.35")).passes().observing("v1.verbs").withoutGaps();
  }

  @Test
  void failsOn134WithoutTheGroup() {
    apiServed(ClusterFixture.of("1.34").withoutGroup("resource.k8s.io"))
        .fails("API_MISSING")
        .observing("versions", "not served");
  }

  @Test
  void failsOn134WithBetaVersionsOnly() {
    apiServed(withDra(
            ClusterFixture.of("1.34").withoutGroup("resource.k8s.io"), "resource.k8s.io/v1beta2"))
        .fails("API_MISSING")
        .saying("only as v1beta2");
  }

  @Test
  void passesOn133WithABetaVersion() {
    apiServed(withDra(ClusterFixture.of("1.33"), "resource.k8s.io/v1beta1"))
        .passes()
        .observing("v1beta1.verbs");
  }

  @Test
  void failsOn133WithoutTheGroup() {
    apiServed(ClusterFixture.of("1.33")).fails("API_MISSING").advising("runtime-config");
  }

  @Test
  void failsWhereAVerbIsMissing() {
    apiServed(ClusterFixture.of("1.35")
            .servingWithVerbs(
                "resource.k8s.io/v1", "resourceslices/ResourceSlice", "get", "list", "watch"))
        .fails("API_INCOMPLETE")
        .observing("v1.verbs", "get list watch");
  }

  @Test
  void isUnknownWithoutDiscovery() {
    apiServed(ClusterFixture.of("1.35").withoutDiscovery())
        .isUnknown("NOT_IN_SNAPSHOT")
        .withGap("discovery");
  }

  @Test
  void keepsItsVerdictWhereSlicesMayNotBeListed() {
    apiServed(ClusterFixture.of("1.35").denying("resourceslices.resource.k8s.io"))
        .passes()
        .withGap("resourceslices.resource.k8s.io");
  }

  @Test
  void warnsOfAPoolWhoseHighestGenerationIsIncomplete() {
    apiServed(ClusterFixture.of("1.35").with(SLICES))
        .passes()
        .warning("1 of 2 slices of generation 2")
        .noting("1 drivers publish devices: gpu.example.com");
  }

  @Test
  void countsAllocatedClaims() {
    apiServed(ClusterFixture.of("1.35").with("""
            apiVersion: resource.k8s.io/v1
            kind: ResourceClaim
            metadata: {name: a, namespace: default}
            status: {allocation: {devices: {results: [{device: gpu-0, driver: gpu.example.com, pool: n1, request: r}]}}}
            ---
            apiVersion: resource.k8s.io/v1
            kind: ResourceClaim
            metadata: {name: b, namespace: default}
            """))
        .passes()
        .noting("1 of 2 ResourceClaims are allocated");
  }

  private static CheckResultAssert apiServed(ClusterFixture cluster) {
    return TESTER.on(cluster, "api_served");
  }

  private static ClusterFixture withDra(ClusterFixture cluster, String apiVersion) {
    return cluster.serving(
        apiVersion,
        "deviceclasses/DeviceClass",
        "resourceclaims/ResourceClaim",
        "resourceclaimtemplates/ResourceClaimTemplate",
        "resourceslices/ResourceSlice");
  }
}
