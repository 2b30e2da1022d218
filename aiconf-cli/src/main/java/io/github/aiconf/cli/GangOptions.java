package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which gang, and which cluster. */
final class GangOptions {

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      description = "A workload, YAML or JSON; - for the standard input. See docs/placement.md.")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description = "So many pods, or groups of a LeaderWorkerSet, instead of what the file says.")
  @Nullable
  Integer replicas;

  @Option(
      names = "--min",
      paramLabel = "N",
      description =
          "It is enough if so many pods can be placed. Default: what the file says, or all.")
  @Nullable
  Integer minimum;

  @Option(
      names = "--within",
      paramLabel = "LABEL",
      description = "All on nodes with one value of this label.")
  @Nullable
  String within;

  @Mixin
  ScenarioOption whatIf = new ScenarioOption();

  @Mixin
  PlacementOptions placement = new PlacementOptions();

  /** Asks about the workload of the files, as things are or would be. */
  GangQuestion ask(Terminal terminal) {
    GangFiles.Changes changes = changes();
    GangFiles written = GangFiles.read(files, terminal);
    Scenario scenario = whatIf.read(terminal);
    MoreReads reads = written.reads().plus(scenario.reads());
    PlacementCluster cluster = placement.read(terminal.environment(), reads);
    return ask(scenario, cluster, written.written(), each -> written.asked(each, changes));
  }

  /**
   * Asks about pods of the cluster that wait, as things are or would be.
   *
   * @param namespace where they are
   * @param name of what they belong to, or of one of them
   */
  GangQuestion ask(Terminal terminal, String namespace, String name) {
    GangFiles.Changes changes = changes();
    if (replicas != null) {
      throw new InputException("--replicas: is for workloads in files; leave it out");
    }
    Scenario scenario = whatIf.read(terminal);
    PlacementCluster cluster = placement.read(terminal.environment(), MoreReads.ALL);
    GangInCluster gang = new GangInCluster(namespace, name);
    return ask(scenario, cluster, new WrittenClaims(), each -> gang.asked(each, changes));
  }

  private static GangQuestion ask(
      Scenario scenario,
      PlacementCluster cluster,
      WrittenClaims written,
      Function<PlacementCluster, GangAsked> asked) {
    PlacementCluster then = scenario.applyTo(cluster, written);
    GangQuestion question = GangQuestion.of(asked.apply(then), then);
    return scenario.isEmpty()
        ? question
        : question.after(GangQuestion.of(asked.apply(cluster), cluster));
  }

  private GangFiles.Changes changes() {
    atLeastOne("--replicas", replicas);
    atLeastOne("--min", minimum);
    if (within != null && within.isBlank()) {
      throw new InputException("--within: is empty; name a label of nodes");
    }
    return new GangFiles.Changes(
        Optional.ofNullable(replicas), Optional.ofNullable(minimum), Optional.ofNullable(within));
  }

  private static void atLeastOne(String option, @Nullable Integer number) {
    if (number != null && number < 1) {
      throw new InputException(option + ": is " + number + "; write a number of at least 1");
    }
  }
}
