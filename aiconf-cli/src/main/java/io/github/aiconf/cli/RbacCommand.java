package io.github.aiconf.cli;

import io.github.aiconf.core.live.AccessRules;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aiconf rbac}. */
@Command(
    name = "rbac",
    description =
        "Print the least ClusterRole that the selected checks need, ready for kubectl apply -f -.",
    sortOptions = false,
    footer = {"", "Example:", "  aiconf rbac --id gang_scheduling | kubectl apply -f -"})
final class RbacCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin
  SelectionOptions selection = new SelectionOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "aiconf-reader",
      description = "Name of the ClusterRole. Default: ${DEFAULT-VALUE}.")
  String name = "";

  RbacCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(AccessRules.of(selection.engine().build().reads()).clusterRole(name));
    terminal.out().flush();
    return ExitCode.OK;
  }
}
