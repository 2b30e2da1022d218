package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people write wrongly, or clusters lack. Of the example, 7 GPUs are free on two nodes. */
@Timeout(60)
class GangInputTest {

  private static final Path CLUSTER = Path.of("../examples/placement/seven-free");

  private static final String JOB = """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: llm, namespace: training}
      spec:
        parallelism: 8
        template:
          metadata: {labels: {app: llm}}
          spec:
            containers: [{name: c, resources: {limits: {nvidia.com/gpu: 1}}}]
      """;

  @TempDir
  Path folder;

  private Aiconf why(String workload, Path cluster, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("job.yaml"), workload);
    String[] args = new String[6 + more.length];
    System.arraycopy(
        new String[] {"gang", "why", "-f", file.toString(), "--manifests", cluster.toString()},
        0,
        args,
        0,
        6);
    System.arraycopy(more, 0, args, 6, more.length);
    return Aiconf.run(args);
  }

  private String words(String workload, int code) throws IOException {
    return why(workload, CLUSTER).endsWith(code).out().replaceAll("\\s+", " ");
  }

  private static String with(String rules) {
    return JOB.replace(
        "    spec:\n      containers", "    spec:\n" + rules.indent(6) + "      containers");
  }

  private Path copy(String... without) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("cluster"));
    try (var files = Files.list(CLUSTER)) {
      for (Path file : files.toList()) {
        if (!List.of(without).contains(String.valueOf(file.getFileName()))) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
    return copy;
  }

  @Test
  void aGangThatNoClusterHoldsIsAnsweredAtOnce() throws IOException {
    assertThat(words(JOB.replace("parallelism: 8", "parallelism: 1000000"), 1))
        .contains("places 7 of 1000000: nvidia.com/gpu runs out");
    why(JOB.replace("parallelism: 8", "parallelism: 1000001"), CLUSTER)
        .isRefusedWith(2, "job.yaml:5", "write a whole number from 0 to 1000000");
  }

  @Test
  void quantitiesAtTheLimitsAreAnswered() throws IOException {
    for (String limit : List.of(
        "memory: 9223372036854775807",
        "memory: 9223372036854775807Ki",
        "memory: 8Ei",
        "nvidia.com/gpu: 9223372036854775807",
        "cpu: 9223372036854775807m")) {
      assertThat(words(JOB.replace("nvidia.com/gpu: 1", limit), 1))
          .as(limit)
          .contains("places 0 of 8", "there is too little");
    }
    why(JOB.replace("nvidia.com/gpu: 1", "cpu: -1"), CLUSTER).isRefusedWith(2, "job.yaml:9");
  }

  @Test
  void rulesThatContradictEachOtherFitNowhere() throws IOException {
    String contradiction = with("""
        nodeSelector: {acme.example/rack: a}
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
              - matchExpressions: [{key: acme.example/rack, operator: NotIn, values: [a]}]
        """);

    assertThat(words(contradiction, 1))
        .contains(
            "no node is open to the pods",
            "not selected: the pod wants acme.example/rack=a, and has a node affinity",
            "didn't match Pod's node affinity/selector");
  }

  @Test
  void rulesBetweenPodsAreSaidToBeInTheWay() throws IOException {
    String apart = with("""
        affinity:
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
            - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: llm}}}
        """);

    assertThat(words(apart, 1))
        .contains(
            "places 2 of 8: the anti-affinity between pods let no more in",
            "It would fit but for this:",
            "add 6 nodes like gpu-1");
  }

  @Test
  void portsAndRoomForPodsAreSaidInWords() throws IOException {
    String port =
        JOB.replace("{name: c, ", "{name: c, ports: [{containerPort: 1, hostPort: 80}], ");
    assertThat(words(port, 1)).contains("places 2 of 8: host port 80/TCP runs out");
    String many = JOB.replace("limits: {nvidia.com/gpu: 1}", "limits: {cpu: 1m}")
        .replace("parallelism: 8", "parallelism: 300");
    assertThat(words(many, 1)).contains("places 219 of 300: room for pods runs out");
  }

  @Test
  void nodesThatSayNothingOfWhatTheyHaveAreNamed() throws IOException {
    Path cluster = copy();
    String nodes = Files.readString(cluster.resolve("nodes.yaml"));
    Files.writeString(
        cluster.resolve("nodes.yaml"), nodes.replaceAll("(?m)^ *allocatable: .*\n", ""));

    assertThat(why(JOB, cluster).endsWith(1).out())
        .contains("Nodes that do not say what they have", "gpu-1, gpu-2, gpu-3");
  }

  @Test
  void withoutPodsOnlyWhatCannotFitIsCertain() throws IOException {
    Path cluster = copy("pods.yaml");

    assertThat(why(JOB, cluster).endsWith(3).out())
        .contains("Answer:      not known", "Not seen:    pods", "pods could not be read");
    assertThat(why(JOB.replace("parallelism: 8", "parallelism: 9"), cluster)
            .endsWith(1)
            .out())
        .contains("places 8 of 9");
  }

  @Test
  void manyKindsOfPodsAreTooMany() throws IOException {
    StringBuilder pods = new StringBuilder();
    for (int i = 1; i <= 17; i++) {
      pods.append("---\napiVersion: v1\nkind: Pod\nmetadata: {name: p")
          .append(i)
          .append("}\n");
      pods.append("spec: {containers: [{name: c, resources: {requests: {cpu: ").append(i);
      pods.append("}}}]}\n");
    }
    why(pods.toString(), CLUSTER).isRefusedWith(2, "gang of 17 pod classes; give 1 to 16");
  }

  @Test
  void fieldsOfOthersThatAreNotKnownAreNoted() throws IOException {
    String set = """
        apiVersion: jobset.x-k8s.io/v1alpha2
        kind: JobSet
        metadata: {name: s, namespace: training}
        spec:
          replicatedJobs:
          - name: w
            replica: 3
            template: {spec: {template: {spec: {containers: [{name: c}]}}}}
        """;

    assertThat(why(set, CLUSTER).endsWith(0).out().replaceAll("\\s+", " "))
        .contains("JobSet training/s: spec.replicatedJobs[0].replica is not known here");
  }

  @Test
  void aHardGangEndsByStepsNotByTime() throws IOException {
    StringBuilder pods = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      for (int copy = 0; copy < 3; copy++) {
        pods.append("---\napiVersion: v1\nkind: Pod\nmetadata: {name: p-")
            .append(i)
            .append('-')
            .append(copy)
            .append("}\nspec: {containers: [{name: c, resources: {requests: {cpu: ")
            .append(1000 + 137 * i)
            .append("m, memory: ")
            .append(10_000 - 611 * i)
            .append("Mi}}}]}\n");
      }
    }
    assertThat(why(pods.toString(), CLUSTER, "--min", "40").code()).isIn(0, 1, 3);
    assertThat(why(pods.toString(), CLUSTER).out())
        .isEqualTo(why(pods.toString(), CLUSTER).out());
  }
}
