package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.testkit.FakeApiServer;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RbacCommandTest {

  @TempDir
  Path folder;

  @Test
  void printsARoleThatNamesExactlyWhatIsRead() {
    Value role = role("--id", "dra_support", "--name", "acme:reader");

    assertThat(role.text("kind")).isEqualTo("ClusterRole");
    assertThat(role.text("metadata.name")).isEqualTo("acme:reader");
    assertThat(role.items("rules")).singleElement().satisfies(rule -> {
      assertThat(rule.texts("apiGroups")).containsExactly("resource.k8s.io");
      assertThat(rule.texts("resources"))
          .containsExactly("deviceclasses", "resourceclaims", "resourceslices");
      assertThat(rule.texts("verbs")).containsExactly("list");
    });
  }

  @Test
  void neverGrantsMoreThanReadingAndNothingOfSecrets() {
    for (Value rule : role().items("rules")) {
      assertThat(List.of("list", "get")).containsAll(rule.texts("verbs"));
      assertThat(rule.texts("resources")).doesNotContain("secrets", "*");
      assertThat(rule.texts("apiGroups")).doesNotContain("*");
    }
  }

  @Test
  void coversEveryRequestThatACheckMakes() {
    try (FakeApiServer server = FakeApiServer.start("1.35")) {
      Aiconf.run("check", "-q", "--kubeconfig", server.kubeconfig(folder).toString());

      assertThat(requested(server)).isNotEmpty();
      assertThat(granted(role())).containsAll(requested(server));
    }
  }

  @Test
  void coversEveryRequestOfQuestionsAboutPlacement() {
    try (FakeApiServer server = FakeApiServer.start("1.36")
        .serving("scheduling.k8s.io/v1alpha2", "podgroups/PodGroup", "workloads/Workload")
        .serving("scheduling.volcano.sh/v1beta1", "podgroups/PodGroup")
        .serving("scheduling.x-k8s.io/v1alpha1", "podgroups/PodGroup")
        .serving("scheduling.run.ai/v2alpha2", "podgroups/PodGroup")
        .serving("kueue.x-k8s.io/v1beta1", "localqueues/LocalQueue", "clusterqueues/ClusterQueue")
        .serving("jobset.x-k8s.io/v1alpha2", "jobsets/JobSet")
        .serving("leaderworkerset.x-k8s.io/v1", "leaderworkersets/LeaderWorkerSet")
        .serving("kubeflow.org/v1", "pytorchjobs/PyTorchJob")
        .serving("ray.io/v1", "rayjobs/RayJob", "rayclusters/RayCluster")
        .serving("batch.volcano.sh/v1alpha1", "jobs/Job")
        .serving(
            "trainer.kubeflow.org/v1alpha1",
            "trainjobs/TrainJob",
            "trainingruntimes/TrainingRuntime",
            "clustertrainingruntimes/ClusterTrainingRuntime")) {
      Aiconf.run("gang", "why", "x/p", "--kubeconfig", server.kubeconfig(folder).toString())
          .endsWith(2);

      assertThat(requested(server))
          .contains("scheduling.volcano.sh/podgroups", "ray.io/rayjobs", "/pods", "batch/jobs");
      assertThat(granted(role("--placement"))).containsAll(requested(server));
    }
  }

  @Test
  void printsCommandsWhoseDumpGivesTheSameVerdicts() throws Exception {
    try (FakeApiServer server = FakeApiServer.start("1.35")) {
      server.with("apiVersion: v1\nkind: Node\nmetadata: {name: a}\n");
      Path dump = dump(server, Aiconf.run("rbac", "-o", "kubectl").endsWith(0).out());

      Aiconf live = Aiconf.run(
          "check", "-q", "-o", "json", "--kubeconfig", server.kubeconfig(folder).toString());
      Aiconf manifests = Aiconf.run("check", "-q", "-o", "json", "--manifests", dump.toString());

      assertThat(verdicts(manifests)).isNotEmpty().isEqualTo(verdicts(live));
      assertThat(manifests.code()).isEqualTo(live.code());
    }
  }

  @Test
  void leavesNoFileOfWhatKubectlRefuses() throws Exception {
    try (FakeApiServer server =
        FakeApiServer.start("1.35").denying("resourceslices.resource.k8s.io")) {
      Path dump = dump(
          server, Aiconf.run("rbac", "-o", "kubectl", "--id", "dra_support").out());

      assertThat(dump.resolve("deviceclasses.resource.k8s.io.json")).exists();
      assertThat(dump.resolve("resourceslices.resource.k8s.io.json")).doesNotExist();
      assertThat(dump.resolve(".part")).doesNotExist();
      assertThat(Aiconf.run(
                  "check",
                  "-q",
                  "--manifests",
                  dump.toString(),
                  "--id",
                  "dra_support",
                  "-o",
                  "json")
              .out())
          .contains("no file of the folder holds resourceslices.resource.k8s.io");
    }
  }

  private static List<String> verdicts(Aiconf run) {
    return run.out()
        .lines()
        .filter(line -> line.contains("\"verdict\"") || line.contains("\"code\""))
        .toList();
  }

  private static Value role(String... more) {
    String[] args = new String[more.length + 1];
    args[0] = "rbac";
    System.arraycopy(more, 0, args, 1, more.length);
    byte[] yaml = Aiconf.run(args).endsWith(0).bytes();
    return Document.read(new ByteArrayInputStream(yaml), "role").get(0).value();
  }

  private static Set<String> granted(Value role) {
    Set<String> granted = new TreeSet<>();
    for (Value rule : role.items("rules")) {
      granted.addAll(rule.texts("nonResourceURLs"));
      for (String group : rule.texts("apiGroups")) {
        rule.texts("resources").forEach(resource -> granted.add(group + "/" + resource));
      }
    }
    return granted;
  }

  /** Lists by group and resource, and metrics; everybody may read the documents of discovery. */
  private static Set<String> requested(FakeApiServer server) {
    return server.requests().stream()
        .map(request -> request.replaceFirst("^GET ", "").replaceFirst("\\?.*", ""))
        .map(path ->
            path.replaceFirst("^/api/v1/", "/").replaceFirst("^/apis/([^/]+)/[^/]+/", "$1/"))
        .filter(path -> path.equals("/metrics") || path.matches("([^/]+)?/[a-z]+"))
        .filter(path -> !List.of("/version", "/api", "/apis").contains(path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Path dump(FakeApiServer server, String script) throws Exception {
    Path file = Files.writeString(folder.resolve("dump.sh"), script);
    Path dump = folder.resolve("dump");
    ProcessBuilder shell = new ProcessBuilder("sh", file.toString(), dump.toString());
    String path = StubKubectl.of(server, folder) + File.pathSeparator + System.getenv("PATH");
    shell.environment().put("PATH", path);
    Process process = shell.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return dump;
  }
}
