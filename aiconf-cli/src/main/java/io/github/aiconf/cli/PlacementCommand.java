package io.github.aiconf.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code aiconf placement}: questions about where pods can be placed. */
@Command(
    name = "placement",
    description = "Compute where kube-scheduler could place pods. Only reads the cluster.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  aiconf placement filter -f pod.yaml             which nodes take the pod, and why others do not",
      "  aiconf placement filter --stream < cases.jsonl  the same of many clusters, for programs"
    })
final class PlacementCommand {

  private PlacementCommand() {}

  /** The command with its own. */
  static CommandLine of(Terminal terminal) {
    CommandLine line = new CommandLine(new PlacementCommand());
    List.of(new PlacementFilterCommand(terminal)).forEach(line::addSubcommand);
    return line;
  }
}
