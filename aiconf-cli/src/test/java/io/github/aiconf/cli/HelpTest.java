package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  private static final int WIDTH = 80;
  private static final int LINES = 50;

  @ParameterizedTest
  @ValueSource(
      strings = {"check", "dra", "snapshot", "list", "explain", "rbac", "submission", "completion"})
  void fitsAScreenAndHasAnExample(String command) {
    String help = help(command, "--help");

    assertThat(help).startsWith("Usage: aiconf " + command);
    assertThat(help).containsPattern("Examples?:\n +.*aiconf " + command);
  }

  @Test
  void namesAllCommands() {
    assertThat(help("--help"))
        .contains(
            "check",
            "snapshot",
            "list",
            "explain",
            "rbac",
            "submission",
            "completion",
            "Examples:");
    assertThat(help("help", "rbac")).startsWith("Usage: aiconf rbac");
  }

  @Test
  void namesTheExitCodes() {
    assertThat(help("check", "--help")).contains("Exit codes: 0 ");
  }

  @Test
  void listsTheSameWithAndWithoutOptions() {
    assertThat(Aiconf.run("list").endsWith(0).out())
        .isEqualTo(Aiconf.run("list", "--verbose").endsWith(0).out())
        .isEqualTo(Aiconf.run("--verbose", "list").endsWith(0).out());
  }

  /** A command is set up alone where the command line begins with its name. */
  @ParameterizedTest
  @ValueSource(
      strings = {"check", "dra", "snapshot", "list", "explain", "rbac", "submission", "completion"})
  void helpsTheSameInWhateverWayItIsAsked(String command) {
    String help = help(command, "--help");

    assertThat(help("help", command)).isEqualTo(help);
    assertThat(help("--verbose", command, "--help")).isEqualTo(help);
  }

  @Test
  void listsTheOptionsOfAllCommandsInOneOrder() {
    assertThat(help("check", "--help")).containsSubsequence("--verbose", "--help", "--version");
  }

  @Test
  void suggestsCommandsAndOptions() {
    Aiconf.run("lst").isRefusedWith(2, "'lst'; did you mean list?; see aiconf --help");
    Aiconf.run("chek", "x").isRefusedWith(2, "did you mean check or help?");
    Aiconf.run("list", "--plugin", "x").isRefusedWith(2, "did you mean --plugins?");
    Aiconf.run("list", "check").isRefusedWith(2, "'check'; see aiconf list --help");
  }

  @Test
  void saysItsVersion() {
    assertThat(Aiconf.run("--version").endsWith(0).out()).startsWith("aiconf ");
  }

  @Test
  void completesCommandsAndOptions() {
    assertThat(Aiconf.run("completion").endsWith(0).out())
        .startsWith("#!/usr/bin/env bash")
        .contains("--snapshot", "rbac");
  }

  private static String help(String... args) {
    Aiconf run = Aiconf.run(Map.of("COLUMNS", String.valueOf(WIDTH)), args).endsWith(0);
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSizeLessThanOrEqualTo(LINES);
    assertThat(lines).allMatch(line -> line.length() <= WIDTH);
    return run.out();
  }
}
