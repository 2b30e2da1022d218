package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.artifact.ArtifactFormat;
import io.github.aiconf.core.submission.artifact.TestOutcome;
import io.github.aiconf.core.submission.edit.NewContent;
import io.github.aiconf.core.submission.program.TestSuites;
import io.github.aiconf.core.submission.proof.DerivedArtifact;
import io.github.aiconf.core.submission.proof.ImportedRun;
import io.github.aiconf.core.submission.proof.Proof;
import io.github.aiconf.core.submission.proof.TestRunFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aiconf submission import}. */
@Command(
    name = "import",
    description = {
      "Read what other test suites wrote, and say what it proves, by requirement.",
      "junit*.xml, results.json, e2e.log, *-report.yaml of Gateway API."
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  aiconf submission import v1.37/acme -o imported.json",
      "  aiconf submission import v1.37/acme/results.json --derive junit -o v1.37/acme/junit.xml"
    })
final class SubmissionImportCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "1..*",
      description = "Results, or directories that hold them.")
  List<Path> sources = new ArrayList<>();

  @Option(
      names = "--derive",
      paramLabel = "FORMAT",
      description = "Write the outcomes of one file as junit, results or log to -o FILE.")
  @Nullable
  ArtifactFormat derive;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where to write; without --derive what aiconf submission prepare --report reads.")
  @Nullable
  Path output;

  SubmissionImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<TestRunFile> files =
        sources.stream().flatMap(source -> TestRunFile.read(source).stream()).toList();
    if (derive != null) {
      derive(files, derive);
      return ExitCode.OK;
    }
    ImportedRun run = new ImportedRun(files);
    if (output != null) {
      StringWriter text = new StringWriter();
      run.write(text);
      NewContent.write(output, text.toString().getBytes(StandardCharsets.UTF_8));
    }
    print(files, run);
    return ExitCode.OK;
  }

  private void derive(List<TestRunFile> files, ArtifactFormat format) throws IOException {
    if (files.size() != 1 || output == null) {
      throw new InputException(
          "--derive: name one file to derive from, and where to write with -o FILE");
    }
    StringWriter text = new StringWriter();
    DerivedArtifact.write(files.get(0), format, text);
    NewContent.write(output, text.toString().getBytes(StandardCharsets.UTF_8));
    terminal.out().println(output);
  }

  private void print(List<TestRunFile> files, ImportedRun run) {
    PrintWriter out = terminal.out();
    files.forEach(file -> out.println(Terminal.plain(file.file() + ": "
        + file.results().outcomes().size() + " tests, SHA-256 " + file.sha256())));
    out.println(run.count(TestOutcome.PASS) + " passed, " + run.count(TestOutcome.FAIL)
        + " failed, " + run.count(TestOutcome.SKIP) + " skipped");
    some("failed", run.tests(TestOutcome.FAIL));
    some(
        "contradiction",
        run.contradictions().entrySet().stream()
            .map(test -> test.getKey() + " " + test.getValue())
            .toList());
    for (Proof proof : run.proofs()) {
      out.println(Terminal.plain(proof.id() + ": " + proof.verdict()
          + proof.assurance().map(found -> " (" + found + ")").orElse("") + " - "
          + proof.summary()));
    }
    Set<String> open = TestSuites.all().stream()
        .map(TestSuites.Mapping::id)
        .collect(Collectors.toCollection(TreeSet::new));
    run.proofs().forEach(proof -> open.remove(proof.id()));
    if (!open.isEmpty()) {
      out.println("not covered: " + String.join(", ", open));
    }
  }

  private void some(String word, List<String> lines) {
    lines.stream()
        .limit(SHOWN)
        .forEach(line -> terminal.out().println(Terminal.plain("  " + word + ": " + line)));
    if (lines.size() > SHOWN) {
      terminal.out().println("  and " + (lines.size() - SHOWN) + " more");
    }
  }
}
