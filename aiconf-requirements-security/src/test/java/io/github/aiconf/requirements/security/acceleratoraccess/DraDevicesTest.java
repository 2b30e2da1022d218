package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.CPU_NODE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.DEVICE_CLASS;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.SLICE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withDra;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which devices of Dynamic Resource Allocation count: those of complete pools, with a class, in
 * reach of a node.
 */
class DraDevicesTest {

  private static final RequirementTester TESTER =
      RequirementTester.of(new SecureAcceleratorAccess());

  @Test
  void passesWithDra() {
    TESTER
        .on(withDra())
        .passes()
        .observing("devices of nvidia", "2 on 1 node")
        .observingObject("DeviceClass gpu.nvidia.com")
        .noting("nvidia: DRA on 1 node")
        .noting("CEL selectors")
        .noting("a managed platform may hide it")
        .withoutGaps();
  }

  @Test
  void readsTheFlatDevicesOfTheFirstBeta() {
    TESTER
        .on(ClusterFixture.of("1.33")
            .with(CPU_NODE)
            .with(DEVICE_CLASS.replace("/v1", "/v1beta1"))
            .with(SLICE
                .replace("/v1", "/v1beta1")
                .replace("{name: gpu-0}", "{name: gpu-0, basic: {attributes: {}}}")
                .replace(
                    "{name: gpu-1}",
                    "{name: gpu-1, basic: {taints: [{key: broken, effect: NoSchedule}]}}")))
        .passes()
        .observing("devices of nvidia", "1 on 1 node")
        .observing("spec.devices[gpu-1].taints", "broken:NoSchedule");
  }

  @Test
  void acceptsAClassOfAnotherNameThatSelectsTheDriver() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(CPU_NODE)
            .with(DEVICE_CLASS.replace("name: gpu.nvidia.com", "name: big-gpu"))
            .with(SLICE))
        .passes()
        .observingObject("DeviceClass big-gpu");
  }

  @Test
  void countsOnlyTheHighestGenerationOfAPool() {
    TESTER.on(withDra().with("""
            apiVersion: resource.k8s.io/v1
            kind: ResourceSlice
            metadata: {name: newer}
            spec:
              driver: gpu.nvidia.com
              nodeName: cpu-1
              pool: {name: cpu-1, generation: 2, resourceSliceCount: 1}
              devices: [{name: gpu-0}]
            """)).passes().observing("devices of nvidia", "1 on 1 node");
  }

  @Test
  void doesNotCountAnIncompletePool() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(CPU_NODE)
            .with(DEVICE_CLASS)
            .with(SLICE.replace("resourceSliceCount: 1", "resourceSliceCount: 2")))
        .isUnknown("NO_ACCELERATOR")
        .observing("spec.pool.resourceSliceCount", "1 of 2 slices of generation 1");
  }

  @Test
  void doesNotCountDevicesOfANodeThatIsGone() {
    TESTER
        .on(ClusterFixture.of("1.35").with(DEVICE_CLASS).with(SLICE))
        .isUnknown("NO_ACCELERATOR")
        .observing("spec.devices[gpu-0] reachable from", "cpu-1");
  }

  @Test
  void doesNotCountDevicesWithoutAClass() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(CPU_NODE)
            .with(DEVICE_CLASS
                .replace("name: gpu.nvidia.com", "name: compute-domain-channel.nvidia.com")
                .replace("'gpu.nvidia.com'", "'compute-domain.nvidia.com'"))
            .with(SLICE))
        .isUnknown("NO_ACCELERATOR")
        .observing("devices of nvidia", "2 without a DeviceClass");
  }

  @Test
  void doesNotCountComputeDomainsAsAccelerators() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(CPU_NODE)
            .with(SLICE.replace("driver: gpu.nvidia.com", "driver: compute-domain.nvidia.com")))
        .isUnknown("NO_ACCELERATOR")
        .saying("No accelerator is offered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allNodes: true",
        "nodeSelector: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [cpu-1]}]}]}",
        "nodeSelector: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: NotIn, values: [b]}]}]}",
        "nodeSelector: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: DoesNotExist}]}]}",
        "nodeSelector: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: Exists}]}, {matchExpressions: [{key: zone, operator: DoesNotExist}]}]}"
      })
  void countsDevicesThatSeveralNodesReach(String place) {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(CPU_NODE)
            .with(DEVICE_CLASS)
            .with(SLICE.replace("nodeName: cpu-1", place)))
        .passes()
        .observing("devices of nvidia", "2 on 1 node");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodeSelector: {nodeSelectorTerms: [{}]}",
        "nodeSelector: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [a]}]}]}",
        "nodeSelector: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: Gt, values: [\"1\"]}]}]}",
        "nodeSelector: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: Near}]}]}"
      })
  void doesNotCountDevicesThatNoNodeReaches(String place) {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(CPU_NODE)
            .with(DEVICE_CLASS)
            .with(SLICE.replace("nodeName: cpu-1", place)))
        .isUnknown("NO_ACCELERATOR")
        .observing("spec.devices[gpu-0] reachable from", "no node");
  }

  @Test
  void comparesNumbersInSelectors() {
    String node = CPU_NODE.replace("name: cpu-1", "name: cpu-1, labels: {generation: \"5\"}");
    String selector =
        "nodeSelector: {nodeSelectorTerms: [{matchExpressions: [{key: generation, operator: Gt, values: [\"4\"]}, {key: generation, operator: Lt, values: [\"6\"]}]}]}";
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(node)
            .with(DEVICE_CLASS)
            .with(SLICE.replace("nodeName: cpu-1", selector)))
        .passes();
  }

  @Test
  void followsTheSelectionOfEachDevice() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(CPU_NODE)
            .with(DEVICE_CLASS)
            .with(SLICE
                .replace("nodeName: cpu-1", "perDeviceNodeSelection: true")
                .replace("{name: gpu-0}", "{name: gpu-0, nodeName: cpu-1}")
                .replace("{name: gpu-1}", "{name: gpu-1, nodeName: gone}")))
        .passes()
        .observing("devices of nvidia", "1 on 1 node")
        .observing("spec.devices[gpu-1] reachable from", "gone");
  }
}
