package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.testkit.FakeApiServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command line as a process of its own, which Ctrl-C ends. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class InterruptTest {

  private final FakeApiServer server =
      FakeApiServer.start("1.35").with("apiVersion: v1\nkind: Node\nmetadata: {name: a}\n");

  @TempDir
  Path folder;

  private Path results = Path.of("");
  private @Nullable Process process;

  @BeforeEach
  void makeFolder() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
  }

  @AfterEach
  void stop() {
    if (process != null) {
      process.destroyForcibly();
    }
    server.close();
  }

  @Test
  void leavesNothingOfASnapshotThatIsInterrupted() throws Exception {
    server.hanging("/api/v1/pods");
    Process snapshot =
        start("snapshot", results.resolve("cluster.snapshot.jsonl.gz").toString());
    server.awaitRequest("/api/v1/pods");
    assertThat(results).isDirectoryContaining("glob:**.tmp");

    assertThat(interrupted(snapshot)).isEqualTo(130);

    assertThat(results).isEmptyDirectory();
  }

  @Test
  void leavesNothingOfAReportThatIsInterrupted() throws Exception {
    server.hanging("/api/v1/nodes");
    Process check = start("check", "-o", "json=" + results.resolve("report.json"));
    server.awaitRequest("/api/v1/nodes");

    assertThat(interrupted(check)).isEqualTo(130);

    assertThat(results).isEmptyDirectory();
  }

  /** A shell that starts Maven in the background has it and its children ignore the signal. */
  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        "env",
        "--default-signal=INT",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--kubeconfig", server.kubeconfig(folder).toString()));
    File output = folder.resolve("output").toFile();
    Process started = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start();
    process = started;
    return started;
  }

  private static int interrupted(Process running) throws Exception {
    int sent = new ProcessBuilder("kill", "-INT", String.valueOf(running.pid()))
        .inheritIO()
        .start()
        .waitFor();
    assertThat(sent).isZero();
    return running.waitFor();
  }
}
