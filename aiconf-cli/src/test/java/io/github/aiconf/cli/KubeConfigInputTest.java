package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class KubeConfigInputTest {

  @TempDir
  Path folder;

  private Path kubeconfig;

  @BeforeEach
  void name() {
    kubeconfig = folder.resolve("kubeconfig");
  }

  @Test
  void refusesAMissingFile() {
    check().isRefusedWith(2, kubeconfig + ": there is no kubeconfig", "--kubeconfig", "--snapshot");
  }

  @Test
  void refusesAMissingDefaultFile() {
    Aiconf.run(Map.of("HOME", folder.toString()), "check")
        .isRefusedWith(2, folder.resolve(".kube/config") + ": there is no kubeconfig");
  }

  @Test
  void refusesAVariableThatNamesNoFile() {
    String paths = folder.resolve("a") + java.io.File.pathSeparator + folder.resolve("b");
    Aiconf.run(Map.of("KUBECONFIG", paths), "check")
        .isRefusedWith(2, "none of the files in $KUBECONFIG is there");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    write("");
    check().isRefusedWith(2, kubeconfig + ": the kubeconfig is empty");
  }

  @Test
  void refusesAFolder() throws IOException {
    Files.createDirectory(kubeconfig);
    check().isRefusedWith(2, kubeconfig + ": cannot be read");
  }

  @Test
  void refusesMalformedYamlWithItsLine() throws IOException {
    write("current-context: a\ncontexts: [\n");
    check().isRefusedWith(2, kubeconfig + ":3: ");
  }

  @Test
  void refusesAFileThatIsNoMapping() throws IOException {
    write("- a\n- b\n");
    check().isRefusedWith(2, kubeconfig + ":1: expected a mapping");
  }

  @Test
  void refusesAnUnknownContextAndNamesThoseThatThereAre() throws IOException {
    write(context("https://127.0.0.1:1", "token: t"));
    Aiconf.run("check", "--kubeconfig", kubeconfig.toString(), "--context", "prod")
        .isRefusedWith(2, kubeconfig + ":3: contexts has no 'prod'", "--context: test");
  }

  @Test
  void refusesAFileWithoutCurrentContext() throws IOException {
    write("contexts:\n  - {name: a, context: {}}\n");
    check().isRefusedWith(2, "current-context is not set", "--context: a");
  }

  @Test
  void refusesAContextWhoseClusterIsNotThere() throws IOException {
    write("current-context: a\ncontexts:\n  - {name: a, context: {cluster: gone}}\n");
    check().isRefusedWith(2, "has no server for 'gone'", "kubectl config view --flatten");
  }

  @Test
  void refusesAServerThatIsNoAddress() throws IOException {
    write(context("localhost", "token: t"));
    check().isRefusedWith(2, kubeconfig + ":6: ", "'localhost'", "https://host:6443");
  }

  @Test
  void refusesAnExpiredClientCertificate() throws IOException {
    write(context("https://127.0.0.1:1", "client-certificate-data: " + expired()));
    check()
        .isRefusedWith(
            2, kubeconfig + ":8: ", "'test' has a client certificate that expired at 20", "renew");
  }

  @Test
  void refusesAnExpiredClientCertificateInAFileOfItsOwn() throws IOException {
    Files.write(folder.resolve("client.pem"), Base64.getDecoder().decode(expired()));
    write(context("https://127.0.0.1:1", "client-certificate: client.pem"));
    check().isRefusedWith(2, "expired at 20", "renew");
  }

  @Test
  void refusesAClientCertificateThatIsNone() throws IOException {
    write(context("https://127.0.0.1:1", "client-certificate-data: bm90aGluZw=="));
    check().isRefusedWith(2, "client-certificate-data that is not a certificate");
  }

  @Test
  void refusesAClientCertificateThatIsNotThere() throws IOException {
    write(context("https://127.0.0.1:1", "client-certificate: gone.pem"));
    check().isRefusedWith(2, folder.resolve("gone.pem") + ", which cannot be read");
  }

  @Test
  void refusesAnAuthorityThatIsNoCertificate() throws IOException {
    write(context("https://127.0.0.1:1", "token: t")
        .replace("server:", "certificate-authority-data: bm90aGluZw==, server:"));
    check()
        .isRefusedWith(
            2, kubeconfig + ":6: ", "certificate-authority-data that is not a certificate");
  }

  @Test
  void refusesALoginCommandThatIsNotThere() throws IOException {
    write(
        context(
            "https://127.0.0.1:1",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: no-such-login, interactiveMode: Never}"));
    assertThat(check().code()).isIn(2, 5);
  }

  @Test
  void takesTheContextFromWhicheverFileHasIt() throws IOException {
    Path other = folder.resolve("other");
    Files.writeString(other, "current-context: test\n");
    write(context("http://127.0.0.1:1", "token: t").replace("current-context: test\n", ""));
    String paths = folder.resolve("gone")
        + java.io.File.pathSeparator
        + other
        + java.io.File.pathSeparator
        + kubeconfig;
    Aiconf.run(Map.of("KUBECONFIG", paths), "check")
        .isRefusedWith(5, "the server http://127.0.0.1:1 of the context 'test' cannot be reached");
  }

  @Test
  void refusesTwoClustersAtOnce() {
    Aiconf.run("check", "--snapshot", "a", "--manifests", "b")
        .isRefusedWith(2, "choose one of --snapshot, --manifests");
    Aiconf.run("check", "--snapshot", "a", "--context", "b")
        .isRefusedWith(2, "choose one of --snapshot, --manifests");
  }

  private Aiconf check() {
    return Aiconf.run("check", "--kubeconfig", kubeconfig.toString());
  }

  private void write(String text) throws IOException {
    Files.writeString(kubeconfig, text);
  }

  private static String context(String server, String user) {
    return """
        apiVersion: v1
        current-context: test
        contexts:
          - {name: test, context: {cluster: test, user: test}}
        clusters:
          - {name: test, cluster: {server: "%s"}}
        users:
          - {name: test, user: {%s}}
        """.formatted(server, user);
  }

  /** A certificate of the year 2020, made with keytool for this test. */
  private static String expired() throws IOException {
    try (InputStream in = KubeConfigInputTest.class.getResourceAsStream("expired.pem")) {
      return Base64.getEncoder().encodeToString(in.readAllBytes());
    }
  }
}
