package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.core.cluster.UnusableServerException;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.live.ClusterRecorder;
import io.github.aiconf.core.live.LiveCluster;
import io.github.aiconf.core.pseudonym.PseudonymTable;
import io.github.aiconf.core.pseudonym.Pseudonyms;
import io.github.aiconf.core.snapshot.SnapshotFile;
import io.github.aiconf.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aiconf snapshot}. */
@Command(
    name = "snapshot",
    description =
        "Record a cluster into a file that aiconf check reads. Environment values and Secrets are not recorded.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  aiconf snapshot cluster.snapshot.jsonl.gz",
      "  aiconf snapshot - > cluster.snapshot.jsonl.gz"
    })
final class SnapshotCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "Where to record to; - for the standard output.")
  String file = "";

  @Mixin
  LiveOptions live = new LiveOptions();

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Record what these requirements read, too.")
  @Nullable
  Path plugins;

  @Option(
      names = "--pseudonymize",
      paramLabel = "TABLE",
      description = {
        "Replace names of nodes and of namespaces that no known component has, and addresses.",
        "TABLE, a file of yours, says what stands for what; it is made, or used again."
      })
  @Nullable
  Path pseudonyms;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long reading one resource may take. Default: ${DEFAULT-VALUE}.")
  int timeoutSeconds;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on the standard error.")
  boolean quiet;

  SnapshotCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Duration timeout = Seconds.of("--timeout", timeoutSeconds);
    Optional<PseudonymTable> table = Optional.ofNullable(pseudonyms).map(PseudonymTable::read);
    Reads reads = AllChecks.reads(plugins);
    Optional<SnapshotFile> target = target();
    RecordingProgress progress = new RecordingProgress(terminal, quiet);
    try (LiveCluster cluster = live.source(terminal.environment(), timeout).open(reads)) {
      ClusterRecorder recorder = new ClusterRecorder(reads, table.map(Pseudonyms::new));
      if (target.isEmpty()) {
        try (SnapshotWriter out = new SnapshotWriter(terminal.stdout())) {
          recorder.record(cluster, out, progress::recorded);
        }
      } else {
        target.get().write(out -> recorder.record(cluster, out, progress::recorded));
        progress.end();
        terminal.out().println(file);
      }
    } catch (UnreadableException e) {
      throw new UnusableServerException(
          "nothing can be recorded: " + e.getMessage() + "; " + e.gap().next(), e);
    } catch (IOException e) {
      throw new InputException(
          "cannot record to " + file + ": " + e.getMessage() + "; choose another path", e);
    } finally {
      progress.end();
    }
    table.ifPresent(used -> used.write(Objects.requireNonNull(pseudonyms)));
    return ExitCode.OK;
  }

  private Optional<SnapshotFile> target() {
    if (!file.equals("-")) {
      return Optional.of(SnapshotFile.at(Path.of(file)));
    }
    if (terminal.outIsTerminal()) {
      throw new InputException(
          "a snapshot is not text for a terminal; name a file, or redirect the output: aiconf snapshot - > FILE");
    }
    return Optional.empty();
  }
}
