package io.github.aiconf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What users get for wrong input: a line that says what, where and what to do. */
@Timeout(60)
class DraInputTest {

  private static final String CLUSTER = "../examples/nvlink/cluster";
  private static final String CLAIM = """
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaim
      metadata: {name: one}
      spec:
        devices:
          requests:
          - name: gpu
            exactly:
              deviceClassName: gpu.acme.example
      """;

  @TempDir
  Path folder;

  @Test
  void refusesClaimsThatTheServerWouldRefuse() throws IOException {
    refuses(
        CLAIM.replace("gpu.acme.example", "gpus"),
        "claims.yaml:9: ResourceClaim default/one: spec.devices.requests[0].exactly.deviceClassName",
        "'gpus', which is no DeviceClass",
        "gpu.acme.example");
    refuses(CLAIM + "        count: -1\n", "claims.yaml:10", "exactly.count has to be greater");
    refuses(CLAIM + "        count: 33\n", "want at least 33 devices", "can have 32");
    refuses(CLAIM + "        cuont: 2\n", "claims.yaml:10", "cuont");
    refuses(CLAIM + "        count: two\n", "exactly.count", "two");
    refuses(
        CLAIM + "        selectors:\n        - cel:\n            expression: device.drivr == 'x'\n",
        "claims.yaml:12",
        "selectors[0].cel.expression is no selector: line 1, column 7",
        "drivr");
    refuses(
        CLAIM + "    - name: gpu\n      exactly: {deviceClassName: gpu.acme.example}\n",
        "claims.yaml:10",
        "requests[1].name is there twice");
    refuses(
        CLAIM + "        capacity: {requests: {memory: 1e400}}\n", "claims.yaml:10", "quantity");
    refuses(
        CLAIM + "        capacity: {requests: {memory: \"much\"}}\n",
        "\"much\", which is no quantity");
    refuses(CLAIM.replace("name: one", "name: One"), "metadata.name", "lower case");
    refuses(CLAIM.replace("{name: one}", "{}"), "metadata.name is missing");
    refuses(CLAIM.replace("k8s.io/v1", "k8s.io/v9"), "apiVersion is not supported");
    refuses(
        CLAIM + "        selectors: [{cel: {expression: \"" + "x".repeat(10 << 20) + "\"}}]\n",
        "is longer than 10240 bytes");
  }

  @Test
  void refusesWhatAreNoClaims() throws IOException {
    refuses("kind: Pod\napiVersion: v1\nmetadata: {name: p}\n", "Pod default/p: is neither");
    refuses("apiVersion: resource.k8s.io/v1\nmetadata: {name: p}\n", "kind is missing");
    refuses("kind: ResourceClaim\nmetadata: {name: p}\n", "apiVersion is missing");
    refuses("", "holds no ResourceClaim");
    refuses("---\n# nothing\n---\n", "holds no ResourceClaim");
    refuses("hello", "expected a mapping");
    refuses("[1, 2]", "expected a mapping");
    refuses("kind: List\nitems: []\n", "holds no ResourceClaim");
    refuses("kind: List\napiVersion: v1\nitems: [1]\n", "items[0]");
    refuses("kind: [ResourceClaim]\n", "kind is missing");
    refuses("{\n\t\"kind\": \"Pod\"\n}", "Pod: is neither");
    refuses("{\n\t\"kind\": \"Pod\"", "claims.yaml:2", "cut off");
    refuses(CLAIM + "---\n" + CLAIM, "claims.yaml:11", "default/one: stands twice");
  }

  @Test
  void refusesFilesThatCannotBeRead() throws IOException {
    allocate("-f", folder.resolve("gone.yaml").toString())
        .isRefusedWith(2, "gone.yaml: cannot be read: it is not there");
    allocate("-f", folder.toString()).isRefusedWith(2, "is a folder");
    refuses("a: &a [x, x]\nb: [*a, *a]\n", "claims.yaml:2: aliases");
    refuses("a: b: c\n", "claims.yaml:1");
    refuses("\u0000\u0001\u0002\u007fELF", "claims.yaml");
    refuses("[".repeat(100_000), "claims.yaml");
    refuses("{\"a\":".repeat(100_000), "claims.yaml");
    refuses("kind: ResourceClaim\nkind: ResourceClaim\n", "the key 'kind' stands twice");
    Path large = folder.resolve("large.yaml");
    Files.write(large, new byte[(16 << 20) + 1]);
    allocate("-f", large.toString()).isRefusedWith(2, "larger than 16 MiB");
  }

