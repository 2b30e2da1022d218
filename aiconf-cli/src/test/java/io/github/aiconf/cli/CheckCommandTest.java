package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.testkit.FakeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CheckCommandTest {

  private static final String ESCAPE = "\u001b[";

  @TempDir
  Path folder;

  @Test
  void endsWith0WhereAllMustPass() {
    try (FakeApiServer server = FakeApiServer.start("1.35")) {
      assertThat(check(server).endsWith(0).out())
          .contains("PASS", "dra_support", "fake", "v1.35.0");
    }
  }

  @Test
  void endsWith1WhereAMustFails() {
    try (FakeApiServer server = FakeApiServer.start("1.35").withoutGroup("resource.k8s.io")) {
      assertThat(check(server).endsWith(1).out()).contains("FAIL", "API_MISSING");
    }
  }

  @Test
  void endsWith3WhereAMustIsUnknown() throws IOException {
    Files.writeString(folder.resolve("version.json"), "{\"gitVersion\": \"v1.35.0\"}");
    Aiconf check = Aiconf.run("check", "--manifests", folder.toString(), "--id", "dra_support")
        .endsWith(3);
    assertThat(check.out()).contains("UNKNOWN", "NOT_IN_SNAPSHOT");
  }

  @Test
  void lets1DecideBefore3() throws IOException {
    try (FakeApiServer server = FakeApiServer.start("1.35").withoutGroup("resource.k8s.io")) {
      Aiconf.run("check", "--kubeconfig", server.kubeconfig(folder).toString()).endsWith(1);
    }
  }

  @Test
  void countsShouldOnlyWhereItIsStrict() {
    try (FakeApiServer server = FakeApiServer.start("1.33").withoutGroup("resource.k8s.io")) {
      assertThat(check(server).endsWith(0).out()).contains("FAIL", "SHOULD");
      check(server, "--strict").endsWith(1);
    }
  }

  @Test
  void asksForTheChecklistThatIsChosen() {
    try (FakeApiServer server = FakeApiServer.start("1.33").withoutGroup("resource.k8s.io")) {
      check(server, "--checklist", "1.35").endsWith(1);
    }
  }

  @Test
  void writesSeveralReportsAtOnce() {
    Path json = folder.resolve("r.json");
    Path xml = folder.resolve("r.xml");
    try (FakeApiServer server = FakeApiServer.start("1.35")) {
      Aiconf check = check(server, "-o", "markdown=-", "-o", "json=" + json, "-o", "junit=" + xml);

      assertThat(check.endsWith(0).out()).startsWith("#");
      assertThat(json).content().startsWith("{").contains("\"dra_support\"");
      assertThat(xml).content().startsWith("<?xml");
    }
  }

  @Test
  void printsAReportAloneOnTheStandardOutput() {
    try (FakeApiServer server = FakeApiServer.start("1.35")) {
      assertThat(check(server, "-o", "json").out()).startsWith("{").endsWith("}\n");
    }
  }

  @Test
  void coloursOnlyOnATerminalThatWishesIt() {
    try (FakeApiServer server = FakeApiServer.start("1.35")) {
      assertThat(check(server).out()).doesNotContain(ESCAPE);
      assertThat(interactively(server, Map.of()).out()).contains(ESCAPE);
      assertThat(interactively(server, Map.of("NO_COLOR", "1")).out()).doesNotContain(ESCAPE);
      assertThat(interactively(server, Map.of("TERM", "dumb")).out()).doesNotContain(ESCAPE);
    }
  }

  @Test
  void saysOneLineForEachEventWhereTheErrorsGoToAFile() {
    try (FakeApiServer server = FakeApiServer.start("1.35")) {
      assertThat(check(server).errLines())
          .containsExactly("checking fake: 1 checks", "1/1 dra_support/api_served PASS");
      assertThat(check(server, "-q").err()).isEmpty();
    }
  }

  @Test
  void drawsProgressOverItselfOnATerminalAndTakesItAway() {
    try (FakeApiServer server = FakeApiServer.start("1.35")) {
      String err = interactively(server, Map.of("COLUMNS", "30")).err();

      assertThat(err).doesNotContain("\n").endsWith("\r" + ESCAPE + "K");
      assertThat(err.split("\r", -1))
          .allMatch(line -> line.length() < 30 + (ESCAPE + "K").length());
    }
  }

  @Test
  void survivesAnyWidthOfATerminal() {
    for (String columns : new String[] {"0", "-1", "7", "100000", "wide", ""}) {
      Map<String, String> environment = Map.of("COLUMNS", columns);
      Aiconf.run(environment, "list").endsWith(0);
      Aiconf.run(environment, "check", "--help").endsWith(0);
    }
  }

  private Aiconf check(FakeApiServer server, String... more) {
    return Aiconf.run(arguments(server, more));
  }

  private Aiconf interactively(FakeApiServer server, Map<String, String> environment) {
    return Aiconf.runInteractively(environment, arguments(server));
  }

  private String[] arguments(FakeApiServer server, String... more) {
    String kubeconfig = server.kubeconfig(folder).toString();
    return Stream.concat(
            Stream.of("check", "--kubeconfig", kubeconfig, "--id", "dra_support"), Stream.of(more))
        .toArray(String[]::new);
  }
}
