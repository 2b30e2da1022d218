package io.github.aiconf.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes and output of {@code aiconf} as users start it. */
@OnPlane(Plan.CONFORMANT)
final class CommandLineIT {

  @TempDir
  private Path folder;

  @Test
  void conformantClusterEndsWith0(ControlPlane plane) {
    Command.Result result = check(plane, "--id", String.join(",", Reports.SIX));
    assertThat(result.exitCode()).as("%s", result).isZero();
    assertThat(result.out()).contains("v1.36.3").contains(Reports.SIX);
  }

  @Test
  void failedMustEndsWith1(@OnPlane(Plan.BARE) ControlPlane plane) {
    Command.Result result = check(plane, "--id", "dra_support");
    assertThat(result.exitCode()).as("%s", result).isEqualTo(1);
    assertThat(result.out()).contains("API_MISSING");
  }

  @Test
  void unknownContextEndsWith2InOneLine(ControlPlane plane) {
    Command.Result result = check(plane, "--context", "elsewhere");
    assertThat(result.exitCode()).as("%s", result).isEqualTo(2);
    assertThat(result.err().lines()).singleElement().asString().contains("elsewhere");
  }

  @Test
  void unknownMustEndsWith3(@OnPlane(Plan.BARE) ControlPlane plane) {
    Command.Result result = check(plane, "--id", "ai_inference");
    assertThat(result.exitCode()).as("%s", result).isEqualTo(3);
    assertThat(result.out()).contains("NOT_INSTALLED");
  }

  @Test
  void refusedConnectionEndsWith5NamingServerAndContext(ControlPlane plane) throws IOException {
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        Files.readString(plane.kubeconfig())
            .replaceFirst("https://127.0.0.1:\\d+", "https://127.0.0.1:1"));
    Command.Result result = CommandLine.run("check", "--kubeconfig", kubeconfig.toString());
    assertThat(result.exitCode()).as("%s", result).isEqualTo(5);
    assertThat(result.err()).contains("https://127.0.0.1:1", "'aiconf'");
  }

  @Test
  void snapshotPrintsItsPathAloneAndChecksLikeTheCluster(ControlPlane plane) {
    String file = folder.resolve("cluster.snapshot.jsonl.gz").toString();
    Command.Result recorded =
        CommandLine.run("snapshot", file, "--kubeconfig", plane.kubeconfig().toString());
    assertThat(recorded.output()).isEqualTo(file + "\n");
    Command.Result checked = CommandLine.run(
        "check", "--snapshot", file, "--checklist", "1.35", "--id", String.join(",", Reports.SIX));
    assertThat(checked.exitCode()).as("%s", checked).isZero();
  }

  @Test
  void apiServerTakesTheRoleOfRbac(ControlPlane plane) {
    String role = CommandLine.run("rbac").output();
    plane.applyText(role);
    assertThat(plane.kubectl("get", "clusterrole", "aiconf-reader", "-o", "yaml"))
        .contains("- list")
        .doesNotContain("secrets");
  }

  private static Command.Result check(ControlPlane plane, String... more) {
    String[] words = new String[more.length + 5];
    String[] first = {"check", "--kubeconfig", plane.kubeconfig().toString(), "--checklist", "1.35"
    };
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    return CommandLine.run(words);
  }
}
