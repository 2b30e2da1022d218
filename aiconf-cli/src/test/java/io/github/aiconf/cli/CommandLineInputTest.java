package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommandLineInputTest {

  @TempDir
  Path folder;

  private Path dump;

  @BeforeEach
  void dump() throws IOException {
    dump = Files.createDirectory(folder.resolve("dump"));
    Files.writeString(dump.resolve("version.json"), "{\"gitVersion\": \"v1.35.0\"}");
  }

  @Test
  void refusesUnknownCommandsAndOptions() {
    Aiconf.run().isRefusedWith(2, "aiconf --help");
    Aiconf.run("chek").isRefusedWith(2, "chek", "did you mean", "check");
    Aiconf.run("check", "--snapshoot", "x").isRefusedWith(2, "--snapshoot", "--snapshot");
    Aiconf.run("check", "--timeout", "soon").isRefusedWith(2, "--timeout", "soon");
    Aiconf.run("check", "--timeout", "0").isRefusedWith(2, "--timeout: 0 is not a time");
    Aiconf.run("explain").isRefusedWith(2, "ID", "aiconf explain --help");
    Aiconf.run("snapshot").isRefusedWith(2, "FILE");
  }

  @Test
  void refusesUnknownIds() {
    check("--id", "gang_schedulin").isRefusedWith(2, "'gang_schedulin'", "gang_scheduling");
    check("--skip", "nothing").isRefusedWith(2, "no requirement 'nothing'");
    check("--id", "driver_runtime_management", "--checklist", "1.33")
        .isRefusedWith(2, "not in the checklist of 1.33", "1.35");
    check("--id", "dra_support", "--skip", "dra_support").isRefusedWith(2, "nothing is left");
    Aiconf.run("explain", "nothing").isRefusedWith(2, "'nothing'", "dra_support");
  }

  @Test
  void refusesUnknownDepths() {
    check("--depth", "deep").isRefusedWith(2, "--depth", "'deep'", "inspect, simulate");
  }

  @Test
  void refusesUnknownChecklists() {
    check("--checklist", "1.99").isRefusedWith(2, "no checklist for Kubernetes 1.99", "1.35");
    check("--checklist", "latest").isRefusedWith(2, "'latest' is not a release", "1.35");
  }

  @Test
  void refusesAServerWithoutAChecklist() throws IOException {
    Files.writeString(dump.resolve("version.json"), "{\"gitVersion\": \"v1.20.1\"}");
    check().isRefusedWith(2, "no checklist for Kubernetes 1.20", "--checklist");
  }

  @Test
  void refusesUnknownFormats() {
    check("-o", "pdf").isRefusedWith(2, "no format 'pdf'", "human, json, junit, markdown");
    check("-o", "pdf=x.pdf").isRefusedWith(2, "no format 'pdf'");
    check("-o", "json=").isRefusedWith(2, "name of the file is missing");
    check("-o", "json", "-o", "human").isRefusedWith(2, "only one format", "-o json=FILE");
    Aiconf.run("rbac", "-o", "pdf").isRefusedWith(2, "no format 'pdf'", "clusterrole, kubectl");
    Aiconf.run("rbac", "--name", "a b").isRefusedWith(2, "cannot have the name 'a b'");
  }

  @Test
  void refusesOutputsThatCannotBeWrittenBeforeAnythingRuns() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    check("-o", "json=" + folder).isRefusedWith(2, "it is a folder");
    check("-o", "json=" + folder.resolve("gone/r.json")).isRefusedWith(2, "there is no folder");
    check("-o", "json=" + file.resolve("r.json")).isRefusedWith(2, "there is no folder");
    check("-o", "junit=" + folder.resolve("junit.xml")).isRefusedWith(2, "reserves the name");
    check("-o", "json=" + folder.resolve("a"), "-o", "junit=" + folder.resolve("./a"))
        .isRefusedWith(2, "two formats go to");
    assertThat(files()).containsExactlyInAnyOrder(dump, file);
  }

  /**
   * Nobody can make files in /proc, also not the administrator; where there is none, the folder is
   * missing.
   */
  @Test
  void refusesAReadOnlyDisk() {
    Aiconf check = check("-q", "-o", "json=/proc/aiconf.json").endsWith(2);
    assertThat(check.errLines())
        .singleElement()
        .asString()
        .startsWith("aiconf: Cannot write the report");

    Aiconf.run("snapshot", "/proc/none/a.gz").isRefusedWith(2, "/proc/none");
  }

  @Test
  void writesTheOtherReportsWhereOneFails() throws IOException {
    Path report = folder.resolve("report.json");
    Files.createDirectory(folder.resolve("sub"));

    Aiconf check = check("-q", "-o", "markdown=/proc/aiconf.md", "-o", "json=" + report);

    check.endsWith(2);
    assertThat(Files.isDirectory(Path.of("/proc")) ? report : dump).exists();
  }

  @Test
  void refusesFoldersThatHoldNothing() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    check("--plugins", empty.toString()).isRefusedWith(2, "empty: ", "*.jar");
    check("--plugins", "gone").isRefusedWith(2, "gone: is not a folder");
    check("--profiles", empty.toString()).isRefusedWith(2, "holds no profile");
    check("--profiles", "gone").isRefusedWith(2, "gone: is not a folder");
  }

  @Test
  void refusesAProfileWithAnUnknownField() throws IOException {
    Path profiles = Files.createDirectory(folder.resolve("profiles"));
    Path own = Files.writeString(
        profiles.resolve("own.yaml"), "kind: AcceleratorProfile\nname: acme\ntaintKey: a\n");
    check("--profiles", profiles.toString())
        .isRefusedWith(2, own + ":3: taintKey is not a field", "taintKeys");
  }

  @Test
  void printsTheStackTraceOnlyWhereItIsAskedFor() {
    assertThat(check("--checklist", "latest").err()).doesNotContain("\tat ");
    assertThat(check("--checklist", "latest", "--verbose").err())
        .contains("InputException", "\tat ", "aiconf: --checklist: 'latest'");
  }

  private Aiconf check(String... more) {
    return Aiconf.run(
        Stream.concat(Stream.of("check", "--manifests", dump.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private java.util.List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
