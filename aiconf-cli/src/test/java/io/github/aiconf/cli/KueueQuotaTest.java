package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A queue that has 2 of 4 GPUs left, in a cluster where 7 are free. */
@Timeout(60)
class KueueQuotaTest {

  private static final Path EXAMPLE = Path.of("../examples/placement/seven-free");

  private static final String QUEUES = """
      apiVersion: kueue.x-k8s.io/v1beta1
      kind: LocalQueue
      metadata: {name: main, namespace: training}
      spec: {clusterQueue: research}
      ---
      apiVersion: kueue.x-k8s.io/v1beta1
      kind: ClusterQueue
      metadata: {name: research}
      spec:
        resourceGroups:
        - coveredResources: [nvidia.com/gpu]
          flavors:
          - name: any
            resources: [{name: nvidia.com/gpu, nominalQuota: 4}]
      status:
        flavorsReservation:
        - name: any
          resources: [{name: nvidia.com/gpu, total: 2}]
      """;

  private static final String JOB = """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: llm, namespace: training, labels: {kueue.x-k8s.io/queue-name: main}}
      spec:
        suspend: true
        parallelism: 3
        template:
          spec:
            containers: [{name: c, resources: {limits: {nvidia.com/gpu: 1}}}]
      """;

  @TempDir
  Path folder;

  @BeforeEach
  void copyExample() throws IOException {
    Files.createDirectories(folder.resolve("cluster"));
    try (var files = Files.list(EXAMPLE)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve("cluster").resolve(file.getFileName()));
      }
    }
  }

  private String fit(String queues, int code, String... changes) throws IOException {
    return run(queues, changes).endsWith(code).out().replaceAll("\\s+", " ");
  }

  private Aiconf run(String queues, String... changes) throws IOException {
    Files.writeString(folder.resolve("cluster/queues.yaml"), queues);
    Path job = Files.writeString(folder.resolve("job.yaml"), JOB);
    List<String> args = new ArrayList<>(List.of(
        "gang",
        "fit",
        "-f",
        job.toString(),
        "--manifests",
        folder.resolve("cluster").toString()));
    for (String change : changes) {
      Path file = Files.writeString(folder.resolve("scenario.yaml"), "changes:\n" + change + "\n");
      args.addAll(List.of("--what-if", file.toString()));
    }
    return Aiconf.run(args.toArray(String[]::new));
  }

  @Test
  void aQueueThatHasTooLittleDoesNotLetTheGangIn() throws IOException {
    assertThat(fit(QUEUES, 0))
        .contains(
            "Answer: fits", "Kueue will not place it: the queue has too little nvidia.com/gpu");
    assertThat(fit(QUEUES.replace("total: 2", "total: 1"), 0)).contains("Kueue will place it");
  }

  @Test
  void moreQuotaIsAChangeToAskAbout() throws IOException {
    assertThat(fit(QUEUES, 0, "- raiseQuota: {resource: nvidia.com/gpu, by: 1}"))
        .contains(
            "What if: raise the quota of nvidia.com/gpu by 1",
            "Now: fits; Kueue will not place it",
            "Scheduler: Kueue will place it");
  }

  @Test
  void whatMayBeBorrowedOrChosenIsNotDecided() throws IOException {
    assertThat(fit(QUEUES.replace("spec:\n  resource", "spec:\n  cohort: all\n  resource"), 0))
        .contains("Kueue may place it", "may borrow or preempt");
    String two = "    - name: other\n      resources: [{name: nvidia.com/gpu, nominalQuota: 4}]\n";
    assertThat(fit(QUEUES.replace("status:\n", two + "status:\n"), 0))
        .contains("Kueue may place it", "in all its flavours together");
  }

  @Test
  void queuesThatAreNotThereAreSaid() throws IOException {
    assertThat(fit(QUEUES.replace("name: main", "name: other"), 0))
        .contains("LocalQueue training/main does not exist");
    assertThat(fit("", 0)).contains("The quota is not known: localqueues.kueue.x-k8s.io");
    run("", "- raiseQuota: {resource: nvidia.com/gpu, by: 1}")
        .isRefusedWith(
            2, "scenario.yaml:2: changes[0].raiseQuota cannot be computed: The quota is");
    run(QUEUES, "- raiseQuota: {resource: cpu, by: 1}")
        .isRefusedWith(2, "resource is 'cpu', of which ClusterQueue research has no quota");
    run(QUEUES, "- raiseQuota: {clusterQueue: other, resource: nvidia.com/gpu, by: 1}")
        .isRefusedWith(2, "clusterQueue is 'other', but the gang's is 'research'");
  }
}
