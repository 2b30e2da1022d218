package io.github.aiconf.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code aiconf gang}: questions about pods that are of use only together. */
@Command(
    name = "gang",
    description = "Compute whether pods that are of use only together can be placed.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  aiconf gang fit -f job.yaml                  whether all pods of the job can run together",
      "  aiconf gang fit -f job.yaml --replicas 64    the same job, larger",
      "  aiconf gang why -f job.yaml                  what is in the way, and what would help"
    })
final class GangCommand {

  private GangCommand() {}

  /** The command with its own. */
  static CommandLine of(Terminal terminal) {
    CommandLine line = new CommandLine(new GangCommand());
    List.of(new GangFitCommand(terminal), new GangWhyCommand(terminal))
        .forEach(line::addSubcommand);
    return line;
  }
}
