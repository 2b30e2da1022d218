package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.testkit.FakeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PlacementCommandTest {

  private static final String EXAMPLE = "../examples/placement/";
  private static final String SNAPSHOT = "../examples/gpu-cluster.snapshot.jsonl.gz";
  private static final JsonMapper JSON = new JsonMapper();

  private static final String POD = """
      apiVersion: v1
      kind: Pod
      metadata: {name: p}
      spec:
        containers: [{name: c, resources: {requests: {cpu: 1}}}]
      """;

  @TempDir
  Path folder;

  @Test
  void saysInJsonWhichNodesRefuseForTheSameReasons() throws IOException {
    JsonNode answer = JSON.readTree(Aiconf.run(
            "placement",
            "filter",
            "-f",
            EXAMPLE + "server.yaml",
            "--manifests",
            EXAMPLE + "cluster",
            "-o",
            "json")
        .endsWith(1)
        .out());

    assertThat(answer.at("/answer").asText()).isEqualTo("DOES_NOT_FIT");
    assertThat(answer.at("/computedAs").toString())
        .isEqualTo("{\"release\":\"1.36\",\"compared\":true}");
    JsonNode pod = answer.at("/pods/0");
    assertThat(pod.at("/pod").asText()).isEqualTo("training/server");
    assertThat(pod.at("/asked").asInt()).isEqualTo(6);
    assertThat(pod.at("/message").asText()).startsWith("0/6 nodes are available: 1 node(s) had");
    assertThat(pod.at("/refusals/1").toString())
        .isEqualTo("{\"nodes\":[\"gpu-4\",\"gpu-5\"],\"filters\":[{\"filter\":\"NodeResourcesFit\","
            + "\"code\":\"Unschedulable\",\"reasons\":[\"Insufficient nvidia.com/gpu\"]}]}");
    assertThat(answer.at("/gaps")).isEmpty();
  }

  @Test
  void namesEveryFilterThatRefusesANode() throws IOException {
    cluster("""
        - metadata: {name: n1}
          spec: {unschedulable: true, taints: [{key: k, effect: NoExecute}]}
          status: {allocatable: {cpu: 500m, pods: 0}, conditions: [{type: Ready, status: "True"}]}
        """, "");

    assertThat(words(ask(POD).endsWith(1)))
        .contains(
            "NodeUnschedulable: node(s) were unschedulable;",
            "TaintToleration: node(s) had untolerated taint(s);",
            "NodeResourcesFit: Insufficient cpu, Too many pods",
            "0/1 nodes are available: 1 node(s) were unschedulable.");
  }

  @Test
  void countsWhatPodsOfTheClusterTake() throws IOException {
    cluster(node("a", 2) + node("b", 2), """
        - metadata: {name: sum, namespace: x}
          spec:
            nodeName: a
            containers:
            - {name: c, resources: {requests: {cpu: 500m}}}
            - {name: d, resources: {limits: {cpu: 600m}}}
          status: {phase: Running}
        - metadata: {name: done, namespace: x}
          spec: {nodeName: b, containers: [{name: c, resources: {requests: {cpu: 2}}}]}
          status: {phase: Succeeded}
        """);

    assertThat(ask(POD).endsWith(0).out()).contains("Fits on:     1 of 2 nodes: b");
    assertThat(ask(POD, "--node", "a").endsWith(1).out()).contains("Fits on:     not on a");
    assertThat(ask(POD, "--node", "b").endsWith(0).out()).contains("Fits on:     b");
  }

  @Test
  void keepsTheRoomOfPodsForWhichNodesAreBeingEmptied() throws IOException {
    cluster(node("a", 2), """
        - metadata: {name: preemptor, namespace: default}
          spec: {priority: 5, containers: [{name: c, resources: {requests: {cpu: 1500m}}}]}
          status: {phase: Pending, nominatedNodeName: a}
        """);
    String important = POD.replace("spec:", "spec:\n  priority: 6");

    assertThat(words(ask(POD).endsWith(1)))
        .contains(
            "NodeResourcesFit: Insufficient cpu",
            "Pods for which nodes are being emptied: 1. Their room is kept");
    ask(important).endsWith(0);
    assertThat(gang(POD, "--min", "1").endsWith(1).out()).contains("places 0 of 1");
    gang(important, "--min", "1").endsWith(0);
  }

  @Test
  void followsRulesOfPodsInTheCluster() throws IOException {
    cluster(node("a", 2) + node("b", 2), """
        - metadata: {name: shy, namespace: default}
          spec:
            nodeName: a
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                - {topologyKey: kubernetes.io/hostname, labelSelector: {}}
          status: {phase: Running}
        """);

    assertThat(words(ask(POD).endsWith(0)))
        .contains("1 of 2 nodes: b", "node(s) didn't satisfy existing pods anti-affinity rules");
  }

  @Test
  void worksWithEqualNodesInOneRow() throws IOException {
    cluster(
        IntStream.range(0, 3000).mapToObj(i -> node("n" + i, 0)).collect(Collectors.joining()), "");

    Aiconf run = ask(POD).endsWith(1);

    assertThat(run.out())
        .containsPattern("3000 +n0, n1, … +no +NodeResourcesFit: Insufficient cpu");
    assertThat(run.out().lines().count()).isLessThan(12);
  }

  @Test
  void makesTheClaimsOfAPod() throws IOException {
    cluster(node("a", 2) + node("b", 2), "");
    devices();
    String pod = POD + "  resourceClaims: [{name: gpu, resourceClaimTemplateName: one}]\n";
    String template = """
        ---
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaimTemplate
        metadata: {name: one}
        spec: {spec: {devices: {requests: [{name: g, exactly: {deviceClassName: gpu, count: 2}}]}}}
        """;

    assertThat(words(ask(pod + template).endsWith(0)))
        .contains("1 of 2 nodes: a", "DynamicResources: cannot allocate all claims");
    assertThat(ask(pod + template.replace("count: 2", "count: 3")).endsWith(1).out())
        .contains("none of 2 nodes");
    String claim = """
        ---
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaim
        metadata: {name: mine}
        spec: {devices: {requests: [{name: g, exactly: {deviceClassName: gpu}}]}}
        """;
    assertThat(ask(POD + "  resourceClaims: [{name: gpu, resourceClaimName: mine}]\n" + claim)
            .endsWith(0)
            .out())
        .contains("1 of 2 nodes: a");
    Files.writeString(
        folder.resolve("cluster/templates.yaml"),
        template.replace("---\n", "").replace("name: one", "name: one, namespace: default"));
    assertThat(ask(pod).endsWith(0).out()).contains("1 of 2 nodes: a");
  }

  @Test
  void doesNotAnswerFromWhatItCouldNotSee() throws IOException {
    cluster(node("a", 2), "");
    assertThat(ask(POD).endsWith(0).out()).contains("1 of 1 node: a");
    Files.delete(folder.resolve("cluster/pods.yaml"));

    assertThat(ask(POD).endsWith(3).out()).contains("Fits on:     not known", "Not seen:    pods");
    assertThat(ask(POD, "-o", "json").endsWith(3).out())
        .contains("\"answer\": \"UNDECIDED\"", "\"reason\": \"NOT_IN_SNAPSHOT\"");
  }

  @Test
  void readsOnlyWhatTheAnswerDependsOn() throws IOException {
    cluster(node("a", 2), "");
    Files.delete(folder.resolve("cluster/namespaces.yaml"));
    Files.delete(folder.resolve("cluster/devices.yaml"));

    ask(POD).endsWith(0);
    assertThat(ask(POD.replace("cpu: 1", "acme.example/gpu: 1")).endsWith(3).out())
        .contains("deviceclasses.resource.k8s.io");
    String near = """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - {topologyKey: zone, labelSelector: {}, namespaceSelector: {matchLabels: {a: b}}}
        """;
    assertThat(ask(POD + near).endsWith(3).out()).contains("namespaces");
  }

  @Test
  void doesNotDecideWhatIsNotModelled() throws IOException {
    cluster(node("a", 2), "");
    String volume = "  volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]\n";

    assertThat(words(ask(POD + volume).endsWith(3)))
        .contains(
            "not known; by filters 1 of 1 node", "has volumes that may tie it to nodes: data");
    ask(POD.replace("cpu: 1", "cpu: 9") + volume).endsWith(1);
    assertThat(words(ask(POD + "  schedulerName: volcano\n").endsWith(3)))
        .contains("default/p is scheduled by volcano");
    assertThat(
            words(ask(POD + "  schedulingGates: [{name: acme.example/wait}]\n").endsWith(0)))
        .contains("not considered while it has scheduling gates: acme.example/wait");
    assertThat(words(ask(POD + "  runtimeClassName: kata\n").endsWith(0)))
        .contains("RuntimeClass kata");
  }

  @Test
  void asksForSeveralPodsEachAlone() throws IOException {
    cluster(node("a", 2), "");

    String pods = POD.replace("cpu: 1", "cpu: 2");
    assertThat(
            ask(pods + "---\n" + pods.replace("name: p", "name: q")).endsWith(0).out())
        .contains("Pod:         default/p", "Pod:         default/q");
    ask(pods + "---\n" + pods.replace("name: p", "name: q").replace("cpu: 2", "cpu: 3"))
        .endsWith(1);
  }

  @Test
  void saysThatReadinessIsNotLookedAt() throws IOException {
    cluster(node("a", 2).replace("\"True\"", "\"False\""), "");

    assertThat(words(ask(POD).endsWith(0))).contains("Nodes that are not Ready").contains(": a.");
  }

  @Test
  void answersAsTheReleaseOfTheCluster() throws IOException {
    cluster(node("a", 2) + "  spec: {taints: [{key: kept, value: x, effect: NoSchedule}]}\n", "");
    version("v1.34.1");

    assertThat(words(ask(POD).endsWith(1)))
        .contains("Computed as: Kubernetes 1.34 (read, not run)", "taint {kept: x}")
        .contains("its own scheduler was not asked");
    assertThat(ask(POD, "-o", "json").endsWith(1).out())
        .contains("\"release\": \"1.34\"", "\"compared\": false");
    version("v1.34.2");
    assertThat(words(ask(POD).endsWith(1))).contains("had untolerated taint(s)");
    assertThat(words(ask(POD, "--kubernetes", "1.33").endsWith(1))).contains("taint {kept: x}");
  }

  @Test
  void saysWhatIsTakenForGrantedAboutTheRelease() throws IOException {
    cluster(node("a", 2), "");
    version("v1.38.1");

    assertThat(words(ask(POD).endsWith(0)))
        .contains("Kubernetes 1.38 is not known; computed as 1.37. --kubernetes chooses another.");
    assertThat(ask(POD, "--kubernetes", "1.36").endsWith(0).out())
        .contains("Computed as: Kubernetes 1.36\n")
        .doesNotContain("not known", "Note:");
    Files.delete(folder.resolve("cluster/version.json"));
    assertThat(words(ask(POD).endsWith(0)))
        .contains("version of the cluster is not known; computed as 1.36");
  }

  private void version(String version) throws IOException {
    Files.writeString(
        folder.resolve("cluster/version.json"), "{\"gitVersion\": \"" + version + "\"}");
  }

  @Test
  void answersOnARecordedCluster() throws IOException {
    Path pod = Files.writeString(folder.resolve("pod.yaml"), POD);

    assertThat(Aiconf.run("placement", "filter", "-f", pod.toString(), "--snapshot", SNAPSHOT)
            .endsWith(0)
            .out())
        .contains("Kubernetes v1.36.3", "Fits on:");
  }

  @Test
  void asksALiveClusterForWhatItNeeds() throws IOException {
    Path pod = Files.writeString(folder.resolve("pod.yaml"), POD);
    try (FakeApiServer server = live()) {
      assertThat(Aiconf.run(
                  "placement", "filter", "-f", pod.toString(), "--kubeconfig", kubeconfig(server))
              .endsWith(1)
              .out())
          .contains("none of 1 node", "Insufficient cpu");
    }
    try (FakeApiServer server = live().denying("pods")) {
      assertThat(Aiconf.run(
                  "placement", "filter", "-f", pod.toString(), "--kubeconfig", kubeconfig(server))
              .endsWith(3)
              .out())
          .contains("Fits on:     not known", "Not seen:    pods");
    }
  }

  private static FakeApiServer live() {
    return FakeApiServer.start("1.36").with("""
            apiVersion: v1
            kind: Node
            metadata: {name: n0}
            status: {allocatable: {cpu: 1, pods: 9}}
            """).with("""
            apiVersion: v1
            kind: Pod
            metadata: {name: other, namespace: x}
            spec: {nodeName: n0, containers: [{name: c, resources: {requests: {cpu: 1m}}}]}
            """);
  }

  private String kubeconfig(FakeApiServer server) {
    return server.kubeconfig(folder).toString();
  }

  @Test
  void printsTheRightsThatItNeeds() {
    assertThat(Aiconf.run("rbac", "--placement").endsWith(0).out())
        .contains("pods", "namespaces", "resourceclaimtemplates")
        .doesNotContain("secrets");
  }

  private static String node(String name, int cpu) {
    return "- metadata: {name: " + name + ", labels: {kubernetes.io/hostname: " + name + "}}\n"
        + "  status: {allocatable: {cpu: " + cpu
        + ", pods: 9}, conditions: [{type: Ready, status: \"True\"}]}\n";
  }

  private void cluster(String nodes, String pods) throws IOException {
    Path cluster = Files.createDirectories(folder.resolve("cluster"));
    Files.writeString(cluster.resolve("version.json"), "{\"gitVersion\": \"v1.36.3\"}");
    Files.writeString(cluster.resolve("nodes.yaml"), list("v1", "Node", nodes));
    Files.writeString(cluster.resolve("pods.yaml"), list("v1", "Pod", pods));
    Files.writeString(cluster.resolve("namespaces.yaml"), list("v1", "Namespace", ""));
    Files.writeString(
        cluster.resolve("devices.yaml"),
        Stream.of("DeviceClass", "ResourceSlice", "ResourceClaim")
            .map(kind -> list("resource.k8s.io/v1", kind, ""))
            .collect(Collectors.joining("---\n")));
  }

  private void devices() throws IOException {
    Files.writeString(
        folder.resolve("cluster/devices.yaml"),
        list("resource.k8s.io/v1", "DeviceClass", "- {metadata: {name: gpu}, spec: {}}\n")
            + "---\n"
            + list("resource.k8s.io/v1", "ResourceSlice", """
            - metadata: {name: s}
              spec:
                driver: d
                nodeName: a
                pool: {name: a, generation: 1, resourceSliceCount: 1}
                devices: [{name: g0}, {name: g1}]
            """)
            + "---\n" + list("resource.k8s.io/v1", "ResourceClaim", ""));
  }

  private static String list(String version, String kind, String items) {
    return "apiVersion: " + version + "\nkind: " + kind + "List\nitems:"
        + (items.isEmpty() ? " []\n" : "\n" + items);
  }

  private Aiconf ask(String pod, String... more) throws IOException {
    return about(pod, List.of("placement", "filter"), more);
  }

  private Aiconf gang(String pod, String... more) throws IOException {
    return about(pod, List.of("gang", "fit"), more);
  }

  private Aiconf about(String pod, List<String> command, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("pod.yaml"), pod);
    List<String> args = new ArrayList<>(command);
    args.addAll(
        List.of("-f", file.toString(), "--manifests", folder.resolve("cluster").toString()));
    args.addAll(List.of(more));
    return Aiconf.run(Map.of("COLUMNS", "120"), args.toArray(String[]::new));
  }

  /** Without the breaks of lines. */
  private static String words(Aiconf run) {
    return run.out().replaceAll("\\s+", " ");
  }
}
