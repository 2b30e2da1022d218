package io.github.aiconf.core.submission.lint;

import io.github.aiconf.core.submission.edit.TextEdit;
import io.github.aiconf.core.submission.product.ProductFiles;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.yaml.YamlText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A product file with all edits applied that lint is certain of. One edit may bring up the next, so
 * it is looked at again until nothing is left to do.
 *
 * @param before the text as it is
 * @param after the text as it should be
 * @param file how the file is encoded
 */
public record LintFix(String before, String after, YamlText file) {

  /** No edit makes room for more than some others. */
  private static final int MAX_ROUNDS = 200;

  /** What can be put right in a submission; empty where that is nothing. */
  public static Optional<LintFix> of(SubmissionLint lint, SubmissionDirectory submission) {
    YamlText text;
    try {
      text = YamlText.of(new ProductFiles(submission).product());
    } catch (IOException e) {
      return Optional.empty();
    }
    if (!text.isComplete()) {
      return Optional.empty();
    }
    String after = text.text();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String next = TextEdit.apply(after, edits(lint.lint(submission, after)));
      if (next.equals(after)) {
        break;
      }
      after = next;
    }
    return after.equals(text.text())
        ? Optional.empty()
        : Optional.of(new LintFix(text.text(), after, text));
  }

  private static List<TextEdit> edits(SubmissionResult result) {
    return result.findings().stream()
        .flatMap(finding -> finding.edit().stream())
        .toList();
  }

  /** The bytes of the file as it should be. */
  public byte[] bytes() {
    return file.encode(after);
  }
}
