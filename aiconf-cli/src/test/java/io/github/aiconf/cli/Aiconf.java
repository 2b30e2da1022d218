package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One run of the command line in this process, and what came of it. */
final class Aiconf {

  private final String command;
  private final int code;
  private final byte[] out;
  private final String err;

  private Aiconf(String command, int code, byte[] out, String err) {
    this.command = command;
    this.code = code;
    this.out = out;
    this.err = err;
  }

  static Aiconf run(String... args) {
    return run(Map.of(), args);
  }

  static Aiconf run(Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    return run(Terminal.of(out, err, environment), out, err, args);
  }

  /** With something on the standard input. */
  static Aiconf runWith(byte[] input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = Terminal.of(new ByteArrayInputStream(input), out, err, Map.of());
    return run(terminal, out, err, args);
  }

  static Aiconf runInteractively(Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    return run(Terminal.interactive(out, err, environment), out, err, args);
  }

  private static Aiconf run(
      Terminal terminal, ByteArrayOutputStream out, ByteArrayOutputStream err, String... args) {
    int code = Main.run(terminal, args);
    return new Aiconf(
        "aiconf " + String.join(" ", args),
        code,
        out.toByteArray(),
        err.toString(StandardCharsets.UTF_8));
  }

  int code() {
    return code;
  }

  String out() {
    return new String(out, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return out;
  }

  String err() {
    return err;
  }

  List<String> errLines() {
    return err.lines().toList();
  }

  Aiconf endsWith(int expected) {
    assertThat(code).as("exit code of %s%n%s%s", command, out(), err).isEqualTo(expected);
    return this;
  }

  /** It ended because of its input: one line of error that holds these texts, no report. */
  Aiconf isRefusedWith(int expected, String... texts) {
    endsWith(expected);
    assertThat(out()).as("output of %s", command).isEmpty();
    assertThat(errLines()).as("errors of %s", command).hasSize(1);
    assertThat(errLines().get(0))
        .as(command)
        .startsWith("aiconf: ")
        .contains(texts)
        .doesNotContain("Exception")
        // A parser may list the word among those that it expected, in quotes.
        .doesNotContainPattern("(?<!')null")
        .doesNotMatch(".*\\p{Cc}.*");
    return this;
  }
}
