package io.github.aiconf.core.submission.online;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The file in which the members of the foundation stand, where it is published. */
public final class Landscape {

  /** Where the foundation keeps it. */
  public static final URI PUBLISHED =
      URI.create("https://raw.githubusercontent.com/cncf/landscape/master/landscape.yml");

  /** Ten times what it has. */
  private static final int MAX_BYTES = 32 * 1024 * 1024;

  private Landscape() {}

  /**
   * Downloads it.
   *
   * @param timeout for the answer, and once more for its content
   * @throws IOException if there is no such file, or it does not come in time; with a message
   */
  public static byte[] download(URI address, Duration timeout) throws IOException {
    HttpClient client = HttpClient.newBuilder()
        .connectTimeout(timeout)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
    HttpRequest request = HttpRequest.newBuilder(address)
        .timeout(timeout)
        .header("User-Agent", "aiconf")
        .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        if (response.statusCode() != 200) {
          throw new IOException("it answers with status " + response.statusCode());
        }
        return read(in, timeout);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The client's own timeout ends with the head of the answer. */
  private static byte[] read(InputStream in, Duration timeout) throws IOException {
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> alarm = CompletableFuture.runAsync(
        () -> {
          late.set(true);
          closeQuietly(in);
        },
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
    byte[] content;
    try {
      content = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw late.get() ? late() : e;
    } finally {
      alarm.cancel(false);
    }
    if (late.get()) {
      throw late();
    }
    if (content.length > MAX_BYTES) {
      throw new IOException("it is larger than 32 MiB");
    }
    return content;
  }

  private static IOException late() {
    return new HttpTimeoutException("it does not come in time");
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // Whoever reads from it is told.
    }
  }
}
