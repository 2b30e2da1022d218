package io.github.aiconf.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --what-if}. */
final class ScenarioOption {

  @Option(
      names = "--what-if",
      paramLabel = "FILE",
      description = "Changes of the cluster to ask about, YAML; several are joined. See docs.")
  List<String> files = new ArrayList<>();

  /** The changes; none without the option. */
  Scenario read(Terminal terminal) {
    return Scenario.read(files, terminal);
  }
}
