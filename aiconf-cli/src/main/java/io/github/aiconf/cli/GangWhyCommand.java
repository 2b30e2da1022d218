package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code aiconf gang why}. */
@Command(
    name = "why",
    description =
        "Say why the pods of a workload cannot be placed together, for nodes alike together, and what would help.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 fits, 1 does not, 2 bad input, 3 undecided, 5 no usable answer of the server.",
      "",
      "Examples:",
      "  aiconf gang why training/llm                          pods of the cluster that wait",
      "  aiconf gang why -f job.yaml --what-if scenario.yaml   a workload in a file, after changes"
    })
final class GangWhyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "NAMESPACE/NAME",
      arity = "0..1",
      description = "A PodGroup or workload of the cluster, or a pod. Without a slash: of default.")
  @Nullable
  String name;

  @Mixin
  GangOptions options = new GangOptions();

  @Mixin
  AnswerFormatOption output = new AnswerFormatOption();

  GangWhyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    AnswerFormat format = output.format();
    GangQuestion question = ask();
    if (format == AnswerFormat.JSON) {
      GangJson.write(terminal, question, true);
    } else {
      text(question);
    }
    return question.answer().exitCode();
  }

  private GangQuestion ask() {
    if (name == null) {
      if (options.files.isEmpty()) {
        throw new InputException(
            "name pods of the cluster that wait, NAMESPACE/NAME, or files with a workload, -f FILE");
      }
      return options.ask(terminal);
    }
    if (!options.files.isEmpty()) {
      throw new InputException("name pods of the cluster or files with -f, not both");
    }
    int slash = name.indexOf('/');
    String namespace = slash < 0 ? "default" : name.substring(0, slash);
    String own = name.substring(slash + 1);
    if (namespace.isEmpty() || own.isEmpty() || own.indexOf('/') >= 0) {
      throw new InputException(
          "'" + name + "' is not the name of a workload; write NAMESPACE/NAME");
    }
    return options.ask(terminal, namespace, own);
  }

  private void text(GangQuestion question) {
    GangPage page = new GangPage(terminal, question);
    page.head();
    if (question.answer() == PlacementAnswer.FITS) {
      page.placement();
      page.line("Nothing stands in the way: there is a place for every pod that is needed.");
    } else {
      page.obstacles();
      page.corrections();
      page.remedies();
      page.further();
    }
    page.end();
  }
}
