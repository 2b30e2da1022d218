package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Free GPUs of the example: gpu-1 has 7, gpu-2 8, gpu-3 6, gpu-5 2; gpu-6 has a taint. */
@Timeout(60)
class GangFitCommandTest {

  private static final String CLUSTER = "../examples/placement/cluster";

  /** Asks for two GPUs, of which there are places for 3 + 4 + 3 + 1. */
  private static final String SPEC = """
      spec:
        containers:
        - name: c
          resources: {limits: {nvidia.com/gpu: 2}}
      """;

  private static final String JOB = """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: llm, namespace: training}
      spec:
        parallelism: 11
        template:
      """ + indented(SPEC, 4);

  @TempDir
  Path folder;

  private static String indented(String text, int spaces) {
    return text.indent(spaces);
  }

  @Test
  void placesAsManyPodsAsThereIsRoomFor() throws IOException {
    assertThat(fit(JOB).endsWith(0).out())
        .contains("Gang:        Job training/llm: 11 pods", "Answer:      fits")
        .containsPattern("1 +4 +gpu-2")
        .containsPattern("1 +1 +gpu-5");
    assertThat(fit(JOB, "--replicas", "12").endsWith(1).out())
        .contains(
            "Answer:      does not fit",
            "Reason:      places 11 of 12: nvidia.com/gpu runs out",
            "aiconf gang why");
    fit(JOB, "--replicas", "12", "--min", "11").endsWith(0);
  }

  @Test
  void keepsTheGangInOneRack() throws IOException {
    assertThat(fit(JOB, "--replicas", "10", "--within", "acme.example/rack")
            .endsWith(0)
            .out())
        .contains("all in one acme.example/rack", "Within:      a");
    assertThat(fit(JOB, "--within", "acme.example/rack").endsWith(1).out())
        .contains("none of 2 values of acme.example/rack has room for all; a:");
    assertThat(fit(JOB, "--within", "acme.example/room").endsWith(1).out())
        .contains("no node has the label acme.example/room");
  }

  @Test
  void answersInJson() throws IOException {
    JsonNode fits = new JsonMapper().readTree(fit(JOB, "-o", "json").endsWith(0).out());
    assertThat(fits.at("/answer").asText()).isEqualTo("FITS");
    assertThat(fits.at("/gang").toString())
        .isEqualTo("{\"name\":\"Job training/llm\",\"pods\":11,\"minimum\":11,"
            + "\"classes\":[{\"name\":\"pods\",\"pods\":11,\"minimum\":0}]}");
    int placed = 0;
    for (JsonNode step : fits.at("/placement")) {
      placed += step.at("/pods").asInt();
    }
    assertThat(placed).isEqualTo(11);
  }

  @Test
  void readsWorkloadsOfManyKinds() throws IOException {
    String template = "template:\n" + indented(SPEC, 2);
    counts("apps/v1", "Deployment", "replicas: 3\n" + template, "3 pods");
    counts("apps/v1", "StatefulSet", "replicas: 4\n" + template, "4 pods");
    counts("batch/v1", "Job", "parallelism: 5\ncompletions: 2\n" + template, "2 pods");
    counts(
        "jobset.x-k8s.io/v1alpha2",
        "JobSet",
        "replicatedJobs:\n- name: w\n  replicas: 2\n  template:\n    spec:\n      parallelism: 3\n"
            + indented(template, 6),
        "6 w");
    counts(
        "leaderworkerset.x-k8s.io/v1",
        "LeaderWorkerSet",
        "replicas: 2\nleaderWorkerTemplate:\n  size: 3\n  workerTemplate:\n" + indented(SPEC, 4),
        "2 leader, 4 worker");
    counts(
        "kubeflow.org/v1",
        "PyTorchJob",
        "pytorchReplicaSpecs:\n  Master:\n" + indented(template, 4) + "  Worker:\n    replicas: 3\n"
            + indented(template, 4),
        "1 Master, 3 Worker");
    counts(
        "ray.io/v1",
        "RayJob",
        "rayClusterSpec:\n  headGroupSpec:\n" + indented(template, 4)
            + "  workerGroupSpecs:\n  - groupName: big\n    replicas: 2\n" + indented(template, 4),
        "1 head, 2 big");
    counts(
        "batch.volcano.sh/v1alpha1",
        "Job",
        "minAvailable: 2\ntasks:\n- name: t\n  replicas: 4\n" + indented(template, 2),
        "4 t, at least 2");
  }

  private void counts(String version, String kind, String spec, String text) throws IOException {
    String workload = "apiVersion: " + version + "\nkind: " + kind
        + "\nmetadata: {name: w, namespace: training}\nspec:\n" + indented(spec, 2);
    assertThat(fit(workload).endsWith(0).out())
        .contains("Gang:        " + kind + " training/w: " + text);
  }

