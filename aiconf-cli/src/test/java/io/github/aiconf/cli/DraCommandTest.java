package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.testkit.FakeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DraCommandTest {

  private static final String NVLINK = "../examples/nvlink/";
  private static final String SNAPSHOT = "../examples/gpu-cluster.snapshot.jsonl.gz";
  private static final JsonMapper JSON = new JsonMapper();

  private static final String CLASS = """
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: gpu.acme.example}
      spec: {selectors: [{cel: {expression: device.driver == "gpu.acme.example"}}]}
      """;

  @TempDir
  Path folder;

  @Test
  void countsTheDevicesOfARecordedCluster() {
    assertThat(Aiconf.run("dra", "capacity", "--snapshot", SNAPSHOT).endsWith(0).out())
        .contains("Kubernetes v1.36.3")
        .containsPattern("gpu.example.com +16 +16 +15")
        .contains("1  in use  by research/notebook");
  }

  @Test
  void answersAsTheApiWouldHoldIt() throws IOException {
    JsonNode answer = json("allocate", "-f", NVLINK + "pair.yaml", 0);

    assertThat(answer.at("/answer").asText()).isEqualTo("FITS");
    assertThat(answer.at("/claims/0").asText()).isEqualTo("training/pair");
    assertThat(answer.at("/node").asText()).isEqualTo("gpu-1");
    assertThat(answer.at("/nodes").toString())
        .isEqualTo("{\"asked\":3,\"fits\":[\"gpu-1\"],\"fitsButClosed\":[],\"undecided\":[],"
            + "\"refused\":2}");
    assertThat(answer.at("/allocations/0/result/devices/results").toString())
        .isEqualTo("[{\"request\":\"gpus\",\"driver\":\"gpu.acme.example\",\"pool\":\"gpu-1\","
            + "\"device\":\"gpu-2\"},{\"request\":\"gpus\",\"driver\":\"gpu.acme.example\","
            + "\"pool\":\"gpu-1\",\"device\":\"gpu-3\"}]");
    assertThat(answer.at("/gaps")).isEmpty();
  }

  @Test
  void saysWhyInJson() throws IOException {
    JsonNode answer = json("why", "-f", NVLINK + "three.yaml", 1);

    assertThat(answer.at("/answer").asText()).isEqualTo("DOES_NOT_FIT");
    JsonNode first = answer.at("/refusals/0");
    assertThat(first.at("/nodes").toString()).isEqualTo("[\"gpu-1\"]");
    assertThat(first.at("/requests/0/excluded/0/cause").asText()).isEqualTo("IN_USE");
    assertThat(first.at("/requests/0/suitable")).hasSize(3);
    assertThat(first.at("/conflict")).hasSize(2);
    assertThat(first.at("/changes/0/kind").asText()).isNotEmpty();
  }

  @Test
  void countsInJson() throws IOException {
    JsonNode answer = JSON.readTree(dra("capacity", "-o", "json").endsWith(0).out());

    assertThat(answer.at("/devices").toString())
        .isEqualTo("{\"devices\":8,\"usable\":8,\"free\":7}");
    assertThat(answer.at("/classes/0/notFree/0/obstacle").asText()).isEqualTo("IN_USE");
    assertThat(answer.at("/classes/0/notFree/0/devices/0/claims/0").asText())
        .isEqualTo("research/notebook");
  }

  @Test
  void explainsAClaimOfTheCluster() throws IOException {
    assertThat(dra("why", "research/notebook").endsWith(0).out())
        .contains("Allocated:", "reserved for pods/notebook-0")
        .containsPattern("gpu +gpu.acme.example +gpu-1 +gpu-0");
    cluster("cluster");
    Files.writeString(
        folder.resolve("pending.yaml"), Files.readString(Path.of(NVLINK + "three.yaml")));
    assertThat(Aiconf.run("dra", "why", "training/three", "--manifests", folder.toString())
            .endsWith(1)
            .out())
        .contains("none of 3 nodes", "Conflict:", "matchAttribute");
  }

  @Test
  void joinsNodesThatRefuseForTheSameReasons() throws IOException {
    manifests(nodes(3000, "True"), CLASS, slices(3000, 2), none("ResourceClaim"));
    Path claim = claim(3);

    Aiconf why = ask("why", claim).endsWith(1);

    assertThat(why.out()).contains("none of 3000 nodes", "3000 nodes for the same reasons: n0, n1");
    assertThat(why.out().lines().count()).isLessThan(30);
    assertThat(ask("allocate", claim).endsWith(1).out()).containsPattern("3000 +n0 +gpu wants 3");
  }

  @Test
  void knowsThatNoPodIsStartedOnNodesThatAreClosed() throws IOException {
    manifests(nodes(2, "False"), CLASS, slices(2, 2), none("ResourceClaim"));

    assertThat(words(ask("allocate", claim(1)).endsWith(1)))
        .contains("none of 2 nodes", "n0: it is not Ready");
    assertThat(words(ask("allocate", claim(1), "--node", "n1").endsWith(0)))
        .contains("gpu-0", "n1: it is not Ready");
    assertThat(Aiconf.run("dra", "capacity", "--manifests", folder.toString())
            .endsWith(0)
            .out())
        .containsPattern("gpu.acme.example +4 +0 +0")
        .contains("node not Ready");
  }

  @Test
  void doesNotAnswerFromWhatItCouldNotSee() throws IOException {
    manifests(nodes(1, "True"), CLASS, slices(1, 2));

    for (String command : List.of("allocate", "why")) {
      assertThat(ask(command, claim(1)).endsWith(3).out())
          .contains("Fits on:     not known", "Not seen:", "resourceclaims.resource.k8s.io");
    }
    assertThat(Aiconf.run("dra", "capacity", "--manifests", folder.toString())
            .endsWith(3)
            .out())
        .contains("Devices:     not known", "resourceclaims.resource.k8s.io");
    assertThat(ask("allocate", claim(1), "-o", "json").endsWith(3).out())
        .contains("\"answer\": \"UNDECIDED\"", "\"reason\": \"NOT_IN_SNAPSHOT\"");
  }

  @Test
  void doesNotAnswerFromObjectsThatItCannotRead() throws IOException {
    manifests(
        nodes(1, "True"),
        CLASS,
        slices(1, 2).replace("generation: 1", "generation: new"),
        none("ResourceClaim"));

    assertThat(ask("allocate", claim(1)).endsWith(3).out())
        .contains("Not seen:", "ResourceSlice n0", "spec.pool.generation");
  }

  @Test
  void asksALiveClusterForNoMoreThanItNeeds() throws IOException {
    try (FakeApiServer server = live()) {
      Aiconf run = Aiconf.run(
          "dra", "allocate", "-f", claim(1).toString(), "--kubeconfig", kubeconfig(server));

      assertThat(run.endsWith(0).out()).contains("1 of 1 node: n0");
      assertThat(server.requests().stream()
              .map(r -> r.replaceFirst("\\?.*", ""))
              .filter(r -> r.matches(".*/(v1|v1beta\\d|v1alpha\\d)/[a-z]+"))
              .map(r -> r.substring(r.lastIndexOf('/') + 1))
              .collect(Collectors.toSet()))
          .isSubsetOf(
              "nodes", "deviceclasses", "resourceslices", "resourceclaims", "devicetaintrules");
    }
  }

  @Test
  void saysWhatTheServerRefuses() throws IOException {
    try (FakeApiServer server = live().denying("resourceslices.resource.k8s.io")) {
      assertThat(Aiconf.run(
                  "dra", "allocate", "-f", claim(1).toString(), "--kubeconfig", kubeconfig(server))
              .endsWith(3)
              .out())
          .contains("not known", "resourceslices.resource.k8s.io", "aiconf rbac");
    }
  }

  @Test
  void computesAsTheReleaseThatIsAskedFor() throws IOException {
    Aiconf old = dra("allocate", "-f", NVLINK + "pair.yaml", "--kubernetes", "1.34");
    assertThat(words(old.endsWith(0)))
        .contains("Computed as: Kubernetes 1.34", "its own allocator was not asked");
    cluster("cluster");
    Files.writeString(folder.resolve("version.json"), "{\"gitVersion\": \"v1.39.0\"}");
    Files.writeString(folder.resolve("rules.yaml"), none("DeviceTaintRule"));
    assertThat(Aiconf.run("dra", "capacity", "--manifests", folder.toString())
            .endsWith(0)
            .out())
        .contains("Computed as: Kubernetes 1.37", "Kubernetes 1.39 is not known");
  }

  @Test
  void grantsTheRightsThatItNeeds() {
    assertThat(Aiconf.run("rbac", "--dra").endsWith(0).out())
        .contains("nodes", "resourceslices", "devicetaintrules")
        .doesNotContain("pods");
  }

  @Test
  void fitsTheTerminal() {
    for (String[] args : new String[][] {
      {"dra", "why", "-f", NVLINK + "three.yaml", "--manifests", NVLINK + "cluster"},
      {"dra", "allocate", "-f", NVLINK + "pair.yaml", "--manifests", NVLINK + "cluster"},
      {"dra", "capacity", "--snapshot", SNAPSHOT}
    }) {
      assertThat(Aiconf.run(Map.of("COLUMNS", "80"), args).out().lines())
          .filteredOn(line -> line.contains(" "))
          .allMatch(line -> line.length() <= 80 || line.strip().startsWith("(device."));
    }
  }

  @Test
  void doesNotLetNamesSteerTheTerminal() throws IOException {
    manifests(
        nodes(1, "True").replace("name: n0", "name: \"n0\\e[31m\""),
        CLASS,
        slices(1, 2),
        none("ResourceClaim"));
    assertThat(ask("allocate", claim(1)).out()).doesNotContain("\u001b");
  }

  /** Without the breaks of lines. */
  private static String words(Aiconf run) {
    return run.out().replaceAll("\\s+", " ");
  }

  private void cluster(String name) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(NVLINK + name))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private void manifests(String... documents) throws IOException {
    Files.writeString(folder.resolve("version.json"), "{\"gitVersion\": \"v1.36.0\"}");
    Files.writeString(folder.resolve("cluster.yaml"), String.join("---\n", documents));
  }

  private static String nodes(int count, String ready) {
    StringBuilder yaml = new StringBuilder("apiVersion: v1\nkind: NodeList\nitems:\n");
    for (int i = 0; i < count; i++) {
      yaml.append("- {metadata: {name: n")
          .append(i)
          .append("}, status: {conditions: [{type: Ready, status: \"")
          .append(ready)
          .append("\"}]}}\n");
    }
    return yaml.toString();
  }

  private static String slices(int count, int devices) {
    StringBuilder yaml =
        new StringBuilder("apiVersion: resource.k8s.io/v1\nkind: ResourceSliceList\nitems:\n");
    for (int i = 0; i < count; i++) {
      yaml.append("- metadata: {name: n")
          .append(i)
          .append("}\n  spec: {driver: gpu.acme.example, nodeName: n")
          .append(i)
          .append(", pool: {name: n")
          .append(i)
          .append(", generation: 1, resourceSliceCount: 1}, devices: [");
      for (int d = 0; d < devices; d++) {
        yaml.append("{name: gpu-").append(d).append("},");
      }
      yaml.append("]}\n");
    }
    return yaml.toString();
  }

  private static String none(String kind) {
    return "apiVersion: resource.k8s.io/v1\nkind: " + kind + "List\nitems: []\n";
  }

  private Path claim(int count) throws IOException {
    Path target = Files.createDirectories(folder.resolve(".claims")).resolve("claim.txt");
    return Files.writeString(target, """
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaim
        metadata: {name: one}
        spec: {devices: {requests: [{name: gpu, exactly: {deviceClassName: gpu.acme.example, count: %d}}]}}
        """.formatted(count));
  }

  private FakeApiServer live() {
    return FakeApiServer.start("1.36").with("""
            apiVersion: v1
            kind: Node
            metadata: {name: n0}
            status: {conditions: [{type: Ready, status: "True"}]}
            """).with(CLASS).with("""
            apiVersion: resource.k8s.io/v1
            kind: ResourceSlice
            metadata: {name: n0}
            spec: {driver: gpu.acme.example, nodeName: n0, pool: {name: n0, generation: 1, resourceSliceCount: 1}, devices: [{name: gpu-0}]}
            """);
  }

  private String kubeconfig(FakeApiServer server) {
    return server.kubeconfig(folder).toString();
  }

  private Aiconf ask(String command, Path claim, String... more) {
    String[] args = Stream.concat(
            Stream.of("dra", command, "-f", claim.toString(), "--manifests", folder.toString()),
            Stream.of(more))
        .toArray(String[]::new);
    return Aiconf.run(args);
  }

  private static Aiconf dra(String command, String... more) {
    return Aiconf.run(
        Stream.concat(Stream.of("dra", command, "--manifests", NVLINK + "cluster"), Stream.of(more))
            .toArray(String[]::new));
  }

  private static JsonNode json(String command, String option, String file, int code)
      throws IOException {
    return JSON.readTree(dra(command, option, file, "-o", "json").endsWith(code).out());
  }
}
