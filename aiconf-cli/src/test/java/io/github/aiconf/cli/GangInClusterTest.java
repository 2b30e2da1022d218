package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.testkit.FakeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pods that wait in a cluster where 7 GPUs are free. */
@Timeout(60)
class GangInClusterTest {

  private static final Path EXAMPLE = Path.of("../examples/placement/seven-free");

  @TempDir
  Path folder;

  @BeforeEach
  void copyExample() throws IOException {
    for (String name : List.of(
        "version.json",
        "nodes.yaml",
        "namespaces.yaml",
        "deviceclasses.yaml",
        "resourceslices.yaml",
        "resourceclaims.yaml",
        "resourceclaimtemplates.yaml")) {
      Files.copy(EXAMPLE.resolve(name), folder.resolve(name));
    }
  }

  /** Some pods that ask for a GPU each. */
  private static String pods(int count, String name, String metadata, String spec) {
    StringBuilder pods = new StringBuilder();
    for (int i = 0; i < count; i++) {
      pods.append("""
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: %s-%d, namespace: training, uid: %s-%d, %s}
          spec:
            %s
            containers: [{name: c, resources: {requests: {nvidia.com/gpu: 1}}}]
          """.formatted(name, i, name, i, metadata.replace("$i", String.valueOf(i)), spec));
    }
    return pods.toString();
  }

  private static String owned(String kind, String name) {
    return "ownerReferences: [{kind: " + kind + ", name: " + name + ", controller: true, uid: o}]";
  }

