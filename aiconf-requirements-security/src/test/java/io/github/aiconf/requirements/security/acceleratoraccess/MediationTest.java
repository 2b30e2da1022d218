package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.CPU_NODE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.DEVICE_CLASS;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.GPU_NODE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.PLUGIN_POD;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.SLICE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withDra;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withPlugin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who hands out accelerators, and which of them count as usable. */
class MediationTest {

  private static final RequirementTester TESTER =
      RequirementTester.of(new SecureAcceleratorAccess());

  @Test
  void passesWithADevicePlugin() {
    TESTER
        .on(withPlugin())
        .passes()
        .observing("status.allocatable[nvidia.com/gpu]", "8 on 1 node")
        .observing("nodes with a Ready driver pod of nvidia", "1 of 1")
        .observing("pods on nodes with accelerators", "1 judged, 0 with an indicator")
        .noting("nvidia: a device plugin on 1 node")
        .withoutWarnings()
        .withoutGaps();
  }

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
  void isUnknownWithoutAnyAccelerator() {
    TESTER
        .on(ClusterFixture.of("1.35").with(CPU_NODE))
        .isUnknown("NO_ACCELERATOR")
        .saying("No accelerator is offered")
        .observing("items", "1 objects")
        .withoutGaps();
  }

  @Test
  void doesNotCountANodeThatIsCordoned() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(GPU_NODE.replace("status:\n", "spec: {unschedulable: true}\nstatus:\n")))
        .isUnknown("NO_ACCELERATOR")
        .saying("none that a pod could use")
        .observing("spec.unschedulable", "true");
  }

  @Test
  void doesNotCountANodeThatIsNotReady() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(GPU_NODE.replace(
                "status: \"True\", reason: KubeletReady",
                "status: Unknown, reason: NodeStatusUnknown")))
        .isUnknown("NO_ACCELERATOR")
        .observing("status.conditions[Ready].status", "Unknown (NodeStatusUnknown)");
  }

  @Test
  void doesNotCountResourcesThatAreNotAllocatable() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(GPU_NODE.replace(
                "allocatable: {cpu: \"64\", nvidia.com/gpu: \"8\"}",
                "allocatable: {cpu: \"64\", nvidia.com/gpu: \"0\"}")))
        .isUnknown("NO_ACCELERATOR")
        .observing("status.allocatable[nvidia.com/gpu]", "0");
  }

  @Test
  void takesAResourceBackedByAClassForDra() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(GPU_NODE)
            .with(DEVICE_CLASS.replace("spec: {", "spec: {extendedResourceName: nvidia.com/gpu, ")))
        .isUnknown("NO_ACCELERATOR")
        .noting("nvidia.com/gpu is backed by the DeviceClass gpu.nvidia.com");
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

  @Test
  void isUnknownWhereNoProfileDescribesADriver() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(CPU_NODE)
            .with(SLICE.replace("driver: gpu.nvidia.com", "driver: gpu.acme.example")))
        .isUnknown("UNSUPPORTED_PROFILE")
        .advising("--profiles")
        .observing("spec.driver", "gpu.acme.example");
  }

  @Test
  void isUnknownWhereNoProfileDescribesAResource() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(GPU_NODE
                .replace("nvidia.com/gpu:", "acme.example/npu:")
                .replace("nvidia.com/gpu.present", "acme.example/present")))
        .isUnknown("UNSUPPORTED_PROFILE")
        .observing("status.allocatable[acme.example/npu]", "8 on 1 node");
  }

  @Test
  void doesNotTakeOtherResourcesForAccelerators() {
    TESTER
        .on(
            ClusterFixture.of("1.35")
                .with(
                    CPU_NODE.replace(
                        "cpu: \"64\"",
                        "cpu: \"64\", hugepages-2Mi: \"0\", devices.kubevirt.io/kvm: \"110\", rdma/hca: \"4\"")))
        .isUnknown("NO_ACCELERATOR");
  }

  @Test
  void namesUnknownAcceleratorsBesideKnownOnes() {
    TESTER
        .on(withPlugin().with(SLICE.replace("driver: gpu.nvidia.com", "driver: gpu.acme.example")))
        .passes()
        .noting("no profile describes, and that were not judged: 1")
        .observing("spec.driver", "gpu.acme.example");
  }

  @Test
  void warnsOfNodesWhoseAcceleratorsNothingHandsOut() {
    TESTER
        .on(withPlugin()
            .with(CPU_NODE.replace(
                "name: cpu-1",
                "name: amd-1, labels: {feature.node.kubernetes.io/amd-gpu: \"true\"}")))
        .passes()
        .warning("accelerators of amd, but nothing was seen that hands them out");
  }

  @Test
  void warnsWhereDraAndAPluginShareANode() {
    TESTER
        .on(withPlugin().with(DEVICE_CLASS).with(SLICE.replace("cpu-1", "gpu-1")))
        .passes()
        .noting("nvidia: DRA on 1 node")
        .noting("nvidia: a device plugin on 1 node")
        .warning("both hand out accelerators of nvidia on gpu-1");
  }

  @Test
  void warnsWhereTheDriverDoesNotRun() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(GPU_NODE)
            .with(PLUGIN_POD.replace(
                "type: Ready, status: \"True\"", "type: Ready, status: \"False\"")))
        .passes()
        .warning("No Ready pod of a device plugin or driver of nvidia on gpu-1")
        .observing("nodes with a Ready driver pod of nvidia", "0 of 1")
        .observingObject("Pod gpu-operator/plugin-1");
  }

  @Test
  void marksAcceleratorsThatAreMadeUp() {
    ClusterFixture example = ClusterFixture.of("1.35")
        .with(CPU_NODE)
        .with(DEVICE_CLASS.replace("gpu.nvidia.com", "gpu.example.com"))
        .with(SLICE.replace("gpu.nvidia.com", "gpu.example.com"));
    TESTER.on(example).passes().noting("example: DRA on 1 node");
    assertThat(isSimulated(example)).isTrue();
    assertThat(isSimulated(example.with(GPU_NODE))).isFalse();
  }

  @Test
  void isUnknownWhereNodesMayNotBeListed() {
    TESTER.on(withPlugin().denying("nodes")).isUnknown("RBAC_DENIED").withGap("nodes");
  }

  @Test
  void isUnknownWhereNodesAreNotRecorded() {
    TESTER.on(withPlugin().notRecorded("nodes")).isUnknown("NOT_IN_SNAPSHOT");
  }

  @Test
  void isUnknownWhereClassesMayNotBeListed() {
    for (ClusterFixture cluster : new ClusterFixture[] {withPlugin(), withDra()}) {
      TESTER
          .on(cluster.denying("deviceclasses.resource.k8s.io"))
          .isUnknown("RBAC_DENIED")
          .withGap("deviceclasses.resource.k8s.io");
    }
  }

  @Test
  void needsNoClassesWhereNothingIsOffered() {
    TESTER
        .on(ClusterFixture.of("1.35").with(CPU_NODE).denying("deviceclasses.resource.k8s.io"))
        .isUnknown("NO_ACCELERATOR")
        .withoutGaps();
  }

  @Test
  void isUnknownWhereOnlySlicesCouldShowAccelerators() {
    TESTER
        .on(ClusterFixture.of("1.35").with(CPU_NODE).denying("resourceslices.resource.k8s.io"))
        .isUnknown("RBAC_DENIED")
        .withGap("resourceslices.resource.k8s.io");
  }

  @Test
  void passesWithAPluginWhereDraIsNotServed() {
    TESTER.on(withPlugin().withoutGroup("resource.k8s.io")).passes().withoutGaps();
  }

  @Test
  void passesWithoutDiscovery() {
    TESTER.on(withPlugin().withoutDiscovery()).passes();
  }

  private static boolean isSimulated(ClusterFixture cluster) {
    return TESTER
        .report(cluster)
        .requirements()
        .get(0)
        .checks()
        .get(0)
        .finding()
        .simulatedHardware();
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