  @Test
  void readsPodsOfAGroup() throws IOException {
    StringBuilder pods = new StringBuilder("""
        apiVersion: scheduling.k8s.io/v1alpha2
        kind: PodGroup
        metadata: {name: g}
        spec:
          schedulingPolicy: {gang: {minCount: 2}}
          schedulingConstraints: {topology: [{key: acme.example/rack}]}
        """);
    for (int i = 0; i < 3; i++) {
      pods.append("---\napiVersion: v1\nkind: Pod\nmetadata: {name: p")
          .append(i)
          .append("}\n")
          .append(SPEC)
          .append("  schedulingGroup: {podGroupName: g}\n");
    }
    assertThat(fit(pods.toString()).endsWith(0).out())
        .contains("PodGroup default/g: 3 p0, at least 2, all in one acme.example/rack");
    refuses(pods.toString().replace("podGroupName: g", "podGroupName: h"), "does not belong to");
    assertThat(fit(pods.toString()).endsWith(0).out()).contains("kube-scheduler of 1.36 will");
    assertThat(fit(pods.toString(), "--kubernetes", "1.35").endsWith(0).out())
        .contains("Computed as: Kubernetes 1.35 (read, not run)", "kube-scheduler of 1.35 may");
    assertThat(fit(pods.toString(), "--kubernetes", "1.34").endsWith(0).out())
        .contains("kube-scheduler, which takes pod by pod, may");
  }

  @Test
  void doesNotAnswerFromWhatItCouldNotSee() throws IOException {
    Path nodes = Files.createDirectories(folder.resolve("nodes"));
    for (String name : List.of(
        "version.json",
        "nodes.yaml",
        "namespaces.yaml",
        "deviceclasses.yaml",
        "resourceslices.yaml",
        "resourceclaims.yaml")) {
      Files.copy(Path.of(CLUSTER, name), nodes.resolve(name));
    }
    Path file = Files.writeString(folder.resolve("job.yaml"), JOB);
    assertThat(Aiconf.run("gang", "fit", "-f", file.toString(), "--manifests", nodes.toString())
            .endsWith(3)
            .out())
        .contains("Answer:      not known", "Not seen:    pods");
    Files.delete(nodes.resolve("nodes.yaml"));
    assertThat(Aiconf.run("gang", "fit", "-f", file.toString(), "--manifests", nodes.toString())
            .endsWith(3)
            .out())
        .contains("Answer:      not known", "Not seen:    nodes");
  }

  @Test
  void doesNotDecideWhatIsNotModelled() throws IOException {
    String volume = JOB + "      volumes: [{name: v, persistentVolumeClaim: {claimName: v}}]\n";
    fit(volume).endsWith(3);
    fit(volume, "--replicas", "12").endsWith(1);
    String exclusive = JOB.replace(
        "namespace: training",
        "namespace: training, annotations: {alpha.jobset.sigs.k8s.io/exclusive-topology: rack}");
    assertThat(fit(exclusive).endsWith(3).out()).contains("exclusive topology");
  }

  @Test
  void refusesWhatIsWrong() throws IOException {
    refuses(JOB.replace("11", "many"), "job.yaml:5: Job training/llm: spec.parallelism is many");
    refuses(JOB.replace("11", "-1"), "spec.parallelism is -1");
    refuses(JOB.replace("11", "1.5"), "spec.parallelism is 1.5");
    refuses(JOB.replace("parallelism", "paralelism"), "job.yaml:5", "spec.paralelism is no field");
    refuses(JOB.replace("gpu: 2", "gpu: 2x"), "job.yaml:10", "spec.template.spec.containers[0]");
    refuses(JOB.replace("batch/v1", "acme.example/v1"), "is no workload that can be read");
    refuses(JOB.replace("apiVersion: batch/v1\n", ""), "apiVersion is missing");
    refuses(JOB.replace("11", "0"), "job.yaml:1: Job training/llm: asks for no pods");
    refuses(JOB + "---\n" + JOB.replace("name: llm", "name: b"), "is the second workload");
    refuses("", "holds no workload");
    refuses(
        JOB.replace("    spec:\n      containers", "    spek:\n      containers"),
        "spec.template.spec is missing");
    refuses(
        "apiVersion: scheduling.x-k8s.io/v1alpha1\nkind: PodGroup\nmetadata: {name: g}\nspec: {minMember: 2}\n",
        "holds no pods");
    fit(JOB, "--min", "12").isRefusedWith(2, "minimum of 12, but 11");
    fit(JOB, "--replicas", "0").isRefusedWith(2, "--replicas: is 0");
    fit(JOB, "--replicas", "x").isRefusedWith(2, "--replicas");
    fit(JOB, "-o", "yaml").isRefusedWith(2, "no format 'yaml'");
    Aiconf.run("gang", "fit").isRefusedWith(2, "-f is missing");
    Aiconf.run("gang").isRefusedWith(2, "aiconf gang --help");
  }

  private void refuses(String workload, String... texts) throws IOException {
    fit(workload).isRefusedWith(2, texts);
  }

  private Aiconf fit(String workload, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("job.yaml"), workload);
    List<String> args =
        new ArrayList<>(List.of("gang", "fit", "-f", file.toString(), "--manifests", CLUSTER));
    args.addAll(List.of(more));
    return Aiconf.run(args.toArray(String[]::new));
  }
}
