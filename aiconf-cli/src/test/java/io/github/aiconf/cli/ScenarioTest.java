package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of the example, gpu-1 has 3 GPUs free, gpu-2 has 4; gpu-3 has 4, a cordon and a taint. */
@Timeout(60)
class ScenarioTest {

  private static final String CLUSTER = "../examples/placement/seven-free";
  private static final String JOB = "../examples/placement/trainer.yaml";
  private static final String REOPEN = "../examples/placement/reopen.yaml";

  @TempDir
  Path folder;

  @Test
  void saysWhatIsAndWhatWouldBe() {
    assertThat(fit(REOPEN).endsWith(0).out())
        .contains(
            "What if:     uncordon gpu-3; remove the taint acme.example/maintenance of gpu-3",
            "Now:         does not fit (places 7 of 8)",
            "Then:        fits");
  }

  @Test
  void saysItInJson() throws IOException {
    JsonNode answer =
        new JsonMapper().readTree(fit(REOPEN, "-o", "json").endsWith(0).out());

    assertThat(answer.at("/answer").asText()).isEqualTo("FITS");
    assertThat(answer.at("/whatIf/answerBefore").asText()).isEqualTo("DOES_NOT_FIT");
    assertThat(answer.at("/whatIf/changes/0").asText()).isEqualTo("uncordon gpu-3");
  }

  @Test
  void asksForPodsOneByOneToo() throws IOException {
    Path pod = Files.writeString(folder.resolve("pod.yaml"), """
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec:
          nodeSelector: {acme.example/rack: b}
          containers: [{name: c, resources: {requests: {cpu: 1}}}]
        """);
    String[] args = {
      "placement", "filter", "-f", pod.toString(), "--manifests", CLUSTER, "--what-if", REOPEN
    };

    assertThat(Aiconf.run(args).endsWith(0).out())
        .contains("Now fits on: none of 3 nodes", "Then:        1 of 3 nodes: gpu-3");
  }

  @Test
  void eachChangeMakesRoomForOnePodMoreOrTakesIt() throws IOException {
    Map<String, Integer> codes = Map.of(
        "- addNodes: {like: gpu-2, count: 1}",
        0,
        "- free: {nodes: [gpu-1], resource: nvidia.com/gpu, amount: 1}",
        0,
        "- deletePods: {namespace: research, names: [notebook-0]}",
        0,
        "- deletePods: {namespace: research, labels: {app: notebook}}",
        0,
        "- uncordon: {nodes: [gpu-3]}",
        1,
        "- uncordon: {nodesWithLabels: {acme.example/rack: b}}\n"
            + "- removeTaint: {nodes: [gpu-3], key: acme.example/maintenance, effect: NoSchedule}",
        0,
        "- addNodes: {like: gpu-2, count: 1}\n- cordon: {nodes: [gpu-2]}",
        1,
        "- addNodes: {like: gpu-2, count: 1}\n"
            + "- addTaint: {nodes: [gpu-2-added-1], key: k, value: v, effect: NoExecute}",
        1);
    for (Map.Entry<String, Integer> each : codes.entrySet()) {
      assertThat(run(each.getKey()).code()).as(each.getKey()).isEqualTo(each.getValue());
    }
  }

  @Test
  void labelsDecideWithWhichNodesThePodsAre() throws IOException {
    String rack = "- setLabels: {nodes: [gpu-3], labels: {acme.example/rack: a}}\n";
    String reopen = Files.readString(Path.of(REOPEN)).replace("changes:\n", "");

    run(reopen, "--within", "acme.example/rack").endsWith(1);
    run(rack + reopen, "--within", "acme.example/rack").endsWith(0);
  }

  @Test
  void severalFilesAreOneScenario() throws IOException {
    Path first = write("first.yaml", "- uncordon: {nodes: [gpu-3]}");
    Path second =
        write("second.yaml", "- removeTaint: {nodes: [gpu-3], key: acme.example/maintenance}");

    fit(first.toString()).endsWith(1);
    fit(first.toString(), "--what-if", second.toString()).endsWith(0);
  }

