package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin
  GangOptions options = new GangOptions();

  @Mixin
  AnswerFormatOption output = new AnswerFormatOption();

  GangFitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (options.files.isEmpty()) {
      throw new InputException("-f is missing; name a file with a workload, or - to read it");
    }
    AnswerFormat format = output.format();
    GangQuestion question = options.ask(terminal);
    if (format == AnswerFormat.JSON) {
      GangJson.write(terminal, question, false);
    } else {
      text(question);
    }
    return question.answer().exitCode();
  }

  private void text(GangQuestion question) {
    GangPage page = new GangPage(terminal, question);
    page.head();
    page.placement();
    if (question.answer() == PlacementAnswer.DOES_NOT_FIT) {
      page.line("aiconf gang why, with the same options, says what is in the way, and what helps.");
    }
    page.end();
  }
}
