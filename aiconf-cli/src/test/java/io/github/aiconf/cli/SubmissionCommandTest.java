package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
        .contains(
            "ai_inference: Implemented",
            "+      status: \"Implemented\"   # one of four",
            "Written: v1.36/acme/PRODUCT.yaml");
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
    Aiconf.run("submission", "import", folder + "/none").isRefusedWith(2, "none", "not there");
    Aiconf.run("submission", "lint", "--merged", "yesterday", folder.toString())
        .isRefusedWith(2, "--merged yesterday: is no date");
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

  @Test
  void looksVendorsUpInALandscapeOnceAskedTo() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/landscape.yml", exchange -> {
      byte[] page =
          "landscape: [{name: CNCF Members, subcategories: [{items: [{name: Acme (member)}]}]}]"
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      exchange.close();
    });
    server.start();
    try {
      String host = "http://127.0.0.1:" + server.getAddress().getPort();
      String product = folder.resolve("v1.36/acme").toString();
      Files.createDirectories(folder.resolve("v1.36/acme"));
      write("v1.36/acme/PRODUCT.yaml", "metadata: {vendorName: Beta, websiteUrl: '" + host + "/'}");
      String[] online = {
        "submission", "lint", "--online", "--landscape", host + "/landscape.yml", product
      };

      assertThat(Aiconf.run(online).endsWith(7).out())
          .contains("'Beta' is not in the list of members", "link-private");
      write("v1.36/acme/PRODUCT.yaml", "metadata: {vendorName: Acme}");
      assertThat(Aiconf.run(online).endsWith(7).out()).doesNotContain("vendor-not-member");
      Aiconf.run("submission", "lint", "--online", "--landscape", host + "/none", product)
          .isRefusedWith(5, host + "/none", "status 404", "--members");
      Aiconf.run("submission", "lint", "--online", "--landscape", "landscape.yml", product)
          .isRefusedWith(2, "landscape.yml", "no URL");
      Aiconf.run("submission", "lint", "--landscape", host, product)
          .isRefusedWith(2, "needs --online");
    } finally {
      server.stop(0);
    }
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