  private Aiconf why(String objects, String name, String... more) throws IOException {
    Files.writeString(
        folder.resolve("pods.yaml"), Files.readString(EXAMPLE.resolve("pods.yaml")) + objects);
    String[] args = new String[5 + more.length];
    System.arraycopy(
        new String[] {"gang", "why", name, "--manifests", folder.toString()}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return Aiconf.run(args);
  }

  private static String words(Aiconf run) {
    return run.out().replaceAll("\\s+", " ");
  }

  @Test
  void asksAboutThePodsOfAJobThatWait() throws IOException {
    String index = "labels: {batch.kubernetes.io/job-completion-index: '$i'}, ";
    String pods = pods(8, "llm", index + owned("Job", "llm"), "");

    assertThat(words(why(pods, "training/llm").endsWith(1)))
        .contains("Gang: Job training/llm: 8 llm-0", "places 7 of 8: nvidia.com/gpu runs out");
    assertThat(words(why(pods, "training/llm", "--min", "7").endsWith(0)))
        .contains("there is a place for every pod that is needed");
    assertThat(words(why(pods, "training/llm-3").endsWith(0))).contains("Pod training/llm-3");
  }

  @Test
  void podsThatRunCountAsTheyAre() throws IOException {
    String pods = pods(3, "run", owned("Job", "llm"), "nodeName: gpu-2")
        + pods(5, "wait", owned("Job", "llm"), "")
        + pods(2, "other", owned("Job", "other"), "");

    assertThat(words(why(pods, "training/llm").endsWith(1)))
        .contains(
            "places 4 of 5",
            "Pods of it that have a node already, and count as they are: 3.",
            "Other pods that wait for a node: 2.");
  }

  @Test
  void asksAboutAPodGroup() throws IOException {
    String pods = pods(8, "p", "labels: {a: b}", "schedulingGroup: {podGroupName: g}");
    String group = """
        ---
        apiVersion: scheduling.k8s.io/v1alpha2
        kind: PodGroup
        metadata: {name: g, namespace: training}
        spec: {schedulingPolicy: {gang: {minCount: %d}}}
        """;

    assertThat(words(why(pods + group.formatted(8), "training/g").endsWith(1)))
        .contains("Gang: PodGroup training/g: 8 p-0", "kube-scheduler of 1.36 will not place it");
    why(pods + group.formatted(7), "training/g").endsWith(0);
    assertThat(words(why(pods + group.formatted(9), "training/g").endsWith(1)))
        .contains("Answer: cannot be placed yet", "it waits for more pods: 8 of 9 exist");
    assertThat(words(why(pods, "training/g").endsWith(3)))
        .contains("Answer: not known", "podgroups.scheduling.k8s.io");
  }

  @Test
  void asksAboutTheGroupOfPodsThatAWorkloadOwns() throws IOException {
    String metadata = "annotations: {scheduling.k8s.io/group-name: llm-1}, " + owned("Job", "llm");
    String group = """
        ---
        apiVersion: scheduling.volcano.sh/v1beta1
        kind: PodGroup
        metadata: {name: llm-1, namespace: training}
        spec: {minMember: 8}
        """;

    assertThat(words(why(pods(8, "p", metadata, "schedulerName: volcano") + group, "training/llm")
            .endsWith(1)))
        .contains("PodGroup training/llm-1", "Volcano will not place it");
  }

  @Test
  void knowsWhatOthersMadeForAWorkload() throws IOException {
    String pods = pods(8, "a", "labels: {jobset.sigs.k8s.io/jobset-name: set}", "")
        + pods(1, "b", "labels: {pod-template-hash: '77'}, " + owned("ReplicaSet", "web-77"), "");

    assertThat(words(why(pods, "training/set").endsWith(1))).contains("JobSet training/set");
    assertThat(words(why(pods, "training/web").endsWith(0))).contains("Deployment training/web");
  }

  @Test
  void asksAboutAWorkloadThatHasNoPodsYet() throws IOException {
    String job = "---\n" + Files.readString(Path.of("../examples/placement/trainer.yaml"));

    assertThat(words(why(job, "training/trainer").endsWith(1)))
        .contains("places 7 of 8", "There are no pods of Job training/trainer");
    why(job + "status: {conditions: [{type: Complete, status: 'True'}]}\n", "training/trainer")
        .isRefusedWith(2, "Job training/trainer has ended");
  }

  @Test
  void saysThatNothingWaits() throws IOException {
    String pods = pods(2, "p", owned("Job", "done"), "nodeName: gpu-2");

    assertThat(words(why(pods, "training/done").endsWith(0)))
        .contains("Answer: nothing waits", "none of its pods waits: 2 have a node");
    JsonNode json = new JsonMapper()
        .readTree(why(pods, "training/done", "-o", "json").endsWith(0).out());
    assertThat(json.at("/answer").asText()).isEqualTo("PLACED");
  }

  @Test
  void changesOfTheClusterAreAskedAboutToo() throws IOException {
    String pods = pods(8, "p", owned("Job", "llm"), "");

    assertThat(words(why(pods, "training/llm", "--what-if", "../examples/placement/reopen.yaml")
            .endsWith(0)))
        .contains("Now: does not fit (places 7 of 8)", "Then: fits");
  }

  @Test
  void refusesWhatIsNotThere() throws IOException {
    String pods = pods(1, "p", "labels: {a: b}", "");

    why(pods, "training/none").isRefusedWith(2, "nothing in the cluster belongs to training/none");
    why(pods, "training/").isRefusedWith(2, "write NAMESPACE/NAME");
    why(pods, "a/b/c").isRefusedWith(2, "write NAMESPACE/NAME");
    why(pods, "training/p-0", "--replicas", "2").isRefusedWith(2, "--replicas");
    why(pods, "training/p-0", "-f", "x.yaml").isRefusedWith(2, "not both");
    why(pods, "training/p-0", "--min", "2").isRefusedWith(2, "minimum of 2, but 1 pods");
    Aiconf.run("gang", "why").isRefusedWith(2, "NAMESPACE/NAME, or files");
  }

  @Test
  void readsOfALiveClusterWhatItsRightsName() {
    try (FakeApiServer server = FakeApiServer.start("1.36").with("""
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: x}
        spec: {containers: [{name: c, resources: {requests: {cpu: 1}}}]}
        """)) {
      String config = server.kubeconfig(folder).toString();
      assertThat(Aiconf.run("gang", "why", "x/p", "--kubeconfig", config)
              .endsWith(1)
              .out())
          .contains("Pod x/p");
    }
    try (FakeApiServer server = FakeApiServer.start("1.36").denying("pods")) {
      Aiconf.run("gang", "why", "x/p", "--kubeconfig", server.kubeconfig(folder).toString())
          .isRefusedWith(2, "nothing in the cluster", "not read: pods");
    }
  }
}
