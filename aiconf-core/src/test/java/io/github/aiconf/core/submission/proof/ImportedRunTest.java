package io.github.aiconf.core.submission.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.artifact.ArtifactFormat;
import io.github.aiconf.core.submission.artifact.TestOutcome;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImportedRunTest {

  @TempDir
  Path root;

  @Test
  void mapsTestsToRequirements() throws IOException {
    Path folder = Files.createDirectories(root.resolve("v1.37/acme"));
    Files.writeString(folder.resolve("e2e.log"), """
        --- PASS: TestGangScheduling (1s)
        --- SKIP: TestAcceleratorClusterAutoscaling (0s)
        --- FAIL: TestSecureAcceleratorAccess (1s)
        """);
    ImportedRun run = new ImportedRun(TestRunFile.read(folder));

    assertThat(proof(run, "gang_scheduling").verdict()).isEqualTo(Verdict.PASS);
    assertThat(proof(run, "gang_scheduling").assurance()).contains(Assurance.PROBED);
    assertThat(proof(run, "gang_scheduling").evidence())
        .containsExactly("e2e.log#TestGangScheduling");
    assertThat(proof(run, "cluster_autoscaling").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(proof(run, "secure_accelerator_access").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(run.count(TestOutcome.SKIP)).isOne();
  }

  @Test
  void decidesNothingWhereArtefactsContradictEachOther() throws IOException {
    Files.writeString(root.resolve("e2e.log"), "--- PASS: TestGangScheduling (1s)\n");
    Files.writeString(
        root.resolve("results.json"), "{\"Action\":\"skip\",\"Test\":\"TestGangScheduling\"}\n");
    ImportedRun run = new ImportedRun(TestRunFile.read(root));

    assertThat(run.contradictions()).containsOnlyKeys("TestGangScheduling");
    assertThat(proof(run, "gang_scheduling").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void takesGatewayApiAndKubernetesConformanceForAPartOfTheProof() throws IOException {
    Files.writeString(root.resolve("gateway-report.yaml"), """
        apiVersion: gateway.networking.k8s.io/v1
        kind: ConformanceReport
        profiles:
          - name: GATEWAY-HTTP
            core: {result: success}
        """);
    Files.writeString(
        root.resolve("junit_01.xml"),
        "<testsuites><testsuite><testcase name='[sig-api-machinery] CustomResourceDefinition works'/>"
            + "</testsuite></testsuites>");
    ImportedRun run = new ImportedRun(TestRunFile.read(root));

    assertThat(proof(run, "ai_inference").assurance()).contains(Assurance.INSPECTED);
    assertThat(proof(run, "robust_controller").isDemonstration()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(ArtifactFormat.class)
  void derivesEachArtefactFromEachOther(ArtifactFormat format) throws IOException {
    Path log = Files.writeString(root.resolve("a.log"), """
        --- PASS: TestA (1s)
            --- SKIP: TestA/<b>&"c" (0s)
        --- FAIL: TestZ (1s)
        """);
    TestRunFile from = TestRunFile.read(log).get(0);
    StringWriter out = new StringWriter();
    DerivedArtifact.write(from, format, out);
    Path derived = Files.writeString(root.resolve("derived-" + format.fileName()), out.toString());

    Map<String, TestOutcome> read = TestRunFile.read(derived).get(0).results().outcomes();
    assertThat(read).isEqualTo(from.results().outcomes());
    assertThat(out.toString()).contains("derived by aiconf from a.log");
  }

  @Test
  void isReadBackByPrepare() throws IOException {
    Files.writeString(root.resolve("e2e.log"), "--- PASS: TestGangScheduling (1s)\n");
    StringWriter out = new StringWriter();
    ImportedRun run = new ImportedRun(TestRunFile.read(root));
    run.write(out);
    ProofFile file =
        ProofFile.read(Files.writeString(root.resolve("imported.json"), out.toString()));

    assertThat(file.imported()).isTrue();
    assertThat(file.proofs()).isEqualTo(run.proofs());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "junit.xml | <!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><t><testcase name=\"&a;\"/></t> | not expanded",
        "junit.xml | <t> | cut off",
        "results.json | [] | no JSON object",
        "x.yaml | kind: Pod | no ConformanceReport",
        "x.bin | x | ending"
      })
  void refusesWhatNoSuiteWrites(String name, String text, String problem) throws IOException {
    Path file = Files.writeString(root.resolve(name), text);
    assertThatThrownBy(() -> TestRunFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(problem);
  }

  private static Proof proof(ImportedRun run, String id) {
    List<Proof> found =
        run.proofs().stream().filter(proof -> proof.id().equals(id)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
