package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.DEVICE_CLASS;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.GPU_NODE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.PLUGIN_POD;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.SLICE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.claim;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.pod;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.podOn;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withDra;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withPlugin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Observation;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods that may reach accelerators past whoever hands them out. */
class BypassTest {

  private static final RequirementTester TESTER =
      RequirementTester.of(new SecureAcceleratorAccess());

  private static final String PRIVILEGED =
      "containers: [{name: main, securityContext: {privileged: true}}]";

  @ParameterizedTest
  @ValueSource(strings = {"containers", "initContainers", "ephemeralContainers"})
  void seesPrivilegedContainers(String containers) {
    TESTER
        .on(withPlugin()
            .with(pod("p", containers + ": [{name: c, securityContext: {privileged: true}}]")))
        .isUnknown("AMBIGUOUS")
        .saying("pods with an indicator: 1")
        .advising("DeviceExposure")
        .observing("spec." + containers + "[c].securityContext.privileged", "true")
        .observing("pods on nodes with accelerators", "2 judged, 1 with an indicator")
        .observingObject("Pod team/p");
  }

  @Test
  void aRequestDoesNotExcusePrivileges() {
    TESTER.on(withPlugin().with(pod("p", """
            containers:
              - name: main
                securityContext: {privileged: true}
                resources: {limits: {nvidia.com/gpu: 1}}
            """))).isUnknown("AMBIGUOUS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/dev",
        "/dev/",
        "//dev/.",
        "/dev/nvidia0",
        "/dev/nvidiactl",
        "/dev/nvidia-uvm-tools",
        "/dev/nvidia-caps",
        "/dev/nvidia-caps/nvidia-cap1",
        "/var/lib/kubelet",
        "/var/lib/kubelet/device-plugins",
        "/var/lib/kubelet/device-plugins/kubelet.sock",
        "/run",
        "/run/nvidia/driver",
        "/var/run/nvidia-container-devices"
      })
  void seesPathsThatLeadToDevices(String path) {
    TESTER
        .on(withPlugin().with(withHostPath(path)))
        .isUnknown("AMBIGUOUS")
        .observing("spec.volumes[v].hostPath.path", path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/shm",
        "/dev/null",
        "/dev/dri",
        "/dev/nvidia",
        "/developers",
        "/var/log",
        "/var/lib/kubelet/pods",
        "/var/lib/kubelet/device-plugins-of-acme",
        "/run/containerd",
        "/data/dev"
      })
  void acceptsOtherPaths(String path) {
    TESTER.on(withPlugin().with(withHostPath(path))).passes();
  }

