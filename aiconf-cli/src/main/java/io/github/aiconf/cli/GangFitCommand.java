package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aiconf gang fit}. */
@Command(
    name = "fit",
    description = "Say whether the pods of a workload can be placed together, and where.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 fits, 1 does not, 2 bad input, 3 undecided, 5 no usable answer of the server.",
      "",
      "Examples:",
      "  aiconf gang fit -f job.yaml --snapshot cluster.snapshot.jsonl.gz",
      "  aiconf gang fit -f job.yaml --replicas 16 --within topology.kubernetes.io/rack"
    })
final class GangFitCommand implements Callable<Integer> {

  private final Terminal terminal;

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
  PlacementOptions options = new PlacementOptions();

  @Mixin
  AnswerFormatOption output = new AnswerFormatOption();

  GangFitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty()) {
      throw new InputException("-f is missing; name a file with a workload, or - to read it");
    }
    atLeastOne("--replicas", replicas);
    atLeastOne("--min", minimum);
    if (within != null && within.isBlank()) {
      throw new InputException("--within: is empty; name a label of nodes");
    }
    AnswerFormat format = output.format();
    GangFiles written = GangFiles.read(files, terminal);
    PlacementCluster cluster = options.read(terminal.environment());
    GangFiles.Changes changes = new GangFiles.Changes(
        Optional.ofNullable(replicas), Optional.ofNullable(minimum), Optional.ofNullable(within));
    GangQuestion question = GangQuestion.of(written, cluster, changes);
    if (format == AnswerFormat.JSON) {
      GangJson.write(terminal, question);
    } else {
      text(question);
    }
    return question.answer().exitCode();
  }

  private static void atLeastOne(String option, @Nullable Integer number) {
    if (number != null && number < 1) {
      throw new InputException(option + ": is " + number + "; write a number of at least 1");
    }
  }

  private void text(GangQuestion question) {
    AnswerPage page = new AnswerPage(terminal);
    GangText text = new GangText(question.wanted().gang());
    page.header(question.cluster().facts(), question.cluster().release());
    page.field("Gang:", question.wanted().name() + ": " + text.wanted());
    page.field("Answer:", question.words());
    question.reason().ifPresent(reason -> page.field("Reason:", reason));
    question
        .explanation()
        .ifPresent(explanation -> page.field(
            "Places:",
            (explanation.mostIsExact() ? "" : "at least ") + explanation.most() + " of "
                + explanation.answer().gang().minimum()));
    question
        .forecast()
        .ifPresent(forecast -> page.field("Scheduler:", GangText.forecast(forecast)));
    page.gaps(question.gaps());
    question.witness().ifPresent(witness -> {
      witness.domain().ifPresent(domain -> page.field("Within:", domain));
      page.blank();
      page.table(0, text.placement(witness));
    });
    question
        .explanation()
        .filter(explanation -> !explanation.remedies().isEmpty())
        .ifPresent(explanation -> {
          page.blank();
          page.line("Each of these alone would help:");
          explanation.remedies().forEach(remedy -> page.line("  - " + remedy.text()));
        });
    page.notes(question.notes());
    page.end();
  }
}
