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

@Timeout(60)
class PluginTest {

  private static final String PASS =
      "Listing nodes = context.cluster().list(Resources.NODES); return Finding.pass(\"Seen.\").observed(Observation.count(nodes));";
  private static final String FAIL =
      "return Finding.fail(new Reason(\"TOO_FEW\", \"Too few.\"), \"Too few.\").lookedFor(\"more\").next(\"Add some.\")"
          + ".observed(Observation.count(context.cluster().listVisible(Resources.NODES)));";

  @TempDir
  Path folder;

  private Path plugins;
  private Path dump;

  @BeforeEach
  void folders() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    dump = Files.createDirectory(folder.resolve("dump"));
    Files.writeString(dump.resolve("version.json"), "{\"gitVersion\": \"v1.35.0\"}");
    Files.writeString(
        dump.resolve("nodes.yaml"), "apiVersion: v1\nkind: Node\nmetadata: {name: a}\n");
  }

  @Test
  void appearsInEveryListAndReport() throws IOException {
    new PluginJar().requirement("Topology", "acme.example/topology", PASS).in(plugins, "good.jar");
    Path json = folder.resolve("r.json");
    Path xml = folder.resolve("r.xml");
    Path markdown = folder.resolve("r.md");

    assertThat(run("list").endsWith(0).out()).contains("acme.example/topology", "plugin, SHOULD");
    assertThat(Aiconf.run("explain", "acme.example/topology", "--plugins", plugins.toString())
            .endsWith(0)
            .out())
        .contains("What Topology means.", "What is the answer?", "nodes");
    assertThat(run("rbac", "--id", "acme.example/topology").endsWith(0).out())
        .contains("\"nodes\"");
    Aiconf check = check(
        "--id",
        "acme.example/topology",
        "-o",
        "human",
        "-o",
        "json=" + json,
        "-o",
        "junit=" + xml,
        "-o",
        "markdown=" + markdown);
    assertThat(check.endsWith(0).out()).contains("acme.example/topology");
    for (Path report : new Path[] {json, xml, markdown}) {
      assertThat(report).content().contains("acme.example/topology");
    }
  }

  @Test
  void countsForTheExitCodeOnlyWhereShouldCounts() {
    new PluginJar().requirement("Topology", "acme.example/topology", FAIL).in(plugins, "fails.jar");

    check("--id", "acme.example/topology").endsWith(0);
    check("--id", "acme.example/topology", "--strict").endsWith(1);
  }

  @Test
  void isAskedAboutByItselfWhereItThrows() {
    new PluginJar()
        .requirement("Broken", "acme.example/broken", "throw new IllegalStateException(\"oops\");")
        .requirement("Topology", "acme.example/topology", PASS)
        .in(plugins, "two.jar");

    Aiconf check =
        check("--id", "acme.example/topology,acme.example/broken", "--strict").endsWith(3);

    assertThat(check.out())
        .contains("ERROR", "oops", "acme.example/topology")
        .doesNotContain("\tat ");
    assertThat(check.out()).containsPattern("PASS +acme.example/topology");
  }

  @Test
  void isRefusedWhereItsConstructorThrows() {
    new PluginJar().type("Thrower", """
            package acme;

            public final class Thrower implements io.github.aiconf.api.Requirement {
              public Thrower() { throw new IllegalStateException("no licence\\nfound"); }
              public String id() { return "acme.example/thrower"; }
              public String title() { return "t"; }
              public String meaning() { return "m"; }
              public java.util.List<io.github.aiconf.api.Check> checks() { return java.util.List.of(); }
            }
            """).service("acme.Thrower").in(plugins, "thrower.jar");

    for (String command : new String[] {"list", "rbac"}) {
      Aiconf run = run(command).endsWith(2);
      assertThat(run.errLines())
          .singleElement()
          .asString()
          .startsWith("aiconf: the plugin acme.Thrower (thrower.jar) cannot be used: ")
          .contains("no licence found", "remove it, or report it to its author");
    }
  }

  @Test
  void isRefusedWhereAnIdIsDeclaredTwice() {
    new PluginJar().requirement("One", "acme.example/same", PASS).in(plugins, "one.jar");
    new PluginJar().requirement("Two", "acme.example/same", PASS).in(plugins, "two.jar");

    run("list")
        .isRefusedWith(
            2,
            "'acme.example/same' is declared by acme.One (one.jar) and by acme.Two (two.jar)",
            "remove one");
  }

  @Test
  void isRefusedWhereItTakesAnIdOfAChecklist() {
    new PluginJar().requirement("Own", "dra_support", PASS).in(plugins, "own.jar");

    run("list").isRefusedWith(2, "'dra_support' is declared by", "acme.Own (own.jar)");
  }

  @Test
  void isRefusedWhereItsIdHasNoDomain() {
    new PluginJar().requirement("Own", "nvlink_topology", PASS).in(plugins, "own.jar");

    run("list").isRefusedWith(2, "'nvlink_topology'", "acme.example/nvlink_topology");
  }

  @Test
  void isRefusedWhereAClassOfItIsMissing() {
    new PluginJar()
        .type("Rest", "package acme; class Rest {}")
        .service("acme.Gone")
        .in(plugins, "gone.jar");

    run("list").isRefusedWith(2, "a plugin cannot be loaded", "acme.Gone", "remove its jar");
  }

  @Test
  void isRefusedWhereItIsNoJar() throws IOException {
    Files.writeString(plugins.resolve("text.jar"), "Dear reader");

    run("list").isRefusedWith(2, plugins.resolve("text.jar") + ": is not a jar that can be read");
  }

  @Test
  void isRefusedWhereNoJarNamesARequirement() {
    new PluginJar().type("Nothing", "package acme; class Nothing {}").in(plugins, "nothing.jar");

    run("list").isRefusedWith(2, "no *.jar here names a requirement", "@AutoService");
  }

  private Aiconf run(String command, String... more) {
    String[] args = new String[more.length + 3];
    args[0] = command;
    args[1] = "--plugins";
    args[2] = plugins.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return Aiconf.run(args);
  }

  private Aiconf check(String... more) {
    return run(
        "check",
        Stream.concat(Stream.of("-q", "--manifests", dump.toString()), Stream.of(more))
            .toArray(String[]::new));
  }
}