  @Test
  void seesFoldersOfDevicesOfOtherFamilies() {
    ClusterFixture cluster = ClusterFixture.of("1.35")
        .with(GPU_NODE.replace("nvidia.com/gpu:", "amd.com/gpu:").replace("nvidia.com/gpu.p", "p"));
    TESTER.on(cluster.with(withHostPath("/dev/dri"))).isUnknown("AMBIGUOUS");
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(GPU_NODE
                .replace("nvidia.com/gpu:", "google.com/tpu:")
                .replace("nvidia.com/gpu.p", "p"))
            .with(withHostPath("/dev/vfio")))
        .isUnknown("AMBIGUOUS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"value: all", "value: \"0\"", "value: GPU-1", "valueFrom: {fieldRef: {}}"})
  void seesTheVariableOfTheRuntimeWithoutARequest(String value) {
    TESTER
        .on(withPlugin().with(withVariable(value)))
        .isUnknown("AMBIGUOUS")
        .observing("spec.containers[main].env[NVIDIA_VISIBLE_DEVICES]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"value: void", "value: none", "value: \"\""})
  void acceptsHarmlessValuesOfTheVariable(String value) {
    TESTER.on(withPlugin().with(withVariable(value))).passes();
  }

  @Test
  void seesTheVariableInAContainerBesideTheOneThatAsks() {
    TESTER
        .on(withPlugin().with(pod("p", """
            containers:
              - {name: main, resources: {limits: {nvidia.com/gpu: "1"}}}
              - {name: side, env: [{name: NVIDIA_VISIBLE_DEVICES, value: all}]}
            """)))
        .isUnknown("AMBIGUOUS")
        .observing("spec.containers[side].env[NVIDIA_VISIBLE_DEVICES]", "all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nvidia.com/gpu: \"0\"", "amd.com/gpu: \"1\""})
  void aRequestForNothingOrForOthersDoesNotExcuse(String limits) {
    TESTER.on(withPlugin().with(pod("p", """
            containers:
              - name: main
                env: [{name: NVIDIA_VISIBLE_DEVICES, value: all}]
                resources: {limits: {%s}}
            """.formatted(limits)))).isUnknown("AMBIGUOUS");
  }

  @Test
  void seesTheRuntimeClassWithoutARequest() {
    TESTER
        .on(withPlugin().with(pod("p", "runtimeClassName: nvidia\ncontainers: [{name: main}]")))
        .isUnknown("AMBIGUOUS")
        .observing("spec.runtimeClassName", "nvidia");
    TESTER
        .on(withPlugin().with(pod("p", "runtimeClassName: gvisor\ncontainers: [{name: main}]")))
        .passes();
  }

  @Test
  void seesMountsThatAskTheRuntimeForDevices() {
    TESTER
        .on(withPlugin().with(pod("p", """
            containers:
              - {name: main, volumeMounts: [{name: n, mountPath: /var/run/nvidia-container-devices/all}]}
            volumes: [{name: n, hostPath: {path: /dev/null}}]
            """)))
        .isUnknown("AMBIGUOUS")
        .observing(
            "spec.containers[main].volumeMounts.mountPath",
            "/var/run/nvidia-container-devices/all");
  }

  @Test
  void acceptsTheVariableWithAClaim() {
    String spec = """
        resourceClaims: [{name: gpu, %s}]
        containers:
          - name: main
            env: [{name: NVIDIA_VISIBLE_DEVICES, value: all}]
            resources: {claims: [{name: gpu}]}
        """;
    ClusterFixture cluster = withDra()
        .with(claim("c", "team", "gpu-0", ""))
        .with(podOn("cpu-1", "team", "direct", spec.formatted("resourceClaimName: c")))
        .with(
            podOn("cpu-1", "team", "made", spec.formatted("resourceClaimTemplateName: t"))
                .replace(
                    "status: {phase: Running}",
                    "status: {phase: Running, resourceClaimStatuses: [{name: gpu, resourceClaimName: c}]}"));
    TESTER.on(cluster).passes();
    TESTER
        .on(cluster.with(
            podOn("cpu-1", "other", "foreign", spec.formatted("resourceClaimName: c"))))
        .isUnknown("AMBIGUOUS")
        .observingObject("Pod other/foreign");
  }

  @Test
  void acceptsARequestForAResourceThatAClassBacks() {
    ClusterFixture cluster = ClusterFixture.of("1.35")
        .with(Manifests.CPU_NODE)
        .with(SLICE)
        .with(DEVICE_CLASS.replace("spec: {", "spec: {extendedResourceName: acme.example/big, "));
    for (String resource :
        List.of("acme.example/big", "deviceclass.resource.kubernetes.io/gpu.nvidia.com")) {
      cluster.with(podOn("cpu-1", "team", "p" + resource.length(), """
          containers:
            - name: main
              env: [{name: NVIDIA_VISIBLE_DEVICES, value: all}]
              resources: {limits: {%s: "1"}}
          """.formatted(resource)));
    }
    TESTER
        .on(cluster)
        .passes()
        .observing("pods on nodes with accelerators", "2 judged, 0 with an indicator");
  }

  @Test
  void doesNotMindPodsOnOtherNodes() {
    TESTER
        .on(withPlugin().with(podOn("cpu-1", "team", "p", PRIVILEGED)))
        .passes()
        .noting("on nodes where no such accelerator was seen: 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"phase: Succeeded", "phase: Failed"})
  void doesNotMindPodsThatAreDone(String phase) {
    TESTER
        .on(withPlugin().with(pod("p", PRIVILEGED).replace("phase: Running", phase)))
        .passes();
  }

  @Test
  void doesNotMindPodsWithoutANode() {
    TESTER
        .on(withPlugin().with(pod("p", PRIVILEGED).replace("nodeName: gpu-1", "priority: 0")))
        .passes();
  }

  @Test
  void mindsPodsOnNodesWhoseAcceleratorsAreNotUsableNow() {
    TESTER
        .on(withPlugin()
            .with(GPU_NODE
                .replace("name: gpu-1", "name: gpu-2")
                .replace("status: \"True\"", "status: \"False\""))
            .with(podOn("gpu-2", "team", "p", PRIVILEGED)))
        .isUnknown("AMBIGUOUS");
  }

  @Test
  void countsButDoesNotJudgePodsOfThePlatform() {
    TESTER
        .on(withPlugin()
            .with(podOn("gpu-1", "kube-system", "kube-proxy", PRIVILEGED))
            .with(podOn("gpu-1", "openshift-ovn-kubernetes", "ovn", PRIVILEGED)))
        .passes()
        .noting("the platform (kube-*, openshift-*")
        .noting("nvidia (gpu-operator")
        .noting("gpu-operator (1), kube-system (1), openshift-ovn-kubernetes (1)");
  }

  @Test
  void judgesTheNamespacesOfVendorsThatAreNotThere() {
    TESTER
        .on(withPlugin().with(podOn("gpu-1", "habana-system", "p", PRIVILEGED)))
        .isUnknown("AMBIGUOUS")
        .observingObject("Pod habana-system/p");
  }

  @Test
  void doesNotBelieveAMirrorAnnotation() {
    TESTER
        .on(withPlugin()
            .with(pod("p", PRIVILEGED)
                .replace(
                    "namespace: team",
                    "namespace: team, annotations: {kubernetes.io/config.mirror: abc}")))
        .isUnknown("AMBIGUOUS");
  }

  @Test
  void warnsOfADriverOutsideOfItsNamespaces() {
    TESTER
        .on(ClusterFixture.of("1.35")
            .with(GPU_NODE)
            .with(PLUGIN_POD.replace("namespace: gpu-operator", "namespace: default")))
        .passes()
        .warning("not judged: Pod default/plugin-1");
  }

  @Test
  void judgesAPodThatOnlyCarriesTheLabelsOfADriver() {
    TESTER
        .on(withPlugin()
            .with(PLUGIN_POD
                .replace("namespace: gpu-operator", "namespace: team")
                .replace("kind: DaemonSet", "kind: ReplicaSet")))
        .isUnknown("AMBIGUOUS")
        .observingObject("Pod team/plugin-1");
  }

  @Test
  void warnsWhereNoPodCouldShowAWayAround() {
    TESTER
        .on(withDra())
        .passes()
        .warning("so none could show a way around")
        .observing("pods on nodes with accelerators", "0 judged, 0 with an indicator");
  }

  @Test
  void showsTheFirstOfMany() {
    ClusterFixture cluster = withPlugin();
    for (int i = 0; i < 60; i++) {
      cluster.with(pod("p" + i, PRIVILEGED));
    }
    TESTER
        .on(cluster)
        .isUnknown("AMBIGUOUS")
        .saying("pods with an indicator: 60")
        .noting("10 more indicators are not shown");
    List<Observation> observations =
        TESTER.report(cluster).requirements().get(0).checks().get(0).finding().observations();
    assertThat(observations).filteredOn(o -> o.field().contains("privileged")).hasSize(50);
  }

  @Test
  void isUnknownWherePodsMayNotBeListed() {
    TESTER
        .on(withPlugin().denying("pods"))
        .isUnknown("RBAC_DENIED")
        .observing("status.allocatable[nvidia.com/gpu]")
        .withGap("pods");
  }

  @Test
  void isUnknownWherePodsAreNotRecorded() {
    TESTER.on(withPlugin().notRecorded("pods")).isUnknown("NOT_IN_SNAPSHOT");
  }

  @Test
  void keepsItsVerdictWhereSlicesAreHiddenAndNoPodShowsAnIndicator() {
    TESTER
        .on(withPlugin().denying("resourceslices.resource.k8s.io"))
        .passes()
        .withGap("resourceslices.resource.k8s.io");
  }

  @Test
  void isUnknownWhereHiddenSlicesDecideOnAPod() {
    TESTER
        .on(withPlugin()
            .denying("resourceslices.resource.k8s.io")
            .with(podOn("cpu-1", "team", "p", PRIVILEGED)))
        .isUnknown("RBAC_DENIED")
        .withGap("resourceslices.resource.k8s.io");
  }

  private static String withHostPath(String path) {
    return pod("p", """
        containers: [{name: main}]
        volumes: [{name: v, hostPath: {path: %s}}, {name: tmp, emptyDir: {}}]
        """.formatted(path));
  }

  private static String withVariable(String value) {
    return pod("p", """
        containers: [{name: main, env: [{name: OTHER, value: x}, {name: NVIDIA_VISIBLE_DEVICES, %s}]}]
        """.formatted(value));
  }

  /** The model counts while the pods are written. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void countsThePodsOfRandomClusters(long seed) {
    Random random = new Random(seed);
    ClusterFixture cluster = withPlugin();
    int offenders = 0;
    for (int i = 0; i < 40; i++) {
      boolean requests = random.nextInt(4) == 0;
      boolean privileged = random.nextInt(8) == 0;
      boolean variable = random.nextInt(4) == 0;
      boolean runtimeClass = random.nextInt(6) == 0;
      String mount = List.of("/data", "/cache", "/var/run/nvidia-container-devices/all")
          .get(random.nextInt(3));
      String path = List.of("/etc", "/opt/tools", "/dev").get(random.nextInt(3));
      cluster = cluster.with(pod("p" + i, """
          %s
          containers:
            - name: main
              securityContext: {privileged: %s}
              env: [{name: HOME, value: all}, {name: %s, value: all}]
              volumeMounts: [{name: v, mountPath: %s}]
              resources: {limits: {%s: 1}}
          volumes: [{name: v, hostPath: {path: %s}}]
          """.formatted(
              runtimeClass ? "runtimeClassName: nvidia" : "",
              privileged,
              variable ? "NVIDIA_VISIBLE_DEVICES" : "DEVICES",
              mount,
              requests ? "nvidia.com/gpu" : "cpu",
              path)));
      boolean offends = privileged
          || mount.startsWith("/var")
          || path.equals("/dev")
          || (!requests && (variable || runtimeClass));
      offenders += offends ? 1 : 0;
    }
    TESTER
        .on(cluster)
        .isUnknown("AMBIGUOUS")
        .observing(
            "pods on nodes with accelerators", "41 judged, " + offenders + " with an indicator");
  }
}
