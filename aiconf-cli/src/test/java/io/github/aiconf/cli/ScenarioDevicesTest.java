package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of the GPUs of the example, gpu-1 has three free and gpu-2 four; a pod wants two. */
@Timeout(60)
class ScenarioDevicesTest {

  private static final Path NVLINK = Path.of("../examples/nvlink/cluster");
  private static final Path PLACEMENT = Path.of("../examples/placement/seven-free");

  private static final String TEMPLATE = """
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaimTemplate
      metadata: {name: two, namespace: training}
      spec: {spec: {devices: {requests: [{name: g, exactly: {deviceClassName: gpu.acme.example, count: 2}}]}}}
      """;

  private static final String JOB = """
      ---
      apiVersion: batch/v1
      kind: Job
      metadata: {name: dra, namespace: training}
      spec:
        parallelism: 4
        template:
          spec:
            resourceClaims: [{name: g, resourceClaimTemplateName: two}]
            containers: [{name: c, resources: {requests: {cpu: 1}, claims: [{name: g}]}}]
      """;

  @TempDir
  Path folder;

  private Path cluster = Path.of("");

  @BeforeEach
  void cluster() throws IOException {
    cluster = Files.createDirectories(folder.resolve("cluster"));
    for (String name : List.of("version.json", "deviceclasses.yaml", "resourceslices.yaml")) {
      Files.copy(NVLINK.resolve(name), cluster.resolve(name));
    }
    Files.copy(NVLINK.resolve("resourceclaims.yaml"), cluster.resolve("resourceclaims.yaml"));
    Files.copy(PLACEMENT.resolve("namespaces.yaml"), cluster.resolve("namespaces.yaml"));
    Files.writeString(
        cluster.resolve("nodes.yaml"),
        Files.readString(NVLINK.resolve("nodes.yaml"))
            .replace("status: {", "status: {allocatable: {cpu: 32, pods: 110}, "));
    Files.writeString(cluster.resolve("pods.yaml"), """
        apiVersion: v1
        kind: PodList
        items:
        - metadata: {name: notebook-0, namespace: research, uid: u}
          spec:
            nodeName: gpu-1
            resourceClaims: [{name: g, resourceClaimName: notebook}]
            containers: [{name: c}]
        """);
  }

  private Aiconf why(String changes) throws IOException {
    Path questions = Files.createDirectories(folder.resolve("questions"));
    Path job = Files.writeString(questions.resolve("job.yaml"), TEMPLATE + JOB);
    Path one = questions.resolve("one.yaml");
    Files.writeString(one, TEMPLATE.replace("count: 2", "count: 1"));
    Path scenario = Files.writeString(questions.resolve("scenario.yaml"), "changes:\n" + changes);
    return Aiconf.run(
        "gang",
        "why",
        "-f",
        job.toString(),
        "--manifests",
        cluster.toString(),
        "--what-if",
        scenario.toString());
  }

  @Test
  void saysThatDevicesRunOut() throws IOException {
    assertThat(why("- cordon: {nodes: [cpu-1]}\n").endsWith(1).out())
        .contains("places 3 of 4: devices run out", "aiconf dra why");
  }

  @Test
  void nodesLikeOneBringItsDevices() throws IOException {
    why("- addNodes: {like: gpu-2, count: 1}\n").endsWith(0);
    why("- addNodes: {like: cpu-1, count: 9}\n").endsWith(1);
  }

  @Test
  void podsThatAreDeletedLeaveTheirDevices() throws IOException {
    assertThat(why("- deletePods: {namespace: research, names: [notebook-0]}\n")
            .endsWith(0)
            .out())
        .contains("What if:     delete research/notebook-0");
  }

  @Test
  void aTemplateThatAsksForLessFits() throws IOException {
    why("- replaceFrom: one.yaml\n").endsWith(0);
    why("- replace:\n" + TEMPLATE.replace("count: 2", "count: 1").indent(4)).endsWith(0);
    why("- replace:\n" + TEMPLATE.replace("count: 2", "cnt: 1").indent(4))
        .isRefusedWith(2, "scenario.yaml:6", "cnt is no field");
  }

  @Test
  void withoutSlicesThereAreNoDevices() throws IOException {
    assertThat(why("- deleteSlices: {names: [gpu-2-gpu.acme.example]}\n")
            .endsWith(1)
            .out())
        .contains("Now:         does not fit (places 3 of 4)", "places 1 of 4");
  }
}
