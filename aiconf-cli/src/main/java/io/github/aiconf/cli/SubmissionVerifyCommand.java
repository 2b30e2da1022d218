package io.github.aiconf.cli;

import io.github.aiconf.core.submission.lint.Members;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.verify.SubmissionVerifier;
import io.github.aiconf.core.submission.verify.Verification;
import io.github.aiconf.core.submission.verify.VerificationWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aiconf submission verify}. */
@Command(
    name = "verify",
    description = {
      "For reviewers: what lint says, what is claimed, and what the evidence is, on one page.",
      "Artefacts are compared with the claims and with each other."
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 the validator accepts it, 2 bad input, 7 it refuses it.",
      "",
      "Example:",
      "  aiconf submission verify v1.37/acme"
    })
final class SubmissionVerifyCommand implements Callable<Integer> {

  /** The forms of the page. */
  enum Form {
    HUMAN,
    JSON
  }

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The directory with PRODUCT.yaml.")
  Path directory = Path.of("");

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
      description = "human (default) or json.")
  Form output = Form.HUMAN;

  SubmissionVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    SubmissionLint lint = new SubmissionLint(Optional.ofNullable(members).map(Members::read));
    Verification verification =
        new SubmissionVerifier(lint, SubmissionDirectory.at(directory)).verify();
    if (output == Form.JSON) {
      VerificationWriter.writeJson(verification, terminal.out());
    } else {
      VerificationWriter.writeText(verification, terminal.out());
    }
    return verification.lint().ok() ? ExitCode.OK : ExitCode.LINT;
  }
}
