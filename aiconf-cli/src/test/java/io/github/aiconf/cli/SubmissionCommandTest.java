package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionCommandTest {

  private static final String TEMPLATE = """
      metadata:
        kubernetesVersion: v1.36
        platformName: "[Platform Name]"
        repoUrl: "[Repository URL]"
      spec:
        networking:
          - id: ai_inference
            description: "ours"
            level: MUST
            status: ""   # one of four
            evidence: [] # links
            notes: ""
      """;

  private static final String REPORT = """
      {"schema": "https://aiconf.github.io/schema/report-v1.json", "toolVersion": "1", "checklist": "1.36",
       "cluster": {"time": "2026-11-03T10:15:30Z"},
       "requirements": [{"id": "ai_inference", "verdict": "PASS", "assurance": "PROBED",
         "checks": [{"verdict": "PASS", "summary": "It ran."}]}]}
      """;

  @TempDir
  Path folder;

  @Test
  void makesFillsAndChecksASubmission() throws IOException {
    String template = write("template.yaml", TEMPLATE);
    String report = write("r.json", REPORT);
    String product = folder.resolve("v1.36/acme").toString();

    Aiconf init = Aiconf.run(
            "submission",
            "init",
            "--checklist",
            "1.36",
            "--template",
            template,
            "--set",
            "platformName=Acme \"A\"",
            product)
        .endsWith(0);
    assertThat(init.err()).contains("warning", "not the template of 1.36");
    assertThat(init.out()).contains("Still to be filled", "k8sConformanceUrl");
    assertThat(text())
        .contains("platformName: \"Acme \\\"A\\\"\"", "repoUrl: \"\"", "# one of four");

    Aiconf.run("submission", "prepare", "--dry-run", "--report", report, product)
        .endsWith(0);
    assertThat(text()).contains("status: \"\"");
    assertThat(Aiconf.run("submission", "prepare", "--report", report, product)
            .endsWith(0)
            .out())
        .contains("ai_inference: Implemented", "+      status: \"Implemented\"   # one of four");
    assertThat(text()).contains("- \"aiconf-report.json#ai_inference\"", "# links");
    assertThat(folder.resolve("v1.36/acme/aiconf-report.json")).hasContent(REPORT);

    assertThat(
            Aiconf.run("submission", "lint", "-o", "json", product).endsWith(7).out())
        .contains("\"ok\" : false", "\"path\" : \"v1.36/acme\"");
    Aiconf.run("submission", "verify", product).endsWith(7);
  }

  @Test
  void changesNothingWhereASubmissionIsThere() throws IOException {
    String template = write("template.yaml", TEMPLATE);
    String product = folder.resolve("v1.36/acme").toString();
    Aiconf.run("submission", "init", "--checklist", "1.36", "--template", template, product)
        .endsWith(0);
    String before = text();
    Aiconf again = Aiconf.run(
            "submission", "init", "--checklist", "1.36", "--template", template, product)
        .endsWith(2);
    assertThat(again.err()).contains("there is a PRODUCT.yaml already");
    assertThat(text()).isEqualTo(before);
  }

  @Test
  void saysInOneLineWhatCannotBeUsed() throws IOException {
    Aiconf.run("submission").isRefusedWith(2, "Missing required subcommand");
    Aiconf.run("submission", "lint", folder + "/none").isRefusedWith(2, "none", "not there");
    Aiconf.run("submission", "lint", "-o", "xml", folder.toString())
        .isRefusedWith(2, "there is no format 'xml'");
    Aiconf.run("submission", "import", write("x.bin", "x")).isRefusedWith(2, "x.bin", "ending");
    Aiconf.run("submission", "prepare", "--report", write("r.json", "[]"), folder.toString())
        .isRefusedWith(2, "r.json", "no report");
    Aiconf.run(
            "submission",
            "init",
            "--checklist",
            "1.36",
            "--template",
            write("t.yaml", TEMPLATE),
            "--set",
            "colour=red",
            folder + "/v1.36/x")
        .isRefusedWith(2, "--set colour=red", "platformName");
    assertThat(folder.resolve("v1.36")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "prepare", "lint", "import", "verify"})
  void hasHelpWithAnExample(String command) {
    assertThat(Aiconf.run("submission", command, "--help").endsWith(0).out())
        .startsWith("Usage: aiconf submission " + command)
        .containsPattern("Examples?:\n +.*aiconf submission " + command);
  }

  private String text() throws IOException {
    return Files.readString(folder.resolve("v1.36/acme/PRODUCT.yaml"));
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
