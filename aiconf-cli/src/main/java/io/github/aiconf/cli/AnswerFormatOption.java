package io.github.aiconf.cli;

import picocli.CommandLine.Option;

/** {@code -o} of commands that answer a question. */
final class AnswerFormatOption {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "human (default) or json.")
  String output = "";

  /** The form that is asked for. */
  AnswerFormat format() {
    return AnswerFormat.of(output);
  }
}
