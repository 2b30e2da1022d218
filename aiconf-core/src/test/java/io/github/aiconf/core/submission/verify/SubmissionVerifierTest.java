package io.github.aiconf.core.submission.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.core.submission.Sample;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionVerifierTest {

  @TempDir
  Path root;

  @Test
  void holdsClaimsAgainstArtefactsAndArtefactsAgainstEachOther() throws IOException {
    String product = Sample.product("1.36")
        .replace("https://acme.example/gang_scheduling", "junit.xml")
        .replace("https://acme.example/ai_inference", "e2e.log#TestGangScheduling");
    SubmissionDirectory submission = Sample.write(root, "1.36", product);
    Sample.file(submission, "junit.xml", "<t><testcase name='TestGangScheduling'/></t>");
    Sample.file(submission, "e2e.log", "--- SKIP: TestGangScheduling (0s)\n");

    Verification found =
        new SubmissionVerifier(new SubmissionLint(Optional.empty()), submission).verify();

    assertThat(found.lint().ok()).isFalse();
    assertThat(found.contradictions())
        .containsExactly("TestGangScheduling: pass in junit.xml, skip in e2e.log");
    StringWriter page = new StringWriter();
    VerificationWriter.writeText(found, page);
    assertThat(page.toString())
        .contains("artefact junit.xml - TestGangScheduling: pass", "SHA-256", "Contradictions");
    StringWriter json = new StringWriter();
    VerificationWriter.writeJson(found, json);
    assertThat(json.toString()).contains("\"says\" : \"TestGangScheduling: skip\"");
  }
}
