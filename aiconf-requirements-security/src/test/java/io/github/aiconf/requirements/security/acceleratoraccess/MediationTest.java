package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.CPU_NODE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.DEVICE_CLASS;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.GPU_NODE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.PLUGIN_POD;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.SLICE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withPlugin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

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
}
