package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.edit.Diff;
import io.github.aiconf.core.submission.edit.NewContent;
import io.github.aiconf.core.submission.lint.LintFix;
import io.github.aiconf.core.submission.lint.LintFormat;
import io.github.aiconf.core.submission.lint.Members;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.lint.SubmissionResult;
import io.github.aiconf.core.submission.lint.Validity;
import io.github.aiconf.core.submission.online.LinkCheck;
import io.github.aiconf.core.submission.online.OnlineAdvice;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.product.SubmissionSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aiconf submission lint}. */
@Command(
    name = "lint",
    description = {
      "Say what the program's validator says of a submission, and what reviewers ask beyond that.",
      "Errors and warnings are the validator's, advice is ours. Symbolic links are not followed."
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 the validator accepts all, 2 bad input, 7 it refuses one.",
      "",
      "Examples:",
      "  aiconf submission lint v1.37/acme",
      "  aiconf submission lint --fix v1.37/acme",
      "  aiconf submission lint --members landscape.yml -o json v1.36 v1.37"
    })
final class SubmissionLintCommand implements Callable<Integer> {

  private static final Duration LINK_TIMEOUT = Duration.ofSeconds(15);

  private final Terminal terminal;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Directories with PRODUCT.yaml, or of a release with such directories.")
  List<Path> directories = new ArrayList<>();

  @Option(
      names = "--members",
      paramLabel = "FILE",
      description = "Who may be a vendor: one name a line, or the file of the landscape.")
  @Nullable
  Path members;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "human (default), json, sarif or junit.")
  String output = "human";

  @Option(
      names = "--merged",
      paramLabel = "DATE",
      description = "When they were merged, as 2026-11-03: advises on certifications that end.")
  @Nullable
  LocalDate merged;

  @Option(names = "--fix", description = "Put right what is certain; shows the changes.")
  boolean fix;

  @Option(
      names = "--online",
      description =
          "Request the links, and add advice on those that do not answer. Not part of the verdict.")
  boolean online;

  SubmissionLintCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    LintFormat format = LintFormat.find(output)
        .orElseThrow(() -> new InputException("-o: there is no format '" + output + "'; there are "
            + Arrays.stream(LintFormat.values())
                .map(LintFormat::cliName)
                .collect(Collectors.joining(", "))));
    SubmissionLint lint = new SubmissionLint(
        Optional.ofNullable(members).map(Members::read),
        Optional.ofNullable(merged).map(day -> new Validity(day, LocalDate.now(ZoneOffset.UTC))));
    List<SubmissionDirectory> submissions = directories.stream()
        .flatMap(directory -> SubmissionSearch.in(directory).stream())
        .toList();
    if (fix) {
      submissions.forEach(submission -> fix(lint, submission));
    }
    Optional<OnlineAdvice> advice =
        online ? Optional.of(new OnlineAdvice(new LinkCheck(LINK_TIMEOUT))) : Optional.empty();
    List<SubmissionResult> results = new ArrayList<>();
    for (SubmissionDirectory submission : submissions) {
      SubmissionResult result = lint.lint(submission);
      results.add(advice.isPresent() ? advice.get().add(submission, result) : result);
    }
    format.write(results, terminal.out());
    return results.stream().allMatch(SubmissionResult::ok) ? ExitCode.OK : ExitCode.LINT;
  }

  /** The changes go to the standard error, so that the output stays one document. */
  private void fix(SubmissionLint lint, SubmissionDirectory submission) {
    Optional<LintFix> found = LintFix.of(lint, submission);
    if (found.isPresent()) {
      LintFix change = found.get();
      String file = submission.pathOf(SubmissionDirectory.PRODUCT);
      terminal.printLines(Diff.of(file, change.before(), change.after()));
      NewContent.write(submission.directory().resolve(SubmissionDirectory.PRODUCT), change.bytes());
    }
  }
}
