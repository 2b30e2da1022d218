package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.testkit.ClusterFixture;

/** Objects that several tests share. */
final class Manifests {

  /** A node with eight GPUs of a device plugin. */
  static final String GPU_NODE = """
      apiVersion: v1
      kind: Node
      metadata: {name: gpu-1, labels: {nvidia.com/gpu.present: "true"}}
      status:
        allocatable: {cpu: "64", nvidia.com/gpu: "8"}
        capacity: {cpu: "64", nvidia.com/gpu: "8"}
        conditions: [{type: Ready, status: "True", reason: KubeletReady}]
      """;

  static final String CPU_NODE = """
      apiVersion: v1
      kind: Node
      metadata: {name: cpu-1}
      status:
        allocatable: {cpu: "64"}
        conditions: [{type: Ready, status: "True", reason: KubeletReady}]
      """;

  /** The device plugin on that node, which does what only the stack itself may. */
  static final String PLUGIN_POD = """
      apiVersion: v1
      kind: Pod
      metadata:
        name: plugin-1
        namespace: gpu-operator
        labels: {app: nvidia-device-plugin-daemonset}
        ownerReferences: [{kind: DaemonSet, name: plugin}]
      spec:
        nodeName: gpu-1
        containers: [{name: plugin, securityContext: {privileged: true}}]
        volumes: [{name: sockets, hostPath: {path: /var/lib/kubelet/device-plugins}}]
      status:
        phase: Running
        conditions: [{type: Ready, status: "True"}]
      """;

  /** A pod with a GPU, as it should be. */
  static final String TRAINING_POD = """
      apiVersion: v1
      kind: Pod
      metadata: {name: training, namespace: team}
      spec:
        nodeName: gpu-1
        runtimeClassName: nvidia
        containers:
          - name: main
            env: [{name: NVIDIA_VISIBLE_DEVICES, value: all}]
            resources: {limits: {nvidia.com/gpu: "1"}}
      status: {phase: Running}
      """;

  static final String DEVICE_CLASS = """
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: gpu.nvidia.com}
      spec: {selectors: [{cel: {expression: "device.driver == 'gpu.nvidia.com'"}}]}
      """;

  /** Two GPUs of the DRA driver on the node cpu-1. */
  static final String SLICE = """
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: slice-1}
      spec:
        driver: gpu.nvidia.com
        nodeName: cpu-1
        pool: {name: cpu-1, generation: 1, resourceSliceCount: 1}
        devices: [{name: gpu-0}, {name: gpu-1}]
      """;

  private Manifests() {}

  /** A cluster that passes with a device plugin. */
  static ClusterFixture withPlugin() {
    return ClusterFixture.of("1.35")
        .with(GPU_NODE)
        .with(CPU_NODE)
        .with(PLUGIN_POD)
        .with(TRAINING_POD);
  }

  /** A cluster that passes with DRA. */
  static ClusterFixture withDra() {
    return ClusterFixture.of("1.35").with(CPU_NODE).with(DEVICE_CLASS).with(SLICE);
  }

  /** A running pod of a team on the node with GPUs of the plugin. */
  static String pod(String name, String spec) {
    return podOn("gpu-1", "team", name, spec);
  }

  static String podOn(String node, String namespace, String name, String spec) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: %s}
        spec:
          nodeName: %s
        %s
        status: {phase: Running}
        """.formatted(name, namespace, node, spec.indent(2).stripTrailing());
  }

  /** A claim that holds a device of the DRA driver. */
  static String claim(String name, String namespace, String device, String more) {
    return """
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaim
        metadata: {name: %s, namespace: %s}
        status:
          allocation:
            devices:
              results: [{request: r, driver: gpu.nvidia.com, pool: cpu-1, device: %s%s}]
        """.formatted(name, namespace, device, more);
  }
}
