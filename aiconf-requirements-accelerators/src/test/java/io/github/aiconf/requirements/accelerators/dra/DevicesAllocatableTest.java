package io.github.aiconf.requirements.accelerators.dra;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

class DevicesAllocatableTest {

  private static final RequirementTester TESTER =
      RequirementTester.of(new DraSupport()).checklist("1.35");

  private static final String CLASS = """
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: gpu.acme.example}
      spec: {selectors: [{cel: {expression: 'device.driver == "gpu.acme.example"'}}]}
      ---
      """;

  private static final String NODE = """
      apiVersion: v1
      kind: Node
      metadata: {name: n1}
      status: {conditions: [{type: Ready, status: "True"}]}
      ---
      """;

  private static final String SLICE = """
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: n1-gpus}
      spec:
        driver: gpu.acme.example
        nodeName: n1
        pool: {name: n1, generation: 1, resourceSliceCount: 1}
        devices: [{name: gpu-0}]
      ---
      """;

  private static final String TAKEN = """
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaim
      metadata: {name: training, namespace: team}
      spec: {devices: {requests: [{name: r, exactly: {deviceClassName: gpu.acme.example}}]}}
      status: {allocation: {devices: {results: [{device: gpu-0, driver: gpu.acme.example, pool: n1, request: r}]}}}
      """;

  private static CheckResultAssert on(ClusterFixture cluster) {
    return TESTER.on(cluster, "devices_allocatable");
  }

  private static ClusterFixture cluster(String... yaml) {
    return ClusterFixture.of("1.36").with(String.join("", yaml));
  }

  @Test
  void passesWhereAClaimForOneDeviceFits() {
    on(cluster(CLASS, NODE, SLICE))
        .passes()
        .observing(
            "a claim for one device", "fits on 1 of 1 nodes: n1; 1 devices, 1 usable, 1 free");
  }

  @Test
  void isUnknownWhileAllDevicesAreInUse() {
    on(cluster(CLASS, NODE, SLICE, TAKEN))
        .isUnknown("ENVIRONMENT")
        .saying("in use")
        .observing(
            "a claim for one device",
            "does not fit: 1 devices, 1 usable, 0 free; 1 in use (by team/training)");
  }

  @Test
  void isUnknownWhereTheOnlyNodeIsCordoned() {
    on(cluster(CLASS, NODE.replace("status: {", "spec: {unschedulable: true}\nstatus: {"), SLICE))
        .isUnknown("ENVIRONMENT")
        .observing(
            "a claim for one device",
            "does not fit: 1 devices, 0 usable, 0 free; 1 node unschedulable (node n1)");
  }

  @Test
  void isUnknownWhereAPoolIsIncomplete() {
    on(cluster(CLASS, NODE, SLICE.replace("resourceSliceCount: 1", "resourceSliceCount: 2")))
        .isUnknown("ENVIRONMENT")
        .observing(
            "a claim for one device",
            "does not fit: 1 devices, 0 usable, 0 free; 1 pool not complete (it has 1 of 2 slices)");
  }

  @Test
  void warnsOfASelectorThatFails() {
    on(cluster(CLASS.replace("device.driver ==", "device.attributes[\"x\"].y =="), NODE, SLICE))
        .isUnknown("ENVIRONMENT")
        .warning("no such key");
  }

  @Test
  void isUnknownWithoutClassesOrDevices() {
    on(cluster(NODE, SLICE)).isUnknown("NO_ACCELERATOR").saying("no DeviceClass");
    on(cluster(CLASS, NODE)).isUnknown("NO_ACCELERATOR").saying("No driver");
  }

  @Test
  void isUnknownWhereSomethingTheAnswerDependsOnMayNotBeRead() {
    for (String resource :
        new String[] {"nodes", "resourceslices.resource.k8s.io", "resourceclaims.resource.k8s.io"
        }) {
      on(cluster(CLASS, NODE, SLICE).denying(resource)).isUnknown("RBAC_DENIED").withGap(resource);
    }
  }
}
