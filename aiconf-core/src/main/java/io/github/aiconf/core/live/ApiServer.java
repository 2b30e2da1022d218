package io.github.aiconf.core.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.JsonTree;
import io.github.aiconf.core.cluster.UnusableServerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Requests to an API server: GET alone, answers as streams, failures in words that name server and
 * context.
 */
final class ApiServer implements AutoCloseable {

  static final JsonFactory JSON = new JsonFactory();

  private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
  private static final int ERROR_BYTES = 1 << 16;

  private final KubernetesClient client;
  private final String address;
  private final String context;
  private final Duration timeout;

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
  }

  /** The body of the answer, which the caller closes. */
  InputStream get(String path, String accept, Duration wait) throws IOException {
    HttpRequest request = client
        .getHttpClient()
        .newHttpRequestBuilder()
        .uri(withoutSlash(client.getMasterUrl().toString()) + path)
        .header("Accept", accept)
        .build();
    HttpResponse<InputStream> response = send(request, wait);
    if (response.code() != 200) {
      try (InputStream body = response.body()) {
        throw failure(response, body.readNBytes(ERROR_BYTES));
      }
    }
    return response.body();
  }

  /** A small document. */
  Value document(String path, String accept, Duration wait) throws IOException {
    try (InputStream in = get(path, accept, wait);
        JsonParser parser = JSON.createParser(in)) {
      return parser.nextToken() == null ? Value.absent() : JsonTree.read(parser);
    }
  }

  /** The first contact: {@code /version}. */
  Value version() {
    try {
      Value version = document("/version", "application/json", FIRST_ANSWER);
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
    return new UnusableServerException(named() + " " + inWords(e), e);
  }

  @Override
  public void close() {
    client.close();
  }

  private String named() {
    return "the server " + address + " of the context '" + context + "'";
  }

  private static String inWords(IOException e) {
    if (e instanceof StatusException status) {
      return switch (status.code()) {
        case 401 -> "refuses the credentials (401); log in again or choose another context";
        case 403 -> "refuses to say its version (403); use a user who may read /version";
        default ->
          "answers with status " + status.code() + "; check the address, or a proxy in between";
      };
    }
    if (e instanceof com.fasterxml.jackson.core.JsonProcessingException) {
      return "answers, but not with JSON; it is no Kubernetes API server, or a proxy answers in its place";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return "cannot be trusted: " + cause.getMessage()
            + "; check certificate-authority-data of the cluster";
      }
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return "has a name that cannot be resolved; check the server of the context";
      }
      if (cause instanceof HttpTimeoutException || cause instanceof InterruptedIOException) {
        return "does not answer within " + FIRST_ANSWER.toSeconds()
            + " s; check address, network and proxy";
      }
      if (cause instanceof ConnectException) {
        return "cannot be reached: connection refused or no route; is it up, and is the address right?";
      }
    }
    return "cannot be used: " + e.getMessage();
  }

  private static HttpResponse<InputStream> send(
      CompletableFuture<HttpResponse<InputStream>> answer, Duration wait) throws IOException {
    try {
      return answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no answer within " + wait.toSeconds() + " s");
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

  private HttpResponse<InputStream> send(HttpRequest request, Duration wait) throws IOException {
    return send(client.getHttpClient().sendAsync(request, InputStream.class), wait);
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

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
