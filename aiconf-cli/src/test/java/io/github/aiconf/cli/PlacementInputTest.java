package io.github.aiconf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What users get for wrong input: a line that says what, where and what to do. */
@Timeout(60)
class PlacementInputTest {

  private static final String CLUSTER = "../examples/placement/cluster";
  private static final String POD = """
      apiVersion: v1
      kind: Pod
      metadata: {name: p}
      spec:
        containers:
        - name: c
          resources:
            requests: {cpu: 1}
      """;

  @TempDir
  Path folder;

  @Test
  void refusesPodsThatTheServerWouldRefuse() throws IOException {
    refuses(POD.replace("cpu: 1", "cpu: 1x"), "pod.yaml:8: Pod default/p: ", "requests", "1x");
    refuses(POD.replace("cpu: 1", "cpu: -1"), "pod.yaml:8", "less than zero");
    refuses(POD.replace("cpu: 1", "gpu: 1"), "requests[gpu]", "nvidia.com/gpu");
    refuses(POD.replace("cpu: 1", "acme.example/gpu: 500m"), "whole number");
    refuses(POD.replace("- name: c", "- nam: c"), "nam");
    refuses(POD.replace("name: p", "name: P"), "metadata.name", "lower case");
    refuses(POD.replace("{name: p}", "{}"), "metadata.name");
    refuses(POD + "  nodeSelector: [a]\n", "spec.nodeSelector");
    refuses(POD + "  tolerations: [{key: a, operator: Equals}]\n", "pod.yaml:9", "operator");
    refuses(
        POD + "  resourceClaims: [{name: a, resourceClaimTemplateName: gone}]\n",
        "pod.yaml:9",
        "spec.resourceClaims[0].resourceClaimTemplateName is 'gone'");
    refuses(POD.replace("apiVersion: v1\n", ""), "apiVersion is missing");
    refuses(POD.replace("apiVersion: v1\n", "apiVersion: v2\n"), "apiVersion");
  }

  @Test
  void refusesTemplatesThatTheServerWouldRefuse() throws IOException {
    String template = """
        ---
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaimTemplate
        metadata: {name: t}
        spec: {spec: {devices: {requests: [{name: r, exactly: {deviceClassName: x, count: -1}}]}}}
        """;
    String pod = POD + "  resourceClaims: [{name: a, resourceClaimTemplateName: t}]\n";
    refuses(pod + template, "pod.yaml:14: ResourceClaimTemplate default/t:", "count");
    refuses(pod + template + template, "stands twice");
    refuses(
        pod + template.replace("apiVersion: resource.k8s.io/v1\n", ""), "apiVersion is missing");
  }

  @Test
  void refusesWhatAreNoPods() throws IOException {
    refuses("kind: Job\napiVersion: batch/v1\nmetadata: {name: j}\n", "Job default/j: is neither");
    refuses("apiVersion: v1\nmetadata: {name: p}\n", "kind is missing");
    refuses("", "holds no Pod");
    refuses("hello", "expected a mapping");
    refuses("kind: List\nitems: []\n", "holds no Pod");
    refuses(
        "apiVersion: resource.k8s.io/v1\nkind: ResourceClaimTemplate\nmetadata: {name: t}\n",
        "holds no Pod");
    refuses(POD + "---\n" + POD, "pod.yaml:10: Pod default/p: stands twice");
  }

  @Test
  void refusesOptionsThatDoNotGoTogether() throws IOException {
    String file = Files.writeString(folder.resolve("pod.yaml"), POD).toString();
    filter().isRefusedWith(2, "-f is missing");
    filter("-f", folder.resolve("gone.yaml").toString()).isRefusedWith(2, "it is not there");
    filter("-f", folder.toString()).isRefusedWith(2, "is a folder");
    filter("-f", file, "--node", "gpu-9").isRefusedWith(2, "no node 'gpu-9'", "gpu-1");
    filter("-f", file, "--kubernetes", "1.32")
        .isRefusedWith(2, "'1.32'", "1.33, 1.34, 1.35, 1.36, 1.37");
    filter("-f", file, "-o", "yaml").isRefusedWith(2, "no format 'yaml'", "human, json");
    filter("-f", file, "--snapshot", file).isRefusedWith(2, "choose one of");
    filter("-f", file, "more.yaml").isRefusedWith(2, "'more.yaml' is not expected");
    filter("--stream").isRefusedWith(2, "--stream brings its own");
    Aiconf.run("placement", "filter", "--stream", folder.resolve("gone").toString())
        .isRefusedWith(2, "gone: cannot be read");
    Aiconf.run("placement").isRefusedWith(2, "aiconf placement --help");
    Aiconf.run("placement", "filer").isRefusedWith(2, "did you mean", "filter");
  }

  @Test
  void readsPodsInAllFormsTheyCome() throws IOException {
    for (String pods : new String[] {
      POD,
      POD + "---\n" + POD.replace("name: p", "name: q"),
      "{\n\t\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"p\"},"
          + " \"spec\": {\"containers\": [{\"name\": \"c\"}]}}",
      "apiVersion: v1\nkind: List\nitems:\n- " + POD.strip().replace("\n", "\n  ") + "\n",
    }) {
      Path file = Files.writeString(folder.resolve("pod.yaml"), pods);
      assertThat(filter("-f", file.toString()).endsWith(0).out()).contains("5 of 6 nodes");
      Aiconf.runWith(pods.getBytes(UTF_8), "placement", "filter", "-f", "-", "--manifests", CLUSTER)
          .endsWith(0);
    }
  }

  @Test
  void survivesRandomBytes() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 60; i++) {
      byte[] bytes = POD.getBytes(UTF_8);
      for (int k = 0; k <= i % 5; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("pod.yaml"), bytes);
      Aiconf run = filter("-f", file.toString());
      assertThat(run.code()).as(new String(bytes, UTF_8) + run.err()).isIn(0, 1, 2);
    }
  }

  private void refuses(String pods, String... texts) throws IOException {
    Path file = Files.writeString(folder.resolve("pod.yaml"), pods);
    Aiconf run = filter("-f", file.toString());
    run.isRefusedWith(2, texts);
    assertThat(run.errLines().get(0)).hasSizeLessThan(1000);
  }

  private static Aiconf filter(String... more) {
    List<String> args = new ArrayList<>(List.of("placement", "filter", "--manifests", CLUSTER));
    args.addAll(List.of(more));
    return Aiconf.run(args.toArray(String[]::new));
  }
}
