package io.github.aiconf.core.submission.fill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.submission.lint.LintFinding;
import io.github.aiconf.core.submission.lint.LintFix;
import io.github.aiconf.core.submission.lint.Severity;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.product.MetadataField;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.product.SubmissionSearch;
import io.github.aiconf.core.submission.proof.Proof;
import io.github.aiconf.core.submission.proof.ProofFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program's own templates and submissions, which are not part of this project. */
@Tag("program")
class ProgramTemplatesTest {

  private static final SubmissionLint LINT = new SubmissionLint(Optional.empty());

  @TempDir
  Path root;

  static Stream<KubernetesRelease> releases() {
    return Checklists.releases().stream();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void leadToASubmissionWithoutErrorsWhereEachMustIsProven(KubernetesRelease release)
      throws IOException {
    Checklist checklist = Checklists.of(release);
    SubmissionDirectory submission = init(checklist);
    prepare(submission, checklist, Assurance.PROBED);
    assertThat(LINT.lint(submission).ok()).isTrue();
    assertThat(LINT.lint(submission).findings())
        .filteredOn(finding -> finding.severity() == Severity.ADVICE)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void leaveOnlyTheErrorsOfWhatIsNotProven(KubernetesRelease release) throws IOException {
    Checklist checklist = Checklists.of(release);
    SubmissionDirectory submission = init(checklist);
    prepare(submission, checklist, Assurance.INSPECTED);
    List<String> must = checklist.items().stream()
        .filter(item -> item.level() == Level.MUST)
        .map(Checklist.Item::id)
        .toList();
    assertThat(LINT.lint(submission).findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(LintFinding::subject)
            .distinct())
        .containsExactlyInAnyOrderElementsOf(must);
  }

  @Test
  void fixesOfRealSubmissionsComeToAnEndAndBreakNothing() throws IOException {
    List<SubmissionDirectory> submissions =
        SubmissionSearch.in(Path.of(System.getProperty("aiconf.program"), "submissions"));
    assertThat(submissions).hasSize(23);
    for (SubmissionDirectory submission : submissions) {
      Optional<LintFix> fix = LintFix.of(LINT, submission);
      if (fix.isPresent()) {
        Path copy = Files.createDirectories(root.resolve(submission.path()));
        Files.write(copy.resolve(SubmissionDirectory.PRODUCT), fix.get().bytes());
        assertThat(LintFix.of(LINT, SubmissionDirectory.at(copy))).isEmpty();
      }
    }
  }

  private SubmissionDirectory init(Checklist checklist) {
    Path file = Path.of(
        System.getProperty("aiconf.program"), "AIConformance-" + checklist.release() + ".yaml");
    TemplateFile template = TemplateFile.read(file, checklist);
    assertThat(template.warnings()).isEmpty();
    Path directory = root.resolve("v" + checklist.release()).resolve("acme");
    NewSubmission.at(directory, checklist.release())
        .write(template.filled(Map.of(
            MetadataField.PLATFORM_NAME, "Acme",
            MetadataField.PLATFORM_VERSION, "1.0",
            MetadataField.VENDOR_NAME, "Acme: \"Inc.\"",
            MetadataField.WEBSITE_URL, "https://acme.example",
            MetadataField.DOCUMENTATION_URL, "https://acme.example/docs",
            MetadataField.PRODUCT_LOGO_URL, "https://acme.example/logo.svg",
            MetadataField.DESCRIPTION, "A platform.",
            MetadataField.CONTACT_EMAIL, "post@acme.example",
            MetadataField.K8S_CONFORMANCE_URL,
                "https://github.com/cncf/k8s-conformance/tree/master/v" + checklist.release()
                    + "/acme")));
    return SubmissionDirectory.at(directory);
  }

  private static void prepare(
      SubmissionDirectory submission, Checklist checklist, Assurance assurance) throws IOException {
    List<Proof> proofs = checklist.items().stream()
        .filter(item -> item.level() == Level.MUST)
        .map(item ->
            new Proof(item.id(), Verdict.PASS, Optional.of(assurance), false, "Seen.", List.of()))
        .toList();
    ProofFile file = new ProofFile(
        Path.of("r.json"), "aiconf 1", Optional.of(checklist.release()), false, proofs);
    Files.writeString(submission.directory().resolve("r.json"), "{}");
    PreparedProduct prepared = new Preparation(
            submission,
            List.of(new Preparation.Report(file, Optional.of("r.json"))),
            new HumanWords(Map.of(), Map.of(), Map.of()))
        .prepare();
    Files.write(submission.directory().resolve(SubmissionDirectory.PRODUCT), prepared.bytes());
  }
}