  @Test
  void refusesWhatIsWrongWithFileLineAndField() throws IOException {
    refuses(
        "- uncordon: {nodes: [gpu-9]}", "scenario.yaml:2: changes[0].uncordon.nodes has 'gpu-9'");
    refuses("- uncordon: gpu-3", "changes[0].uncordon is no mapping");
    refuses("- uncordon: {nodes: gpu-3}", "changes[0].uncordon.nodes has to be a list");
    refuses("- uncordon: {}", "needs one of nodes and nodesWithLabels");
    refuses("- uncordn: {nodes: [gpu-3]}", "changes[0].uncordn is not known; there are addNodes,");
    refuses("- uncordon: {nodes: [gpu-3]}\n  cordon: {nodes: [gpu-1]}", "has to be one change");
    refuses("- cordon: {nodesWithLabels: {a: b}}", "are those of no node");
    refuses(
        "- addNodes: {like: gpu-2, count: 0}", "count is 0; write a whole number from 1 to 5000");
    refuses("- addNodes: {like: gpu-2, count: 1.5}", "count is 1.5");
    refuses("- addNodes: {like: gpu-2, count: 99999999999999999999}", "count is 9999");
    refuses("- addNodes: {like: gpu-9, count: 1}", "like is 'gpu-9'", "there are gpu-1, gpu-2");
    refuses("- addNodes: {count: 1}", "changes[0].addNodes.like is missing");
    refuses(
        "- removeTaint: {nodes: [gpu-3], key: k}", "key is 'k', a taint that none", "there are");
    refuses("- addTaint: {nodes: [gpu-3], key: k}", "effect is missing");
    refuses("- addTaint: {nodes: [gpu-3], key: k, effect: Never}", "effect is Never; there are");
    refuses("- free: {nodes: [gpu-1], resource: nvidia.com/gpu, amount: 2}", "pods hold 1");
    refuses("- free: {nodes: [gpu-1], resource: nvidia.com/gpu, amount: -1}", "amount is -1");
    refuses("- free: {nodes: [gpu-1], resource: nvidia.com/gpu, amount: x}", "amount is x");
    refuses("- deletePods: {namespace: research, names: [x]}", "has 'x', which is no pod of");
    refuses("- deletePods: {namespace: research, labels: {a: b}}", "are those of no pod");
    refuses("- deletePods: {namespace: research}", "needs one of names and labels");
    refuses("- deleteSlices: {names: [x]}", "has 'x', which is no ResourceSlice");
    refuses("- raiseQuota: {resource: cpu, by: 1}", "is about a queue, and the workload has no");
    refuses("- replace: {apiVersion: v1, kind: Pod, metadata: {name: p}}", "cannot be replaced");
    refuses(
        "- replace: {apiVersion: resource.k8s.io/v1, kind: ResourceClaim, metadata: {name: c},"
            + " spec: {}}",
        "ResourceClaim default/c: is not in the cluster");
    refuses("- replaceFrom: gone.yaml", "gone.yaml: cannot be read");
    refuses("", "changes is missing or empty");
    refusesFile("more: 1\n", "scenario.yaml:1: more is not known; there are changes");
    refusesFile("", "holds no changes");
    refusesFile("- a\n", "expected a mapping");
    fit("gone.yaml").isRefusedWith(2, "gone.yaml: cannot be read");
  }

  @Test
  void theSchemaKnowsWhatIsRead() throws IOException {
    Schema schema = schema();
    assertThat(problems(schema, Files.readString(Path.of(REOPEN)))).isEmpty();
    for (String right : List.of(
        "- addNodes: {like: gpu-2, count: 1}",
        "- cordon: {nodesWithLabels: {a: b}}",
        "- addTaint: {nodes: [a], key: k, value: v, effect: NoExecute}",
        "- setLabels: {nodes: [a], labels: {a: b}}",
        "- free: {nodes: [a], resource: memory, amount: 64Gi}",
        "- deletePods: {namespace: a, labels: {a: b}}",
        "- raiseQuota: {clusterQueue: a, resource: cpu, by: 1}",
        "- replaceFrom: claim.yaml",
        "- deleteSlices: {names: [a]}",
        "- replace: {apiVersion: resource.k8s.io/v1, kind: ResourceClaim, metadata: {name: c}}")) {
      assertThat(problems(schema, "changes:\n" + right + "\n")).as(right).isEmpty();
    }
    for (String wrong : List.of(
        "- uncordon: gpu-3",
        "- uncordon: {nodes: [a], more: 1}",
        "- uncordon: {nodes: [a], nodesWithLabels: {a: b}}",
        "- uncordn: {nodes: [a]}",
        "- addNodes: {like: a, count: 0}",
        "- addTaint: {nodes: [a], key: k}",
        "- free: {nodes: [a], resource: memory, amount: -1}",
        "- deletePods: {namespace: a}",
        "- uncordon: {nodes: [a]}\n  cordon: {nodes: [a]}")) {
      assertThat(problems(schema, "changes:\n" + wrong + "\n")).as(wrong).isNotEmpty();
      assertThat(run(wrong).code()).as(wrong).isEqualTo(2);
    }
  }

  private static Schema schema() throws IOException {
    try (InputStream in = Scenario.class.getResourceAsStream("Scenario.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(in);
    }
  }

  private static List<String> problems(Schema schema, String yaml) {
    return schema.validate(yaml, InputFormat.YAML).stream()
        .map(Object::toString)
        .toList();
  }

  private Path write(String name, String changes) throws IOException {
    return Files.writeString(folder.resolve(name), "changes:\n" + changes + "\n");
  }

  private void refuses(String changes, String... texts) throws IOException {
    run(changes).isRefusedWith(2, texts);
  }

  private void refusesFile(String content, String... texts) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), content);
    fit(file.toString()).isRefusedWith(2, texts);
  }

  private Aiconf run(String changes, String... more) throws IOException {
    return fit(write("scenario.yaml", changes).toString(), more);
  }

  private static Aiconf fit(String scenario, String... more) {
    List<String> args = new ArrayList<>(
        List.of("gang", "fit", "-f", JOB, "--manifests", CLUSTER, "--what-if", scenario));
    args.addAll(List.of(more));
    return Aiconf.run(args.toArray(String[]::new));
  }
}