  @Test
  void refusesOptionsThatDoNotGoTogether() throws IOException {
    String file = Files.writeString(folder.resolve("claims.yaml"), CLAIM).toString();
    allocate().isRefusedWith(2, "-f is missing");
    allocate("-f", file, "--node", "gpu-9").isRefusedWith(2, "no node 'gpu-9'", "gpu-1");
    allocate("-f", file, "--kubernetes", "1.40").isRefusedWith(2, "'1.40'", "1.36", "1.37");
    allocate("-f", file, "--kubernetes", "new").isRefusedWith(2, "'new'");
    allocate("-f", file, "-o", "yaml").isRefusedWith(2, "no format 'yaml'", "human, json");
    allocate("-f", file, "--snapshot", file).isRefusedWith(2, "choose one of");
    allocate("-f", file, "more.yaml").isRefusedWith(2, "'more.yaml' is not expected");
    allocate("--stream").isRefusedWith(2, "--stream brings its own");
    Aiconf.run("dra", "allocate", "--stream", folder.resolve("gone").toString())
        .isRefusedWith(2, "gone: cannot be read");
    why("-f", file, "research/notebook").isRefusedWith(2, "not both");
    why().isRefusedWith(2, "NAMESPACE/NAME");
    why("research/gone").isRefusedWith(2, "no ResourceClaim research/gone", "research/notebook");
    why("a/b/c").isRefusedWith(2, "'a/b/c'");
    why("/").isRefusedWith(2, "'/'");
    Aiconf.run("dra", "capacity", "--class", "x", "--manifests", CLUSTER)
        .isRefusedWith(2, "no DeviceClass 'x'", "gpu.acme.example");
    Aiconf.run("dra").isRefusedWith(2, "aiconf dra --help");
    Aiconf.run("dra", "alocate").isRefusedWith(2, "did you mean", "allocate");
  }

  @Test
  void readsClaimsInAllFormsTheyCome() throws IOException {
    for (String claims : new String[] {
      CLAIM,
      CLAIM + "---\n" + CLAIM.replace("one", "two"),
      "{\n\t\"apiVersion\": \"resource.k8s.io/v1\", \"kind\": \"ResourceClaim\", \"metadata\": {\"name\": \"one\"},"
          + " \"spec\": {\"devices\": {\"requests\": [{\"name\": \"gpu\", \"exactly\":"
          + " {\"deviceClassName\": \"gpu.acme.example\"}}]}}}",
      "apiVersion: v1\nkind: List\nitems:\n- " + CLAIM.strip().replace("\n", "\n  ") + "\n",
      """
      apiVersion: resource.k8s.io/v1beta1
      kind: ResourceClaimTemplate
      metadata: {name: one, namespace: training}
      spec: {spec: {devices: {requests: [{name: gpu, deviceClassName: gpu.acme.example}]}}}
      """
    }) {
      Path file = Files.writeString(folder.resolve("claims.yaml"), claims);
      assertThat(allocate("-f", file.toString()).endsWith(0).out()).contains("gpu-1");
      byte[] input = claims.getBytes(UTF_8);
      Aiconf.runWith(input, "dra", "allocate", "-f", "-", "--manifests", CLUSTER)
          .endsWith(0);
    }
  }

  @Test
  void survivesRandomBytes() throws IOException {
    Random random = new Random(7);
    for (int i : IntStream.range(0, 60).toArray()) {
      byte[] bytes = CLAIM.getBytes(UTF_8);
      for (int k = 0; k <= i % 5; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("claims.yaml"), bytes);
      Aiconf run = allocate("-f", file.toString());
      assertThat(run.code()).as(new String(bytes, UTF_8) + run.err()).isIn(0, 1, 2);
    }
  }

  private void refuses(String claims, String... texts) throws IOException {
    Path file = Files.writeString(folder.resolve("claims.yaml"), claims);
    Aiconf run = allocate("-f", file.toString());
    run.isRefusedWith(2, texts);
    assertThat(run.errLines().get(0)).hasSizeLessThan(1000);
  }

  private static Aiconf allocate(String... more) {
    return dra("allocate", more);
  }

  private static Aiconf why(String... more) {
    return dra("why", more);
  }

  private static Aiconf dra(String command, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "dra";
    args[1] = command;
    args[2] = "--manifests";
    args[3] = CLUSTER;
    System.arraycopy(more, 0, args, 4, more.length);
    return Aiconf.run(args);
  }
}
