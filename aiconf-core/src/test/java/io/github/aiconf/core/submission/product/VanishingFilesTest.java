package io.github.aiconf.core.submission.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.Sample;
import io.github.aiconf.core.submission.lint.LintFix;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.proof.TestRunFile;
import io.github.aiconf.core.submission.verify.SubmissionVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Directories and files that vanish after they were found, or while they are read. */
@Timeout(120)
class VanishingFilesTest {

  private static final int ROUNDS = 400;
  private static final SubmissionLint LINT = new SubmissionLint(Optional.empty());

  @TempDir
  Path root;

  @Test
  void saysThatASubmissionIsGone() throws IOException {
    SubmissionDirectory submission = Sample.write(root, "1.36", Sample.product("1.36"));
    delete(submission.directory());

    assertThat(LINT.lint(submission).findings())
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.message()).contains("cannot be read", "not there"));
    assertThat(LintFix.of(LINT, submission)).isEmpty();
    assertThat(new SubmissionVerifier(LINT, submission).verify().claims()).isEmpty();
    assertThatThrownBy(() -> SubmissionSearch.in(submission.directory()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not there");
  }

  /** Whatever is seen of it, there is a result, or one line that says what cannot be read. */
  @Test
  void staysWithResultsAndRefusalsWhileFilesComeAndGo() throws Exception {
    String product = Sample.product("1.36")
        .replace("https://acme.example/gang_scheduling", "junit.xml")
        .replace("https://acme.example/ai_inference", "readme.md");
    SubmissionDirectory submission = Sample.write(root, "1.36", product);
    Sample.write(root, "1.37", Sample.product("1.37"));
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> others =
        CompletableFuture.runAsync(() -> comeAndGo(submission, product, done));
    try {
      for (int round = 0; round < ROUNDS; round++) {
        read();
      }
    } finally {
      done.set(true);
    }
    others.get();
  }

  private void read() {
    try {
      for (SubmissionDirectory found : SubmissionSearch.in(root)) {
        assertThat(LINT.lint(found).findings()).isNotNull();
        LintFix.of(LINT, found);
        new SubmissionVerifier(LINT, found).verify();
        TestRunFile.read(found.directory());
      }
    } catch (InputException e) {
      assertThat(e.getMessage()).doesNotContain("null", "Exception");
    }
  }

  private static void comeAndGo(
      SubmissionDirectory submission, String product, AtomicBoolean done) {
    try {
      while (!done.get()) {
        delete(submission.directory());
        Files.createDirectories(submission.directory());
        Sample.file(submission, SubmissionDirectory.PRODUCT, product);
        Sample.file(submission, "junit.xml", "<t><testcase name='TestGangScheduling'/></t>");
        Sample.file(submission, "readme.md", "x");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (var children = Files.newDirectoryStream(directory)) {
      children.forEach(files::add);
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(directory);
  }
}
