package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.testkit.FakeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SnapshotCommandTest {

  private final FakeApiServer server = FakeApiServer.start("1.35")
      .with("apiVersion: v1\nkind: Node\nmetadata: {name: a}\n")
      .with("apiVersion: v1\nkind: ConfigMap\nmetadata: {namespace: default, name: b}\n");

  @TempDir
  Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void printsThePathAlone() {
    Path file = folder.resolve("cluster.snapshot.jsonl.gz");

    Aiconf snapshot = snapshot(file.toString()).endsWith(0);

    assertThat(snapshot.out()).isEqualTo(file + System.lineSeparator());
    assertThat(snapshot.err()).isEmpty();
    assertThat(file).isRegularFile();
  }

  @Test
  void recordsToTheStandardOutput() throws IOException {
    Path file = Files.write(folder.resolve("copy"), snapshot("-").endsWith(0).bytes());

    check("--snapshot", file.toString()).endsWith(0);
  }

  @Test
  void refusesToPrintBytesOnATerminal() {
    Aiconf run = Aiconf.runInteractively(
        Map.of(), "snapshot", "-", "--kubeconfig", server.kubeconfig(folder).toString());

    run.isRefusedWith(2, "not text for a terminal", "aiconf snapshot - > FILE");
  }

  @Test
  void givesTheReportOfTheLiveCluster() {
    Path file = folder.resolve("cluster.snapshot.jsonl.gz");
    snapshot(file.toString()).endsWith(0);

    Aiconf live = Aiconf.run(
        "check", "-q", "-o", "json", "--kubeconfig", server.kubeconfig(folder).toString());
    Aiconf recorded = Aiconf.run("check", "-q", "-o", "json", "--snapshot", file.toString());

    assertThat(comparable(recorded)).isEqualTo(comparable(live));
    assertThat(recorded.code()).isEqualTo(live.code());
  }

  @Test
  void namesWhatItCouldNotRecord() {
    server.denying("deployments.apps");

    Aiconf snapshot = snapshot(folder.resolve("a.gz").toString()).endsWith(0);

    assertThat(snapshot.errLines())
        .singleElement()
        .asString()
        .startsWith("not recorded: deployments.apps: ");
    assertThat(snapshot("-q", folder.resolve("b.gz").toString()).err()).isEmpty();
  }

  @Test
  void refusesFilesThatCannotBeWrittenBeforeItAsksTheServer() {
    snapshot(folder.toString()).isRefusedWith(2, "it is a folder");
    snapshot(folder.resolve("gone/a.gz").toString()).isRefusedWith(2, "there is no folder");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void leavesAnOlderFileWhereTheServerGivesNoAnswer() throws IOException {
    Path file = Files.writeString(folder.resolve("old"), "old");
    server.answering(
        "/apis", 403, "application/json", "{\"kind\":\"Status\",\"message\":\"no\",\"code\":403}");

    snapshot(file.toString()).isRefusedWith(5, "nothing can be recorded", "aiconf rbac");

    assertThat(file).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, folder.resolve("kubeconfig"));
    }
  }

  @Test
  void neverAsksForSecretsAndOnlyReads() {
    snapshot(folder.resolve("a.gz").toString()).endsWith(0);

    assertThat(server.requests())
        .allMatch(request -> request.startsWith("GET "))
        .noneMatch(request -> request.contains("secrets"));
  }

  private Aiconf snapshot(String... arguments) {
    return Aiconf.run(Stream.concat(
            Stream.of("snapshot", "--kubeconfig", server.kubeconfig(folder).toString()),
            Stream.of(arguments))
        .toArray(String[]::new));
  }

  private static Aiconf check(String... arguments) {
    return Aiconf.run(Stream.concat(Stream.of("check", "--id", "dra_support"), Stream.of(arguments))
        .toArray(String[]::new));
  }

  /** All but the times of reading and where it was read. */
  private static String comparable(Aiconf check) {
    return check.out().replaceAll("\"(time|source|name)\": \"[^\"]*\"", "");
  }
}
