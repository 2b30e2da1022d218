package io.github.aiconf.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code aiconf dra}: questions about dynamic resource allocation. */
@Command(
    name = "dra",
    description =
        "Compute what Kubernetes would decide about claims for devices. Only reads the cluster.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  aiconf dra capacity                         the devices of each class: usable, free, or why not",
      "  aiconf dra allocate -f claims.yaml          what the claims would get, and on which nodes",
      "  aiconf dra why -f claims.yaml --node gpu-1  what stands in the way, and what would help"
    })
final class DraCommand {

  private DraCommand() {}

  /** The command with its own. */
  static CommandLine of(Terminal terminal) {
    CommandLine line = new CommandLine(new DraCommand());
    List.of(
            new DraAllocateCommand(terminal),
            new DraWhyCommand(terminal),
            new DraCapacityCommand(terminal))
        .forEach(line::addSubcommand);
    return line;
  }
}
