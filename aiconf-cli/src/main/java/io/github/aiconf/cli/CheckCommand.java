package io.github.aiconf.cli;

import io.github.aiconf.api.Level;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.ConformanceEngine;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.RequirementResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aiconf check}. */
@Command(
    name = "check",
    description =
        "Check a cluster against the checklist of a Kubernetes release. Only reads; never Secrets.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 all selected MUST pass, 1 one fails, 2 bad input, 3 one is unknown, 5 no usable answer of the server.",
      "",
      "Examples:",
      "  aiconf check --context prod --id gang_scheduling,dra_support",
      "  aiconf check --snapshot cluster.snapshot.jsonl.gz -o human -o json=r.json"
    })
final class CheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin
  ClusterOptions cluster = new ClusterOptions();

  @Mixin
  SelectionOptions selection = new SelectionOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT[=FILE]",
      description =
          "human (default), json, junit or markdown; to a file with =FILE. May be given several times.")
  List<String> outputs = new ArrayList<>();

  @Option(names = "--strict", description = "Let SHOULD requirements decide the exit code too.")
  boolean strict;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long one check may take. Default: ${DEFAULT-VALUE}.")
  int timeoutSeconds;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on the standard error.")
  boolean quiet;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Outputs targets = Outputs.of(outputs);
    Duration timeout = Seconds.of("--timeout", timeoutSeconds);
    Progress progress = new Progress(terminal);
    ConformanceEngine.Builder engine = selection.engine().timeout(timeout);
    if (!quiet) {
      engine.listener(progress);
    }
    ConformanceReport report;
    try {
      report = engine.build().evaluate(cluster.source(terminal.environment(), timeout));
    } finally {
      progress.end();
    }
    targets.write(report, terminal);
    return exitCode(report);
  }

  private int exitCode(ConformanceReport report) {
    Set<Verdict> verdicts = report.requirements().stream()
        .filter(requirement -> strict || requirement.level() == Level.MUST)
        .map(RequirementResult::verdict)
        .collect(Collectors.toSet());
    if (verdicts.contains(Verdict.FAIL)) {
      return ExitCode.FAIL;
    }
    return verdicts.contains(Verdict.UNKNOWN) ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }
}
