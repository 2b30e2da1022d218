package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManifestInputTest {

  @TempDir
  Path folder;

  @Test
  void refusesAMissingFolderAndAFile() throws IOException {
    check(folder.resolve("gone")).isRefusedWith(2, "gone: is not a folder");
    check(Files.createFile(folder.resolve("file"))).isRefusedWith(2, "file: is not a folder");
  }

  @Test
  void refusesAFolderWithoutManifests() throws IOException {
    Files.writeString(folder.resolve("readme.txt"), "nothing here");
    check(folder).isRefusedWith(2, "holds no *.yaml");
  }

  @Test
  void refusesDuplicateKeys() throws IOException {
    refuses("apiVersion: v1\nkind: Pod\nkind: Node\n", ":3: the key 'kind' stands twice");
  }

  @Test
  void refusesAliases() throws IOException {
    refuses(
        "apiVersion: v1\nkind: Pod\nmetadata: &m {name: a}\nspec: *m\n",
        ":4: aliases",
        "write the value out");
  }

  @Test
  void refusesMergeKeys() throws IOException {
    refuses("apiVersion: v1\nkind: Pod\nmetadata:\n  <<: {name: a}\n", ":4: merge keys");
  }

  @Test
  void refusesTabs() throws IOException {
    refuses("apiVersion: v1\nkind: Pod\nmetadata:\n\tname: a\n", ":4: ", "TAB");
  }

  @Test
  void refusesControlCharacters() throws IOException {
    refuses("apiVersion: v1\nkind: \u0001Pod\n", "a.yaml");
  }

  @Test
  void refusesWhatIsNoObject() throws IOException {
    refuses("- apiVersion: v1\n  kind: Pod\n", ":1: expected a Kubernetes object, found a list");
    refuses("replicas: 3\n", ":1: the document has no kind");
    refuses(
        "apiVersion: v1\nkind: List\nitems: [1]\n", ":3: expected a Kubernetes object in items");
    refuses(
        "apiVersion: v1\nkind: List\nitems:\n- metadata: {name: a}\n", ":4: the item has no kind");
  }

  @Test
  void refusesDamagedJson() throws IOException {
    Files.writeString(folder.resolve("pods.json"), "{\n\"kind\": \"Pod\",\n");
    check(folder).isRefusedWith(2, "pods.json:", "cut off");
  }

  @Test
  void refusesCompressedFilesThatAreNone() throws IOException {
    Files.writeString(folder.resolve("pods.json.gz"), "{}");
    check(folder).isRefusedWith(2, "pods.json.gz: cannot be read");
  }

  @Test
  void refusesAVersionThatIsNone() throws IOException {
    Files.writeString(folder.resolve("version.json"), "{\"gitVersion\": \"latest\"}");
    check(folder).isRefusedWith(2, "version.json: ", "'latest' is not a version");
  }

  @Test
  void asksForAChecklistWhereTheVersionIsNotThere() throws IOException {
    Files.writeString(
        folder.resolve("pods.yaml"), "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n");
    Aiconf.run("check", "--manifests", folder.toString())
        .isRefusedWith(2, "the version of the API server is not recorded", "--checklist");
  }

  @Test
  void readsAListOfAHundredMegabytesAsAStream() throws IOException {
    Path list = folder.resolve("slices.json");
    int objects = 25_000;
    String padding = "x".repeat(4_000);
    try (BufferedWriter out = Files.newBufferedWriter(list)) {
      out.write("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[");
      for (int i = 0; i < objects; i++) {
        out.write((i == 0 ? "" : ",")
            + "{\"apiVersion\":\"resource.k8s.io/v1\",\"kind\":\"ResourceSlice\","
            + "\"metadata\":{\"name\":\"s" + i + "\"},\"spec\":{\"driver\":\"gpu.example.com\","
            + "\"pool\":{\"name\":\"p\",\"generation\":1,\"resourceSliceCount\":1},\"devices\":[{\"name\":\""
            + padding + "\"}]}}");
      }
      out.write("]}");
    }
    assertThat(Files.size(list)).isGreaterThan(100_000_000);
    Files.writeString(folder.resolve("discovery.yaml"), """
        gitVersion: v1.35.0
        ---
        {kind: APIGroupList, groups: [{name: resource.k8s.io, versions: [{groupVersion: resource.k8s.io/v1}]}]}
        ---
        {kind: APIResourceList, groupVersion: v1, resources: []}
        ---
        kind: APIResourceList
        groupVersion: resource.k8s.io/v1
        resources:
          - {name: resourceslices, kind: ResourceSlice, verbs: [list]}
        """);

    Aiconf check = Aiconf.run(
        "check", "-q", "--manifests", folder.toString(), "--id", "dra_support", "-o", "json");

    assertThat(check.endsWith(1).out()).contains("\"objects\": " + objects);
  }

  private void refuses(String yaml, String... texts) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), yaml);
    check(folder).isRefusedWith(2, texts);
  }

  private static Aiconf check(Path folder) {
    return Aiconf.run(
        "check",
        "-q",
        "--manifests",
        folder.toString(),
        "--checklist",
        "1.35",
        "--id",
        "dra_support");
  }
}
