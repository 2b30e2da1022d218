package io.github.aiconf.core.submission.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.Sample;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.proof.Proof;
import io.github.aiconf.core.submission.proof.ProofFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationTest {

  private static final HumanWords NOTHING = new HumanWords(Map.of(), Map.of(), Map.of());

  @TempDir
  Path root;

  /** The table of the policy: a MUST, a SHOULD, and the MUST that may be N/A. */
  @ParameterizedTest
  @CsvSource({
    "ai_inference,PASS,PROBED,false,Implemented",
    "ai_inference,PASS,SIMULATED,false,''",
    "ai_inference,PASS,INSPECTED,false,''",
    "ai_inference,PASS,PROBED,true,''",
    "ai_inference,FAIL,PROBED,false,Not Implemented",
    "ai_inference,UNKNOWN,,false,''",
    "ai_inference,NOT_APPLICABLE,INSPECTED,false,''",
    "gpu_sharing,PASS,INSPECTED,false,Implemented",
    "gpu_sharing,PASS,INSPECTED,true,''",
    "gpu_sharing,FAIL,INSPECTED,false,Not Implemented",
    "gpu_sharing,UNKNOWN,,false,''",
    "cluster_autoscaling,NOT_APPLICABLE,INSPECTED,false,''"
  })
  void writesOnlyWhatIsProven(
      String id, Verdict verdict, Assurance assurance, boolean simulated, String status)
      throws IOException {
    Proof proof =
        new Proof(id, verdict, Optional.ofNullable(assurance), simulated, "Seen.", List.of());
    assertThat(line(prepare(open(), NOTHING, proof), id).status()).isEqualTo(status);
  }

  @Test
  void takesEvidenceOfAHumanForTheDemonstrationThatIsMissing() throws IOException {
    HumanWords human = new HumanWords(
        Map.of(), Map.of(), Map.of("ai_inference", List.of("https://acme.example/x")));
    PreparedProduct prepared = prepare(open(), human, inspected("ai_inference"));

    assertThat(line(prepared, "ai_inference").status()).isEqualTo("Implemented");
    assertThat(prepared.after()).contains("- \"https://acme.example/x\"");
    assertThat(prepared.after()).doesNotContain("r.json#gang_scheduling");
  }

  @Test
  void writesNotApplicableWithAReasonOnlyWhereTheProgramAcceptsIt() throws IOException {
    HumanWords human = new HumanWords(
        Map.of("cluster_autoscaling", "Fixed \"machines\".", "ai_inference", "No."),
        Map.of("cluster_autoscaling", Layer.INFRASTRUCTURE),
        Map.of());
    PreparedProduct prepared = prepare(open(), human);

    assertThat(line(prepared, "cluster_autoscaling").status()).isEqualTo("N/A");
    assertThat(line(prepared, "ai_inference").status()).isEmpty();
    assertThat(prepared.after())
        .contains("notes: \"Fixed \\\"machines\\\". Provided by: infrastructure.\"");
  }

  @Test
  void keepsWhatAHumanWrote() throws IOException {
    String product = open()
        .replace("status: \"\" # ai_inference", "status: Partially Implemented # ai_inference")
        .replaceFirst("notes: \"\"", "notes: |\n        By hand.\n");
    PreparedProduct prepared = prepare(
        product, NOTHING, demonstrated("ai_inference"), demonstrated("driver_runtime_management"));

    assertThat(line(prepared, "ai_inference").why()).contains("kept", "Implemented");
    assertThat(prepared.after())
        .contains("status: Partially Implemented # ai_inference", "notes: |\n        By hand.\n");
  }

  @Test
  void changesNothingButStatusEvidenceAndNotes() throws IOException {
    String before = open();
    String after = prepare(before, NOTHING, demonstrated("gang_scheduling")).after();

    assertThat(after)
        .contains("status: \"Implemented\" # gang_scheduling", "\"r.json#gang_scheduling\"");
    List<String> added = after.lines().filter(line -> !before.contains(line)).toList();
    assertThat(added).hasSize(3).allMatch(line -> line.contains("gang") || line.contains("notes"));
    assertThat(prepare(after, NOTHING, demonstrated("gang_scheduling")).after()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'      evidence: []\n      notes: \"\"\n' | ''",
        "'evidence: []' | 'evidence:'",
        "'evidence: []' | 'evidence: [] # list'",
        "'evidence: []' | 'evidence: [ \"\" ]'",
        "'evidence: []' | 'evidence: [https://a.example/a, https://a.example/b]'",
        "'evidence: []' | 'evidence:\n      - https://a.example/a # first\n      # end'",
        "'notes: \"\"' | 'notes: >-\n        folded\n\n'",
        "'notes: \"\"' | 'notes: ~'",
        "'notes: \"\"' | '\"notes\": '"
      })
  void writesIntoWhateverForm(String right, String changed) throws IOException {
    String product = open().replace(right.replace("\\n", "\n"), changed.replace("\\n", "\n"));
    SubmissionDirectory submission = Sample.write(root, "1.36", product);
    String after = prepare(submission, NOTHING, demonstrated("gang_scheduling")).after();

    SubmissionDirectory written = Sample.write(root, "1.36", after);
    Sample.file(written, "r.json", "{}");
    assertThat(new SubmissionLint(Optional.empty()).lint(written).findings())
        .noneMatch(finding -> finding.subject().equals("gang_scheduling")
            && finding.severity().key().equals("error"));
    assertThat(after).contains("r.json#gang_scheduling");
  }

  @Test
  void refusesReportsOfAnotherRelease() throws IOException {
    SubmissionDirectory submission = Sample.write(root, "1.35", Sample.product("1.35"));
    assertThatThrownBy(() -> prepare(submission, NOTHING))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1.36");
  }

  private static String open() {
    return Sample.product("1.36")
        .replace("status: Implemented", "status: \"\"")
        .replaceAll("evidence:\\n        - .*", "evidence: []");
  }

  private static Proof demonstrated(String id) {
    return new Proof(
        id, Verdict.PASS, Optional.of(Assurance.PROBED), false, "It ran: \"yes\".", List.of());
  }

  private static Proof inspected(String id) {
    return new Proof(id, Verdict.PASS, Optional.of(Assurance.INSPECTED), false, "Seen.", List.of());
  }

  private PreparedProduct prepare(String product, HumanWords human, Proof... proofs)
      throws IOException {
    return prepare(Sample.write(root, "1.36", product), human, proofs);
  }

  private static PreparedProduct prepare(
      SubmissionDirectory submission, HumanWords human, Proof... proofs) {
    ProofFile file = new ProofFile(
        Path.of("r.json"), "aiconf 1", KubernetesRelease.parse("1.36"), false, List.of(proofs));
    return new Preparation(
            submission, List.of(new Preparation.Report(file, Optional.of("r.json"))), human)
        .prepare();
  }

  private static PreparedProduct.Line line(PreparedProduct prepared, String id) {
    return prepared.lines().stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
