package io.github.aiconf.cli;

import io.github.aiconf.core.cluster.UnusableServerException;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.edit.Diff;
import io.github.aiconf.core.submission.edit.NewContent;
import io.github.aiconf.core.submission.lint.LintFix;
import io.github.aiconf.core.submission.lint.LintFormat;
import io.github.aiconf.core.submission.lint.Members;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.lint.SubmissionResult;
import io.github.aiconf.core.submission.lint.Validity;
import io.github.aiconf.core.submission.online.Landscape;
import io.github.aiconf.core.submission.online.LinkCheck;
import io.github.aiconf.core.submission.online.OnlineAdvice;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.product.SubmissionSearch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
      "Exit codes: 0 the validator accepts all, 2 bad input, 5 no landscape, 7 it refuses one.",
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
      description = {
        "Look vendors up in the landscape, as the validator does, unless there is --members,",
        "and request the links: advice on those that do not answer, not part of the verdict."
      })
  boolean online;

  @Option(
      names = "--landscape",
      paramLabel = "URL",
      description = "Where --online finds landscape.yml, if not in the repository of the CNCF.")
  @Nullable
  URI landscape;

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
        members(),
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

  private Optional<Set<String>> members() {
    if (landscape != null && (!online || members != null)) {
      throw new InputException("--landscape " + landscape
          + ": needs --online, and no --members; give one of the two lists of members");
    }
    if (members != null) {
      return Optional.of(Members.read(members));
    }
    return online
        ? Optional.of(published(Optional.ofNullable(landscape).orElse(Landscape.PUBLISHED)))
        : Optional.empty();
  }

  private static Set<String> published(URI address) {
    if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
      throw new InputException("--landscape " + address + ": is no URL that begins with http");
    }
    try {
      return Members.ofLandscape(Landscape.download(address, LINK_TIMEOUT), address.toString());
    } catch (IOException e) {
      String why = e.getMessage() == null ? "no connection" : e.getMessage();
      throw new UnusableServerException(
          address + ": the members cannot be read: " + why
              + "; try again, or download the file and give it with --members",
          e);
    }
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
