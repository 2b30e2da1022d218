package io.github.aiconf.testkit;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.manifest.ManifestReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An API server for tests, over HTTP or HTTPS on this machine. It is small and strict: it answers
 * {@code GET} alone, knows only what it was told, pages its lists as a real one does, and keeps a
 * record of every request. It can also be made to fail in the ways in which real ones do.
 *
 * <pre>{@code
 * try (FakeApiServer server = FakeApiServer.start("1.35")) {
 *   server.with(deployments).denying("pods").busy("/apis/apps/v1/deployments", 2, 1);
 *   Path kubeconfig = server.kubeconfig(folder);
 *   ...
 *   assertThat(server.requests()).noneMatch(request -> request.contains("secrets"));
 * }
 * }</pre>
 *
 * <p>Faults are named by the path of a request without what follows its question mark, and may be
 * added while the server runs.
 */
public final class FakeApiServer implements AutoCloseable {

  private final FakeApi api;
  private final FakeFaults faults = new FakeFaults();
  private final FakeHttp http;

  private FakeApiServer(String release, boolean secure) {
    this.api = new FakeApi(release);
    this.http = FakeHttp.start(api, faults, secure);
  }

  /**
   * A server of a release, for example {@code 1.35}, over HTTP, with the resources of Kubernetes
   * itself and no object.
   */
  public static FakeApiServer start(String release) {
    return new FakeApiServer(release, false);
  }

  /** The same over HTTPS, with a certificate that is made now and signed by nobody else. */
  public static FakeApiServer startSecure(String release) {
    return new FakeApiServer(release, true);
  }

  /**
   * It serves these resources too, with all verbs and a status.
   *
   * @param apiVersion for example {@code kueue.x-k8s.io/v1beta2}
   * @param resources plural and kind, for example {@code clusterqueues/ClusterQueue}
   */
  public FakeApiServer serving(String apiVersion, String... resources) {
    for (String resource : resources) {
      api.serve(FixtureResource.of(apiVersion, resource, ClusterFixture.ALL_VERBS));
    }
    return this;
  }

  /** It does not serve this group. */
  public FakeApiServer withoutGroup(String group) {
    api.withdraw(group);
    return this;
  }

  /**
   * Objects, as YAML documents.
   *
   * @throws InputException if they are not strict YAML, or of a resource that is not served
   */
  public FakeApiServer with(String yaml) {
    new ManifestReader("fixture", (object, line) -> api.add(object))
        .readYaml(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** It says that this feature gate is on or off, and so has metrics. */
  public FakeApiServer featureGate(String gate, boolean on) {
    api.featureGate(gate, on);
    return this;
  }

  /** The user may not list this resource, for example {@code deployments.apps}. */
  public FakeApiServer denying(String resource) {
    api.deny(resource);
    return this;
  }

  /** It has no more than this many objects on a page, whatever the limit of a request. */
  public FakeApiServer pagesOf(int objects) {
    api.pagesOf(objects);
    return this;
  }

  /** It does not aggregate discovery, so that each version of a group has a document of its own. */
  public FakeApiServer withoutAggregatedDiscovery() {
    api.withoutAggregatedDiscovery();
    return this;
  }

  /**
   * The server behind this version of a group, for example {@code metrics.k8s.io/v1beta1}, does not
   * answer.
   */
  public FakeApiServer withUnavailable(String apiVersion) {
    api.unavailable(apiVersion);
    return this;
  }

  /**
   * The first tokens for a next page of this resource are expired, with another one in the answer.
   */
  public FakeApiServer expiring(String resource, int times) {
    api.expire(resource, times);
    return this;
  }

  /** The next requests of a path are answered with 429 and this Retry-After. */
  public FakeApiServer busy(String path, int times, int retryAfterSeconds) {
    faults.add(
        path,
        times,
        FakeAnswer.status(429, "TooManyRequests", "too many requests, please try again later")
            .header("Retry-After", String.valueOf(retryAfterSeconds)));
    return this;
  }

  /** The next requests of a path are answered with this status and a Status object. */
  public FakeApiServer failing(String path, int times, int status) {
    faults.add(path, times, FakeAnswer.status(status, "InternalError", "it failed on purpose"));
    return this;
  }

  /** Every request of a path is answered with this text, as a proxy in between would. */
  public FakeApiServer answering(String path, int status, String contentType, String body) {
    faults.add(path, Integer.MAX_VALUE, FakeAnswer.of(status, contentType, body));
    return this;
  }

  /** In the next answers to a path the connection breaks after half of the body. */
  public FakeApiServer resetting(String path, int times) {
    faults.add(path, times, FakeFaults.Kind.RESET);
    return this;
  }

  /** Requests of a path get no answer while the server runs. */
  public FakeApiServer hanging(String path) {
    faults.add(path, Integer.MAX_VALUE, FakeFaults.Kind.HANG);
    return this;
  }

  /**
   * Answers to a path stop after half of the body, and the connection stays open while the server
   * runs.
   */
  public FakeApiServer hangingInBody(String path) {
    faults.add(path, Integer.MAX_VALUE, FakeFaults.Kind.HANG_IN_BODY);
    return this;
  }

  /** For example {@code https://127.0.0.1:40123}. */
  public String url() {
    return http.url();
  }

  /** The requests so far in their order, for example {@code GET /api/v1/pods?limit=500}. */
  public List<String> requests() {
    return http.requests();
  }

  /**
   * Waits until a request of this path has come, whether it was answered or not.
   *
   * @param path without what follows the question mark
   */
  public void awaitRequest(String path) throws InterruptedException {
    http.awaitRequest(path);
  }

  /**
   * Writes a kubeconfig whose current context {@code fake} is this server.
   *
   * @param folder where the file {@code kubeconfig} is written
   */
  public Path kubeconfig(Path folder) {
    String trust =
        http.certificate().map(pem -> ", certificate-authority-data: " + pem).orElse("");
    String text = """
        apiVersion: v1
        kind: Config
        current-context: fake
        contexts:
          - {name: fake, context: {cluster: fake, user: fake}}
        clusters:
          - {name: fake, cluster: {server: "%s"%s}}
        users:
          - {name: fake, user: {token: fake-token}}
        """.formatted(url(), trust);
    try {
      return Files.writeString(folder.resolve("kubeconfig"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the server, and with it every answer that hangs. */
  @Override
  public void close() {
    http.close();
  }
}
