package io.github.aiconf.core.submission.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.core.submission.Sample;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionLintTest {

  private static final SubmissionLint LINT = new SubmissionLint(Optional.empty());

  @TempDir
  Path root;

  @ParameterizedTest
  @ValueSource(strings = {"1.33", "1.34", "1.35", "1.36"})
  void acceptsACompleteSubmissionWithoutAWord(String release) throws IOException {
    assertThat(verdict(release, Sample.product(release))).isEmpty();
  }

  @Test
  void warnsFrom137OnWhereAutomatedTestsAreNotAmongTheEvidence() throws IOException {
    assertThat(verdict("1.37", Sample.product("1.37")))
        .containsExactlyInAnyOrder(
            "warning artifact-recommended gang_scheduling",
            "warning artifact-recommended cluster_autoscaling",
            "warning artifact-recommended secure_accelerator_access");
  }

  /** The same text in another meaning; expected are the findings of the validator. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status: Implemented # ai_inference | status: implemented # ai_inference | error must-not-implemented ai_inference; error status-invalid ai_inference",
        "status: Implemented # ai_inference | status: N/A # ai_inference | error must-not-implemented ai_inference; error na-without-notes ai_inference",
        "status: Implemented # cluster_autoscaling | status: N/A # | error na-without-notes cluster_autoscaling; warning must-na-review cluster_autoscaling",
        "status: Implemented # ai_inference | status: true | error must-not-implemented ai_inference; error status-invalid ai_inference",
        "kubernetesVersion: v1.36 | kubernetesVersion: 1.36 | error metadata-not-string kubernetesVersion",
        "platformVersion: \"1.0\" | platformVersion: 1_0 | error metadata-not-string platformVersion",
        "platformVersion: \"1.0\" | platformVersion: 1.0.0 | ''",
        "platformVersion: \"1.0\" | platformVersion: \"\" | error metadata-empty platformVersion",
        "platformVersion: \"1.0\" | platform_version: \"1.0\" | ''",
        "platformVersion: \"1.0\" | platformVersion: 2026-2-30 | ''",
        "platformVersion: \"1.0\" | platformVersion: 2026-2-28 | error metadata-not-string platformVersion",
        "websiteUrl: \"https://acme.example\" | websiteUrl: \"https://\" | error metadata-url-invalid websiteUrl",
        "websiteUrl: \"https://acme.example\" | websiteUrl: \"[Website URL]\" | error metadata-placeholder websiteUrl",
        "repoUrl: \"\" | repoUrl: ~ | ''",
        "https://acme.example/ai_inference | v1.36/acme/PRODUCT.yaml | ''",
        "https://acme.example/ai_inference | file:///PRODUCT.yaml#x | ''",
        "https://acme.example/ai_inference | v1.36/other/x.md | error evidence-other-product ai_inference",
        "https://acme.example/ai_inference | ../x.md | error evidence-outside-product ai_inference",
        "https://acme.example/ai_inference | '#x' | error evidence-path-empty ai_inference",
        "https://acme.example/ai_inference | https://acme .example | error evidence-url-invalid ai_inference",
        "id: ai_inference | id: other | error requirement-missing ai_inference",
        "networking: | network: | error category-missing networking",
        "notes: \"\" | notes: [] | error yaml-unloadable PRODUCT.yaml",
        "evidence: [] | evidence: none | error yaml-unloadable PRODUCT.yaml",
        "'  repoUrl:' | '  websiteUrl: x\n  repoUrl:' | error yaml-unloadable PRODUCT.yaml"
      })
  void saysWhatTheValidatorSays(String right, String changed, String expected) throws IOException {
    String product = Sample.product("1.36");
    assertThat(product).contains(right);
    assertThat(verdict(
            "1.36", product.replaceFirst(Pattern.quote(right), changed.replace("\\n", "\n"))))
        .containsExactlyElementsOf(
            expected.isEmpty() ? List.of() : List.of(expected.split("; ", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://acme.example/ai_inference | https://github.com/acme/x/blob/main/a.md | link-moves",
        "https://acme.example/ai_service_metrics | https://acme.example/accelerator_metrics | evidence-shared",
        "logo.svg | logo.png | logo-type",
        "v1.36/acme | v1.35/acme | base-release-differs",
        "kubernetesVersion: v1.36 | kubernetesVersion: v1.35.2 | release-differs",
        "- \"https://acme.example/ai_inference\" | - ~ | implemented-without-evidence",
        "level: MUST | level: SHOULD | level-edited",
        "post@acme.example | Acme <post> | email-form",
        "platformName: | platform_name: | snake-case-key",
        "- id: gpu_sharing | '- {id: gpu_sharing}\n    - id: gpu_sharing' | requirement-repeated",
        "- id: gpu_sharing | '- {id: dra_support}\n    - id: gpu_sharing' | requirement-unknown"
      })
  void advisesBeyondTheVerdict(String right, String changed, String rule) throws IOException {
    String product = Sample.product("1.36");
    assertThat(product).contains(right);
    SubmissionResult result = lint("1.36", product.replace(right, changed.replace("\\n", "\n")));

    assertThat(result.ok()).isTrue();
    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().equals(rule))
        .isNotEmpty()
        .allMatch(finding -> finding.severity() == Severity.ADVICE);
  }

  @Test
  void comparesDescriptionsByTheirDigests() throws IOException {
    assertThat(lint("1.36", Sample.product("1.36")).findings())
        .filteredOn(finding -> finding.rule().equals("description-edited"))
        .hasSize(14);
  }

  @Test
  void namesLineAndColumn() throws IOException {
    String product =
        Sample.product("1.36").replace("status: Implemented # ai_inf", "status: Yes # ai_inf");
    LintFinding finding = lint("1.36", product).findings().get(0);

    String[] lines = product.split("\n", -1);
    assertThat(lines[finding.place().line() - 1].substring(finding.place().column() - 1))
        .startsWith("Yes # ai_inference");
    assertThat(finding.file()).isEqualTo("v1.36/acme/PRODUCT.yaml");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-02,''", "2026-01-10,''", "2025-12-30,expires-soon", "2025-11-03,expired"})
  void tellsWhenACertificationEnds(LocalDate merged, String rule) throws IOException {
    Validity validity = new Validity(merged, LocalDate.of(2026, 11, 3));
    SubmissionDirectory submission = Sample.write(root, "1.36", Sample.product("1.36"));
    assertThat(new SubmissionLint(Optional.empty(), Optional.of(validity))
            .lint(submission).findings().stream()
                .map(LintFinding::rule)
                .filter(found -> found.startsWith("expire"))
                .findFirst()
                .orElse(""))
        .isEqualTo(rule);
  }

  @Test
  void looksVendorsUpWhereMembersAreGiven() throws IOException {
    SubmissionDirectory submission = Sample.write(root, "1.36", Sample.product("1.36"));
    assertThat(new SubmissionLint(Optional.of(Set.of("Acme, Inc.")))
            .lint(submission)
            .ok())
        .isTrue();
    assertThat(
            ProgramCases.verdict(new SubmissionLint(Optional.of(Set.of("Acme"))).lint(submission)))
        .containsExactly("error vendor-not-member vendorName");
  }

  @Test
  void readsMembersFromLinesAndFromTheLandscape() throws IOException {
    Path lines = Files.writeString(root.resolve("a"), "Acme, Inc.\n\n  Beta \n");
    Path landscape = Files.writeString(root.resolve("b"), """
        landscape:
          - category:
            name: CNCF Members
            subcategories:
              - subcategory:
                name: Silver
                items:
                  - item:
                    name: Acme, Inc. (member)
                  - item:
                    name: Beta (supporter)
          - category:
            name: Others
            subcategories:
              - items:
                  - name: Gamma (member)
        """);
    assertThat(Members.read(lines)).containsExactly("Acme, Inc.", "Beta");
    assertThat(Members.read(landscape)).containsExactly("Acme, Inc.", "Beta");
  }

  @Test
  void followsNoSymbolicLinkAndSaysSo() throws IOException {
    String product = Sample.product("1.36")
        .replace("https://acme.example/ai_inference", "secret.md")
        .replace("https://acme.example/gang_scheduling", "results/junit.xml");
    SubmissionDirectory submission = Sample.write(root, "1.36", product);
    Path outside = Files.createDirectories(root.resolve("outside"));
    Files.writeString(outside.resolve("junit.xml"), "no XML");
    Files.createSymbolicLink(
        submission.directory().resolve("secret.md"), outside.resolve("junit.xml"));
    Files.createSymbolicLink(submission.directory().resolve("results"), outside);

    SubmissionResult result = LINT.lint(submission);

    assertThat(result.ok()).isTrue();
    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().equals("evidence-link-not-followed"))
        .hasSize(2);
  }

  @Test
  void readsArtefactsForTheTestsThatTheyClaim() throws IOException {
    String product = Sample.product("1.36")
        .replace("https://acme.example/gang_scheduling", "junit.xml")
        .replace("https://acme.example/ai_inference", "e2e.log#TestGateway")
        .replace("https://acme.example/robust_controller", "results.json#TestRay");
    SubmissionDirectory submission = Sample.write(root, "1.36", product);
    Sample.file(
        submission,
        "junit.xml",
        "<t><testcase name='TestGangScheduling'><skipped/></testcase></t>");
    Sample.file(
        submission, "e2e.log", "    --- PASS: TestGateway/a (0.1s)\n--- FAIL: TestOther (1s)\n");
    Sample.file(submission, "results.json", "{\"Action\":\"pass\",\"Test\":\"TestX\"}\n");

    assertThat(ProgramCases.verdict(LINT.lint(submission)))
        .containsExactly(
            "error artifact-failing-test e2e.log",
            "error test-missing robust_controller",
            "error test-skipped-implemented gang_scheduling");
  }

  @Test
  void fixesWhatIsCertainOnceAndForAll() throws IOException {
    String product = Sample.product("1.36")
        .replace("platformName:", "platform_name:")
        .replace("platformVersion: \"1.0\"", "platformVersion: 1.0 # number")
        .replace("status: Implemented # ai_inference", "status: 'implemented ' # ai_inference")
        .replaceFirst("evidence: \\[\\]", "evidence: see \"docs\" # one")
        .replace("\"https://acme.example/robust_controller\"", "\" https://acme.example/r \"");
    SubmissionDirectory submission = Sample.write(root, "1.36", product);

    LintFix fix = LintFix.of(LINT, submission).orElseThrow();

    assertThat(fix.after())
        .contains(
            "platformName: \"Acme\"  # the name",
            "platformVersion: \"1.0\" # number",
            "status: \"Implemented\" # ai_inference",
            "evidence: [\"see \\\"docs\\\"\"] # one",
            "- \"https://acme.example/r\"",
            "unknownKey: {kept: true}");
    assertThat(fix.after().lines().count()).isEqualTo(product.lines().count());
    Files.write(submission.directory().resolve(SubmissionDirectory.PRODUCT), fix.bytes());
    assertThat(LintFix.of(LINT, submission)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(LintFormat.class)
  void writesEachFormatWithoutAControlCharacter(LintFormat format) throws IOException {
    String product = Sample.product("1.36")
        .replace("status: Implemented # ai_inf", "status: \"\\e[31mx\\u2028\" # ai_inf");
    StringWriter out = new StringWriter();
    format.write(List.of(lint("1.36", product)), out);

    assertThat(out.toString()).contains("status-invalid", "v1.36/acme/PRODUCT.yaml");
    assertThat(out.toString().replace("\n", "")).doesNotMatch("(?s).*[\\p{Cc}\u2028].*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{{{", "- a", "metadata: !!int x", "\u0001", "a: *b", "metadata: &a {b: *a}"})
  void givesAFindingForWhatIsNoSubmission(String text) throws IOException {
    assertThat(lint("1.37", text).ok()).isFalse();
  }

  private SubmissionResult lint(String release, String product) throws IOException {
    return LINT.lint(Sample.write(root, release, product));
  }

  private List<String> verdict(String release, String product) throws IOException {
    return ProgramCases.verdict(lint(release, product));
  }
}
