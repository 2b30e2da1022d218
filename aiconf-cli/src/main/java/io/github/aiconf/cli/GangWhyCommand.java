package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code aiconf gang why}. */
@Command(
    name = "why",
    description =
        "Say why the pods of a workload cannot be placed together, node by node or for nodes alike together, and what would help.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 fits, 1 does not, 2 bad input, 3 undecided, 5 no usable answer of the server.",
      "",
      "Examples:",
      "  aiconf gang why -f job.yaml            a workload in a file"
    })
final class GangWhyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin
  GangOptions options = new GangOptions();

  @Mixin
  AnswerFormatOption output = new AnswerFormatOption();

  GangWhyCommand(Terminal terminal) {
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
      GangJson.write(terminal, question, true);
    } else {
      text(question);
    }
    return question.answer().exitCode();
  }

  private void text(GangQuestion question) {
    GangPage page = new GangPage(terminal, question);
    page.head();
    if (question.answer() == PlacementAnswer.FITS) {
      page.line("Nothing stands in the way; aiconf gang fit shows a placement.");
    } else {
      page.obstacles();
      page.corrections();
      page.remedies();
    }
    page.end();
  }
}
