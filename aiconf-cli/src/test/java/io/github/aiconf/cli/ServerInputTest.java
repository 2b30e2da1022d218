package io.github.aiconf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.testkit.FakeApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ServerInputTest {

  private static final String HTML = "<html><body>Please log in</body></html>";

  @TempDir
  Path folder;

  @Test
  void saysThatAServerCannotBeReached() throws IOException {
    String url;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "http://127.0.0.1:" + socket.getLocalPort();
    }
    check(kubeconfig(url))
        .isRefusedWith(5, "the server " + url + " of the context 'test' cannot be reached");
  }

  @Test
  void saysThatANameCannotBeResolved() throws IOException {
    check(kubeconfig("https://api.acme.invalid:6443"))
        .isRefusedWith(5, "https://api.acme.invalid:6443", "cannot be resolved");
  }

  @Test
  void saysInSecondsThatAServerHangs() {
    try (FakeApiServer server = FakeApiServer.start("1.35").hanging("/version")) {
      check(server, "--timeout", "1")
          .isRefusedWith(5, server.url(), "'fake' does not answer: no answer within 1 s");
    }
  }

  @Test
  void saysInSecondsThatAServerHangsInTheMiddle() {
    try (FakeApiServer server = FakeApiServer.start("1.35").hangingInBody("/version")) {
      // Long enough for a busy machine to make the connection and read the first bytes.
      check(server, "--timeout", "4")
          .isRefusedWith(5, "does not answer: the answer did not come whole within 4 s");
    }
  }

  @Test
  void saysInSecondsThatDiscoveryHangs() {
    try (FakeApiServer server = FakeApiServer.start("1.35").hanging("/apis")) {
      check(server, "--timeout", "1").isRefusedWith(5, "does not answer: no answer within 1 s");
    }
  }

  @Test
  void recognizesAProxyThatAnswersWithHtml() {
    try (FakeApiServer server =
        FakeApiServer.start("1.35").answering("/version", 200, "text/html", HTML)) {
      check(server).isRefusedWith(5, "answers, but not with JSON", "proxy");
    }
  }

  @Test
  void recognizesAProxyThatRefusesWithHtml() {
    try (FakeApiServer server =
        FakeApiServer.start("1.35").answering("/version", 403, "text/html", HTML)) {
      check(server).isRefusedWith(5, "HTTP status 403", "proxy");
    }
  }

  @Test
  void recognizesHtmlInPlaceOfDiscovery() {
    try (FakeApiServer server =
        FakeApiServer.start("1.35").answering("/apis", 200, "text/html", HTML)) {
      check(server).isRefusedWith(5, "answers, but not with JSON", "proxy");
    }
  }

  @Test
  void recognizesAServerThatIsNoKubernetes() {
    try (FakeApiServer server = FakeApiServer.start("1.35")
        .answering("/version", 200, "application/json", "{\"name\":\"a search engine\"}")) {
      check(server).isRefusedWith(5, "answers, but not as a Kubernetes API server");
    }
    try (FakeApiServer server = FakeApiServer.start("1.35")
        .answering("/version", 404, "text/plain", "404 page not found")) {
      check(server).isRefusedWith(5, "HTTP status 404", "not as a Kubernetes API server");
    }
    try (FakeApiServer server = FakeApiServer.start("1.35")
        .answering("/version", 200, "application/json", "{\"gitVersion\":\"latest\"}")) {
      check(server).isRefusedWith(5, "'latest' is not one of Kubernetes");
    }
  }

  @Test
  void saysThatTheCredentialsAreRefused() {
    try (FakeApiServer server = FakeApiServer.start("1.35")
        .answering("/version", 401, "application/json", "{\"kind\":\"Status\",\"code\":401}")) {
      check(server).isRefusedWith(5, "refuses the credentials (401)", "log in again");
    }
  }

  @Test
  void doesNotTrustAServerWithACertificateOfAnotherAuthority() throws IOException {
    try (FakeApiServer server = FakeApiServer.startSecure("1.35");
        FakeApiServer other = FakeApiServer.startSecure("1.35")) {
      String mixed = Files.readString(other.kubeconfig(folder)).replace(other.url(), server.url());
      Path kubeconfig = Files.writeString(folder.resolve("mixed"), mixed);

      check(kubeconfig)
          .isRefusedWith(5, server.url(), "cannot be trusted", "certificate-authority-data");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void trustsAServerWithTheCertificateOfTheKubeconfig() {
    try (FakeApiServer server = FakeApiServer.startSecure("1.35")) {
      check(server, "--id", "dra_support").endsWith(0);
    }
  }

  @Test
  void recognizesAServerThatSpeaksNoTls() throws IOException {
    CompletableFuture<Void> server;
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      server = CompletableFuture.runAsync(() -> answerWithoutTls(socket));
      check(kubeconfig("https://127.0.0.1:" + socket.getLocalPort()))
          .isRefusedWith(5, "does not speak TLS");
    }
    server.join();
  }

  /** Until the socket is closed. */
  private static void answerWithoutTls(ServerSocket socket) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
      } catch (IOException e) {
        assertThat(e).isInstanceOf(SocketException.class);
      }
    }
  }

  @Test
  void treatsARecordingLikeACheck() {
    Path file = folder.resolve("cluster.snapshot.jsonl.gz");
    try (FakeApiServer server = FakeApiServer.start("1.35").hanging("/version")) {
      Aiconf.run(
              "snapshot",
              file.toString(),
              "--kubeconfig",
              server.kubeconfig(folder).toString(),
              "--timeout",
              "1")
          .isRefusedWith(5, server.url(), "does not answer");
    }
    assertThat(file).doesNotExist();
  }

  private Aiconf check(FakeApiServer server, String... more) {
    return check(server.kubeconfig(folder), more);
  }

  private static Aiconf check(Path kubeconfig, String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "check";
    args[1] = "--kubeconfig";
    args[2] = kubeconfig.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return Aiconf.run(args);
  }

  private Path kubeconfig(String url) throws IOException {
    return Files.writeString(folder.resolve("kubeconfig"), """
        current-context: test
        contexts:
          - {name: test, context: {cluster: test, user: test}}
        clusters:
          - {name: test, cluster: {server: "%s"}}
        users:
          - {name: test, user: {token: t}}
        """.formatted(url));
  }
}
