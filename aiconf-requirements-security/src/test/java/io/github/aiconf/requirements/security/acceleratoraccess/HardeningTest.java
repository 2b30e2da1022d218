package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.GPU_NODE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.TRAINING_POD;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withDra;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withPlugin;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that keep devices apart, none of which changes the verdict. */
class HardeningTest {

  private static final String VARIABLES = "spec.template.spec.containers.env";

  private static final RequirementTester TESTER =
      RequirementTester.of(new SecureAcceleratorAccess());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args: [--device-list-strategy=cdi-cri]",
        "args: [--device-list-strategy, cdi-cri]",
        "command: [nvidia-device-plugin, --device-list-strategy=cdi-cri]",
        "env: [{name: DEVICE_LIST_STRATEGY, value: cdi-cri}]",
        "args: [--device-list-strategy=cdi-cri], env: [{name: DEVICE_LIST_STRATEGY, value: envvar}]"
      })
  void acceptsAStrategyThatKeepsDevicesApart(String settings) {
    TESTER
        .on(withPlugin().with(plugin(settings)))
        .passes()
        .observing(field(settings), "cdi-cri")
        .withoutWarnings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args: [--device-list-strategy=envvar]",
        "env: [{name: DEVICE_LIST_STRATEGY, value: envvar}]",
        "env: [{name: DEVICE_LIST_STRATEGY, value: \"envvar,cdi-annotations\"}]"
      })
  void warnsOfTheEnvironmentVariable(String settings) {
    TESTER
        .on(withPlugin().with(plugin(settings)))
        .passes()
        .observing(field(settings))
        .warning("which any pod can set by itself");
  }

  @Test
  void warnsOfTheDefault() {
    TESTER
        .on(withPlugin().with(plugin("args: [--fail-on-init-error=true]")))
        .passes()
        .observing(VARIABLES + "[DEVICE_LIST_STRATEGY]", "envvar by default")
        .noting("a configuration file, which is not read, may")
        .warning("[DEVICE_LIST_STRATEGY] of DaemonSet gpu-operator/settings is envvar by default");
  }

  @Test
  void readsTheVariablesOfTheToolkit() {
    String unprivileged = "ACCEPT_NVIDIA_VISIBLE_DEVICES_ENVVAR_WHEN_UNPRIVILEGED";
    String mounts = "ACCEPT_NVIDIA_VISIBLE_DEVICES_AS_VOLUME_MOUNTS";
    String settings =
        "env: [{name: " + unprivileged + ", value: \"%s\"}, {name: " + mounts + ", value: \"%s\"}]";
    TESTER
        .on(withPlugin().with(toolkit(settings.formatted("false", "true"))))
        .passes()
        .observing(VARIABLES + "[" + unprivileged + "]", "false")
        .observing(VARIABLES + "[" + mounts + "]", "true")
        .withoutWarnings();
    TESTER
        .on(withPlugin().with(toolkit(settings.formatted("true", "false"))))
        .passes()
        .warning("unprivileged containers")
        .warning("does not take devices from mounts");
    TESTER
        .on(withPlugin().with(toolkit("env: []")))
        .passes()
        .observing(VARIABLES + "[" + unprivileged + "]", "true by default")
        .warning("unprivileged containers");
  }

  @Test
  void readsTheClusterPolicy() {
    TESTER
        .on(withPlugin().with("""
            apiVersion: nvidia.com/v1
            kind: ClusterPolicy
            metadata: {name: cluster-policy}
            spec:
              cdi: {enabled: false}
              toolkit:
                env: [{name: ACCEPT_NVIDIA_VISIBLE_DEVICES_ENVVAR_WHEN_UNPRIVILEGED, value: "false"}]
              devicePlugin:
                env: [{name: DEVICE_LIST_STRATEGY, value: envvar}]
            """))
        .passes()
        .observing("spec.cdi.enabled", "false")
        .observing(
            "spec.toolkit.env[ACCEPT_NVIDIA_VISIBLE_DEVICES_ENVVAR_WHEN_UNPRIVILEGED]", "false")
        .observing("spec.devicePlugin.env[DEVICE_LIST_STRATEGY]", "envvar")
        .warning("spec.cdi.enabled of ClusterPolicy cluster-policy is false")
        .warning("which any pod can set by itself");
  }

  @Test
  void warnsOfSharingWithoutIsolation() {
    String label = "nvidia.com/gpu.sharing-strategy";
    String node = GPU_NODE.replace(
        "nvidia.com/gpu.present: \"true\"", "nvidia.com/gpu.present: \"true\", " + label + ": %s");
    for (String strategy : new String[] {"time-slicing", "mps"}) {
      TESTER
          .on(ClusterFixture.of("1.35").with(node.formatted(strategy)))
          .passes()
          .observing("metadata.labels[" + label + "]", strategy + " on 1 node")
          .warning("without isolation of its memory");
    }
    TESTER
        .on(ClusterFixture.of("1.35").with(node.formatted("none")).with(TRAINING_POD))
        .passes()
        .observing("metadata.labels[" + label + "]", "none on 1 node")
        .withoutWarnings();
  }

  @Test
  void saysNothingOfAcceleratorsThatAreNotThere() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(GPU_NODE
                .replace("nvidia.com/gpu:", "amd.com/gpu:")
                .replace("nvidia.com/gpu.present", "acme.example/present"))
            .with(TRAINING_POD)
            .with(plugin("args: [--device-list-strategy=envvar]")))
        .passes()
        .withoutWarnings();
  }

  @Test
  void keepsItsVerdictWhereSettingsMayNotBeRead() {
    for (String list : new String[] {"daemonsets.apps", "clusterpolicies.nvidia.com"}) {
      TESTER.on(withPlugin().denying(list)).passes().withGap(list);
      TESTER.on(withDra().notRecorded(list)).passes().withGap(list);
    }
  }

  private static String field(String settings) {
    return settings.startsWith("env")
        ? VARIABLES + "[DEVICE_LIST_STRATEGY]"
        : "spec.template.spec.containers.args[--device-list-strategy]";
  }

  private static String plugin(String settings) {
    return daemonSet("nvidia-device-plugin-daemonset", settings);
  }

  private static String toolkit(String settings) {
    return daemonSet("nvidia-container-toolkit-daemonset", settings);
  }

  private static String daemonSet(String app, String settings) {
    return """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: settings, namespace: gpu-operator}
        spec:
          template:
            metadata: {labels: {app: %s}}
            spec: {containers: [{name: main, %s}]}
        """.formatted(app, settings);
  }
}
