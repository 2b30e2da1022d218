package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.CPU_NODE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.PLUGIN_POD;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.SLICE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.claim;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.podOn;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withDra;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withPlugin;

import io.github.aiconf.api.Requirement;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementContract;
import java.util.List;

class SecureAcceleratorAccessContractTest implements RequirementContract {

  private static final String EVERY_INDICATOR = """
      runtimeClassName: nvidia
      initContainers: [{name: init, securityContext: {privileged: true, runAsUser: 0}}]
      containers:
        - name: main
          image: acme/agent
          env: [{name: NVIDIA_VISIBLE_DEVICES, value: all}, {name: TOKEN, value: secret}]
          volumeMounts: [{name: v, mountPath: /var/run/nvidia-container-devices/all, readOnly: true}]
      ephemeralContainers: [{name: debug, securityContext: {privileged: true}}]
      volumes: [{name: v, hostPath: {path: /dev, type: Directory}}]
      """;

  private static final String PLUGIN = """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: plugin, namespace: gpu-operator, labels: {tier: system}}
      spec:
        template:
          metadata: {labels: {app: nvidia-device-plugin-daemonset}, annotations: {a: b}}
          spec:
            nodeSelector: {gpu: "true"}
            containers: [{name: main, args: [--device-list-strategy=envvar], env: [{name: X, value: y}]}]
      """;

  private static final String POLICY = """
      apiVersion: nvidia.com/v1
      kind: ClusterPolicy
      metadata: {name: policy}
      spec: {cdi: {enabled: true, default: true}, toolkit: {enabled: true, env: []}}
      """;

  @Override
  public Requirement requirement() {
    return new SecureAcceleratorAccess();
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(
        withPlugin(),
        withPlugin().with(PLUGIN).with(POLICY),
        withPlugin().with(podOn("gpu-1", "team", "agent", EVERY_INDICATOR)),
        withPlugin()
            .with(PLUGIN_POD.replace("name: plugin-1", "name: plugin-2").replace("True", "False")),
        withDra().with(podOn("cpu-1", "team", "agent", EVERY_INDICATOR)),
        withDra()
            .with(claim("a", "team", "gpu-0", ""))
            .with(claim("b", "team", "gpu-0", ", adminAccess: true"))
            .with(claim("c", "team", "gpu-0", "")),
        withDra().with("""
            apiVersion: resource.k8s.io/v1beta2
            kind: DeviceTaintRule
            metadata: {name: unhealthy}
            spec: {deviceSelector: {device: gpu-0}, taint: {key: broken, value: v, effect: NoExecute}}
            """),
        ClusterFixture.of("1.35")
            .with(CPU_NODE)
            .with(SLICE.replace("gpu.nvidia.com", "gpu.acme.example")),
        ClusterFixture.of("1.35").with(CPU_NODE).with(SLICE),
        ClusterFixture.of("1.35").with(CPU_NODE),
        withPlugin().withoutDiscovery());
  }
}
