package io.github.aiconf.core.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.JsonTree;
import io.github.aiconf.core.cluster.UnusableServerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to an API server: GET alone, answers as streams, failures in words that name server and
 * context.
 */
final class ApiServer implements AutoCloseable {

  static final JsonFactory JSON = new JsonFactory();

  private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
  private static final Duration DOCUMENT = Duration.ofSeconds(30);

  /** Few, so that what is down for longer is said in seconds. */
  private static final int DOCUMENT_ATTEMPTS = 3;

  private static final int ERROR_BYTES = 1 << 16;

  private final KubernetesClient client;
  private final String address;
  private final String context;
  private final Duration timeout;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(ApiServer::thread);

  ApiServer(KubernetesClient client, String address, String context, Duration timeout) {
    this.client = client;
    this.address = address;
    this.context = context;
    this.timeout = timeout;
  }

  String context() {
    return context;
  }

  Duration timeout() {
    return timeout;
  }

  /** An answer with a status other than 200. */
  static final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int code;
    private final transient Value status;
    private final String retryAfter;

    StatusException(int code, Value status, String retryAfter, String message) {
      super(message);
      this.code = code;
      this.status = status;
      this.retryAfter = retryAfter;
    }

    int code() {
      return code;
    }

    /** The Status object in the body; absent where the body is something else. */
    Value status() {
      return status;
    }

    String retryAfter() {
      return retryAfter;
    }

    /** Whether an API server answered, and nothing in front of it. */
    boolean isOfKubernetes() {
      return status.text("kind").equals("Status");
    }

    /** Whether the page is gone, and the answer has a token for the pages after it. */
    boolean saysWhereToGoOn() {
      return code == 410 && !status.text("metadata.continue").isEmpty();
    }
  }

  /** The body of the answer, which the caller closes. */
  InputStream get(String path, String accept, Deadline deadline) throws IOException {
    HttpRequest request = client
        .getHttpClient()
        .newHttpRequestBuilder()
        .uri(withoutSlash(client.getMasterUrl().toString()) + path)
        .header("Accept", accept)
        .build();
    HttpResponse<InputStream> response =
        send(client.getHttpClient().sendAsync(request, InputStream.class), deadline);
    InputStream body = new TimedStream(response.body(), deadline, watchdog);
    if (response.code() != 200) {
      try (body) {
        throw failure(response, body.readNBytes(ERROR_BYTES));
      }
    }
    return body;
  }

  /** A text that a reader takes from the stream. */
  <T> T read(String path, String accept, Reader<T> reader) throws IOException {
    Deadline deadline = Deadline.in(shorter(DOCUMENT, timeout));
    return BackOff.ask(deadline, DOCUMENT_ATTEMPTS, () -> {
      try (InputStream in = get(path, accept, deadline)) {
        return reader.read(in);
      }
    });
  }

  /** Takes what it needs from a stream. */
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  /** A document of discovery. */
  Value document(String path, String accept) throws IOException {
    return read(path, accept, ApiServer::json);
  }

  /** The first contact: {@code /version}. */
  Value version() {
    try {
      Deadline deadline = Deadline.in(shorter(FIRST_ANSWER, timeout));
      Value version = BackOff.ask(deadline, DOCUMENT_ATTEMPTS, () -> {
        try (InputStream in = get("/version", "application/json", deadline)) {
          return json(in);
        }
      });
      if (version.text("gitVersion").isEmpty()) {
        throw new UnusableServerException(
            named()
                + " answers, but not as a Kubernetes API server; check the server of the context",
            null);
      }
      return version;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** What a failure of the whole server means to the user. */
  UnusableServerException unusable(IOException e) {
    return new UnusableServerException(named() + " " + FailedContact.inWords(e), e);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    client.close();
  }

  private String named() {
    return "the server " + address + " of the context '" + context + "'";
  }

  /** What an exception says, without the place in a text that nobody has. */
  static String message(IOException e) {
    if (e instanceof JsonProcessingException json) {
      return "the answer is not what Kubernetes sends: " + json.getOriginalMessage();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static Value json(InputStream in) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      return parser.nextToken() == null ? Value.absent() : JsonTree.read(parser);
    }
  }

  private static HttpResponse<InputStream> send(
      CompletableFuture<HttpResponse<InputStream>> answer, Deadline deadline) throws IOException {
    try {
      return answer.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw deadline.passed("no answer");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io
          ? io
          : new IOException(String.valueOf(e.getCause()), e.getCause());
    }
  }

  private static StatusException failure(HttpResponse<?> response, byte[] body) {
    Value status = Value.absent();
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != null) {
        status = JsonTree.read(parser);
      }
    } catch (IOException e) {
      status = Value.absent();
    }
    String text = status.text("message");
    String shown = text.isEmpty() ? "HTTP status " + response.code() + firstWords(body) : text;
    String retryAfter = response.header("Retry-After");
    return new StatusException(
        response.code(), status, retryAfter == null ? "" : retryAfter, shown);
  }

  private static String firstWords(byte[] body) {
    String text =
        new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").trim();
    return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(80, text.length()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "aiconf-watchdog");
    thread.setDaemon(true);
    return thread;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
