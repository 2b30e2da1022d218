package io.github.aiconf.core.submission.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.Sample;
import io.github.aiconf.core.submission.lint.Members;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.lint.SubmissionResult;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OnlineAdviceTest {

  @TempDir
  Path root;

  private LocalServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sortsLinksByWhatCameOfThemAndRequestsEachOnce() throws IOException {
    String product = Sample.product("1.36").replace("https://acme.example", server.link("/200?"));
    for (String change :
        new String[] {"robust_controller=504", "ai_inference=403", "gang_scheduling=404"}) {
      String[] link = change.split("=", -1);
      product = product.replace(
          "- \"" + server.link("/200?/" + link[0]) + "\"",
          "- \"" + server.link("/" + link[1]) + "\"\n        - " + server.link("/" + link[1]));
    }
    product = product.replace("https://github.com/cncf", server.link("/200?"));
    SubmissionDirectory submission = Sample.write(root, "1.36", product);
    SubmissionResult offline = new SubmissionLint(Optional.empty()).lint(submission);

    SubmissionResult result = new OnlineAdvice(
            new LinkCheck(Duration.ofSeconds(10), address -> true))
        .add(submission, offline);

    assertThat(result.findings().stream()
            .skip(offline.findings().size())
            .map(finding -> finding.rule() + " " + finding.subject()))
        .containsExactlyElementsOf(Stream.of(
                "link-dead gang_scheduling",
                "link-blocked ai_inference",
                "link-slow robust_controller")
            .flatMap(line -> Stream.of(line, line))
            .toList());
    assertThat(result.ok()).isEqualTo(offline.ok());
    // One HEAD and one GET.
    assertThat(server.requests("/404")).isEqualTo(2);
  }

  @Test
  void readsTheMembersOfALandscape() throws IOException {
    server.page("/landscape.yml", """
        landscape:
          - category:
            name: CNCF Members
            subcategories:
              - items:
                  - name: Acme, Inc. (member)
        """);
    byte[] file =
        Landscape.download(URI.create(server.link("/landscape.yml")), Duration.ofSeconds(10));
    assertThat(Members.ofLandscape(file, "it")).containsExactly("Acme, Inc.");
  }

  @Test
  void readsALandscapeOfManyMiB() {
    String text = "landscape:\n- {name: CNCF Members, subcategories: [{items: [{name: A}]}]}\n"
        + ("# " + "x".repeat(1000) + "\n").repeat(4000);
    assertThat(Members.ofLandscape(text.getBytes(StandardCharsets.UTF_8), "it"))
        .containsExactly("A");
  }

  @Test
  void saysWhyThereIsNoLandscape() {
    URI none = URI.create(server.link("/404"));
    assertThatThrownBy(() -> Landscape.download(none, Duration.ofSeconds(10)))
        .isInstanceOf(IOException.class)
        .hasMessage("it answers with status 404");
    URI endless = URI.create(server.link("/endless"));
    assertThatThrownBy(() -> Landscape.download(endless, Duration.ofMillis(200)))
        .isInstanceOf(IOException.class)
        .hasMessage("it does not come in time");
    assertThatThrownBy(() -> Members.ofLandscape("<html>".getBytes(StandardCharsets.UTF_8), "it"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not the file of the landscape");
  }
}
