package io.github.aiconf.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aiconf submission}: the commands for submissions to the conformance program. */
@Command(
    name = "submission",
    description = "Make, fill, check and read submissions to the conformance program.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  aiconf submission init --checklist 1.37 --template AIConformance-1.37.yaml v1.37/acme",
      "  aiconf submission prepare --report r.json v1.37/acme",
      "  aiconf submission lint v1.37/acme"
    })
final class SubmissionCommand implements Runnable {

  @Spec
  CommandSpec spec = CommandSpec.create();

  /** With its commands. */
  static CommandLine create(Terminal terminal) {
    CommandLine line = new CommandLine(new SubmissionCommand());
    for (Object command : List.of(
        new SubmissionInitCommand(terminal),
        new SubmissionPrepareCommand(terminal),
        new SubmissionLintCommand(terminal),
        new SubmissionImportCommand(terminal),
        new SubmissionVerifyCommand(terminal))) {
      line.addSubcommand(command);
    }
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
