package io.github.aiconf.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code aiconf}: the commands. */
@Command(
    name = "aiconf",
    description =
        "Is this Kubernetes cluster fit for AI, by the CNCF AI Conformance checklist, and if not, what is missing and why?",
    scope = ScopeType.INHERIT,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  aiconf check                                        the current context of the kubeconfig, read-only",
      "  aiconf snapshot cluster.snapshot.jsonl.gz           record a cluster",
      "  aiconf check --snapshot cluster.snapshot.jsonl.gz   check the recording",
      "  aiconf explain gang_scheduling                      what an id means, and what proves it"
    })
final class AiconfCommand {

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Print log messages and stack traces.")
  boolean verbose;
}
