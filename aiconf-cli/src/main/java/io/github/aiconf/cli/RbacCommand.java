package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.core.AccessRules;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.manifest.DumpScript;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aiconf rbac}. */
@Command(
    name = "rbac",
    description =
        "Print the least ClusterRole that the selected checks need, or the commands of kubectl that dump what they read.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  aiconf rbac --id gang_scheduling | kubectl apply -f -",
      "  aiconf rbac -o kubectl > dump.sh; sh dump.sh DIR; aiconf check --manifests DIR"
    })
final class RbacCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "clusterrole",
      description =
          "clusterrole (default), or kubectl: a script that dumps a folder for check --manifests.")
  String output = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "aiconf-reader",
      description = "Name of the ClusterRole. Default: ${DEFAULT-VALUE}.")
  String name = "";

  @Option(names = "--dra", description = "For the commands of aiconf dra, instead of checks.")
  boolean dra;

  @Option(
      names = "--placement",
      description = "For the commands of aiconf placement and gang, instead of checks.")
  boolean placement;

  @Mixin
  SelectionOptions selection = new SelectionOptions();

  RbacCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Reads reads = reads();
    terminal
        .out()
        .print(
            switch (output) {
              case "clusterrole" -> AccessRules.of(reads).clusterRole(name);
              case "kubectl" -> DumpScript.of(reads).text();
              default ->
                throw new InputException(
                    "-o: there is no format '" + output + "'; there are clusterrole, kubectl");
            });
    terminal.out().flush();
    return ExitCode.OK;
  }

  private Reads reads() {
    if (!dra && !placement) {
      return selection.engine().build().reads();
    }
    return (dra ? DeviceCluster.READS : Reads.none())
        .plus(placement ? PlacementCluster.READS.plus(MoreReads.ALL.reads()) : Reads.none());
  }
}
