package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.fill.Answers;
import io.github.aiconf.core.submission.fill.NewSubmission;
import io.github.aiconf.core.submission.fill.TemplateFile;
import io.github.aiconf.core.submission.product.MetadataField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aiconf submission init}. */
@Command(
    name = "init",
    description = {
      "Make a directory with PRODUCT.yaml from the program's template of a release.",
      "Metadata come from --set, from --answers, or are asked for on a terminal."
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  aiconf submission init --checklist 1.37 --template AIConformance-1.37.yaml v1.37/acme",
      "",
      "The template lies in the program's repository, docs/AIConformance-1.37.yaml; aiconf ships none."
    })
final class SubmissionInitCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "vX.Y/PRODUCT; is made.")
  Path directory = Path.of("");

  @Option(
      names = "--checklist",
      paramLabel = "RELEASE",
      required = true,
      description = "The release, such as 1.37.")
  String checklist = "";

  @Option(
      names = "--template",
      paramLabel = "FILE",
      required = true,
      description = "The program's template of that release.")
  Path template = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "A field of the metadata. May be given several times.")
  List<String> values = new ArrayList<>();

  @Option(names = "--answers", paramLabel = "FILE", description = "Fields of the metadata as YAML.")
  @Nullable
  Path answers;

  SubmissionInitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    KubernetesRelease release = KubernetesRelease.parse(checklist)
        .orElseThrow(() -> new InputException(
            "--checklist " + checklist + ": is no release; write one such as 1.37"));
    TemplateFile file = TemplateFile.read(template, Checklists.of(release));
    NewSubmission submission = NewSubmission.at(directory, release);
    Map<MetadataField, String> filled = new EnumMap<>(MetadataField.class);
    if (answers != null) {
      filled.putAll(Answers.read(answers));
    }
    filled.putAll(Answers.of(values));
    file.warnings().forEach(warning -> terminal.error("warning: " + warning));
    List<MetadataField> open = new ArrayList<>(file.openFields());
    open.removeAll(filled.keySet());
    for (MetadataField field : List.copyOf(open)) {
      Optional<String> answer = terminal.ask(field.key());
      if (answer.isPresent() && !answer.get().isEmpty()) {
        filled.put(field, answer.get());
        open.remove(field);
      }
    }
    submission.write(file.filled(filled));
    terminal.out().println(directory.resolve("PRODUCT.yaml"));
    open.removeIf(field -> !field.isMandatory());
    if (!open.isEmpty()) {
      terminal
          .out()
          .println("Still to be filled: "
              + open.stream().map(MetadataField::key).collect(Collectors.joining(", ")));
    }
    return ExitCode.OK;
  }
}
