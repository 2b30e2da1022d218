package io.github.aiconf.core.submission.lint;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which the findings of lint are written. */
public enum LintFormat {
  /** For people. */
  HUMAN {
    @Override
    public void write(List<SubmissionResult> results, Writer out) throws IOException {
      LintText.write(results, out);
    }
  },
  /** For programs. */
  JSON {
    @Override
    public void write(List<SubmissionResult> results, Writer out) throws IOException {
      LintJson.write(results, out);
    }
  },
  /** SARIF 2.1.0, for code scanning. */
  SARIF {
    @Override
    public void write(List<SubmissionResult> results, Writer out) throws IOException {
      LintSarif.write(results, out);
    }
  },
  /** JUnit XML: a suite for each submission, a case for each rule that has errors. */
  JUNIT {
    @Override
    public void write(List<SubmissionResult> results, Writer out) throws IOException {
      LintJunit.write(results, out);
    }
  };

  /** Writes results, and flushes. */
  public abstract void write(List<SubmissionResult> results, Writer out) throws IOException;

  /** Its name on the command line. */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format with a name. */
  public static Optional<LintFormat> find(String name) {
    return Arrays.stream(values())
        .filter(format -> format.cliName().equals(name))
        .findFirst();
  }
}
