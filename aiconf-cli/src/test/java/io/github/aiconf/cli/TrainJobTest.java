package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of the example, gpu-1 has 3 GPUs free, gpu-2 has 4. */
@Timeout(60)
class TrainJobTest {

  private static final String CLUSTER = "../examples/placement/seven-free";

  private static final String JOB = """
      apiVersion: trainer.kubeflow.org/v1alpha1
      kind: TrainJob
      metadata: {name: llm, namespace: training}
      spec:
        runtimeRef: {name: torch}
        trainer:
          numNodes: 3
          resourcesPerNode: {limits: {nvidia.com/gpu: 2}}
      """;

  private static final String RUNTIME = """
      apiVersion: trainer.kubeflow.org/v1alpha1
      kind: ClusterTrainingRuntime
      metadata: {name: torch}
      spec:
        mlPolicy: {numNodes: 1, torch: {numProcPerNode: auto}}
        template:
          spec:
            replicatedJobs:
            - name: dataset-initializer
              template: {spec: {template: {spec: {containers: [{name: i}]}}}}
            - name: node
              dependsOn: [{name: dataset-initializer, status: Complete}]
              template:
                metadata: {labels: {trainer.kubeflow.org/trainjob-ancestor-step: trainer}}
                spec: {template: {spec: {containers: [{name: node, image: i}]}}}
      """;

  @TempDir
  Path folder;

  @Test
  void podsAreThoseOfTheRuntimeWithTheNumbersOfTheJob() throws IOException {
    assertThat(fit(JOB, RUNTIME).endsWith(0).out())
        .contains("Gang:        TrainJob training/llm: 3 node", "Initializers of TrainJob");
    assertThat(
            fit(JOB.replace("numNodes: 3", "numNodes: 4"), RUNTIME).endsWith(1).out())
        .contains("places 3 of 4: nvidia.com/gpu runs out");
    assertThat(fit(JOB.replace("    numNodes: 3\n", ""), RUNTIME).endsWith(0).out())
        .contains("TrainJob training/llm: 1 node");
  }

  @Test
  void theRuntimeCanBeInTheCluster() throws IOException {
    Path cluster = Files.createDirectories(folder.resolve("cluster"));
    try (var files = Files.list(Path.of(CLUSTER))) {
      for (Path file : files.toList()) {
        Files.copy(file, cluster.resolve(file.getFileName()));
      }
    }
    Files.writeString(cluster.resolve("runtimes.yaml"), RUNTIME);
    Path job = Files.writeString(folder.resolve("job.yaml"), JOB);

    assertThat(Aiconf.run("gang", "fit", "-f", job.toString(), "--manifests", cluster.toString())
            .endsWith(0)
            .out())
        .contains("3 node");
  }

  @Test
  void refusesWhatIsMissingOrWrong() throws IOException {
    fit(JOB)
        .isRefusedWith(
            2,
            "job.yaml:5: TrainJob training/llm: spec.runtimeRef.name is 'torch'",
            "give it with");
    fit(JOB.replace("name: torch", "x: torch"), RUNTIME)
        .isRefusedWith(2, "runtimeRef.name is missing");
    fit(JOB.replace("numNodes: 3", "numNodes: -3"), RUNTIME).isRefusedWith(2, "numNodes is -3");
    fit(JOB.replace("gpu: 2", "gpu: 2x"), RUNTIME).isRefusedWith(2, "ClusterTrainingRuntime", "2x");
    fit(JOB, RUNTIME.replace("name: node, image", "name: other, image"))
        .isRefusedWith(2, "has no container 'node'");
    fit(JOB, RUNTIME.replace("replicatedJobs", "jobs"))
        .isRefusedWith(2, "replicatedJobs is missing");
  }

  @Test
  void overridesAreNotDecided() throws IOException {
    fit(JOB + "  podTemplateOverrides: [{targetJobs: [{name: node}]}]\n", RUNTIME)
        .endsWith(3);
    fit(JOB + "  podTemplateOverides: []\n", RUNTIME).endsWith(0);
  }

  private Aiconf fit(String... texts) throws IOException {
    List<String> args = new ArrayList<>(List.of("gang", "fit", "--manifests", CLUSTER));
    for (int i = 0; i < texts.length; i++) {
      Path file = Files.writeString(folder.resolve(i == 0 ? "job.yaml" : "runtime.yaml"), texts[i]);
      args.addAll(List.of("-f", file.toString()));
    }
    return Aiconf.run(args.toArray(String[]::new));
  }
}
