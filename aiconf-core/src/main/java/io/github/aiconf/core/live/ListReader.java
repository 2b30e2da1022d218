package io.github.aiconf.core.live;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.JsonTree;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.ObjectFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Reads a list page by page. A page that fails with 429, a server error or a broken connection is
 * asked for again with growing pauses until the budget is spent; a page counts only when it came
 * whole.
 */
final class ListReader {

  /** The page size of kubectl. */
  private static final int PAGE = 500;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

  /** Takes a page. */
  interface PageSink {
    void page(CompactObjects objects) throws IOException;
  }

  private final ApiServer server;
  private final ScheduledExecutorService watchdog;

  ListReader(ApiServer server, ScheduledExecutorService watchdog) {
    this.server = server;
    this.watchdog = watchdog;
  }

  /** Reads all pages. */
  void read(ListKey key, ServedResource served, ObjectFilter filter, PageSink sink)
      throws IOException {
    Deadline deadline = new Deadline(server.timeout());
    String next = "";
    do {
      Page page = page(key, served, next, filter, deadline);
      sink.page(page.objects());
      next = page.next();
    } while (!next.isEmpty());
  }

  private record Page(CompactObjects objects, String next) {}

  private Page page(
      ListKey key, ServedResource served, String token, ObjectFilter filter, Deadline deadline)
      throws IOException {
    Duration pause = FIRST_PAUSE;
    String from = token;
    while (true) {
      try {
        return once(key, served, from, filter, deadline);
      } catch (ApiServer.StatusException e) {
        if (e.code() == 410 && !e.status().text("metadata.continue").isEmpty()) {
          from = e.status().text("metadata.continue");
        } else if (e.code() != 429 && e.code() < 500) {
          throw e;
        } else {
          deadline.pause(retryAfter(e, pause), e);
        }
      } catch (HttpTimeoutException | InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        deadline.pause(pause, e);
      }
      pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
          ? LONGEST_PAUSE
          : pause.multipliedBy(2);
    }
  }

  private Page once(
      ListKey key, ServedResource served, String token, ObjectFilter filter, Deadline deadline)
      throws IOException {
    Duration left = deadline.left();
    try (InputStream in = server.get(path(key, served, token), "application/json", left)) {
      ScheduledFuture<?> guard =
          watchdog.schedule(() -> closeQuietly(in), left.toMillis(), TimeUnit.MILLISECONDS);
      try {
        return parse(in, served, filter);
      } catch (IOException e) {
        if (deadline.isOver()) {
          throw new HttpTimeoutException(
              "the list did not come whole within " + server.timeout().toSeconds() + " s");
        }
        throw e;
      } finally {
        guard.cancel(false);
      }
    }
  }

  private static Page parse(InputStream in, ServedResource served, ObjectFilter filter)
      throws IOException {
    CompactObjects.Builder objects = new CompactObjects.Builder();
    String next = "";
    boolean hasItems = false;
    try (JsonParser parser = ApiServer.JSON.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the answer is not a list");
      }
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (field.equals("metadata")) {
          next = JsonTree.read(parser).text("continue");
        } else if (field.equals("items")) {
          hasItems = true;
          if (token == JsonToken.START_ARRAY) {
            items(parser, served, filter, objects);
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    if (!hasItems) {
      throw new IOException("the answer is not a list");
    }
    return new Page(objects.build(), next);
  }

  private static void items(
      JsonParser parser, ServedResource served, ObjectFilter filter, CompactObjects.Builder objects)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new IOException("the list holds something that is not an object");
      }
      objects.add(parser, filter, served.apiVersion(), served.type().kind());
    }
  }

  private static String path(ListKey key, ServedResource served, String token) {
    String root = served.type().group().isEmpty() ? "/api/" : "/apis/";
    StringBuilder path = new StringBuilder(root)
        .append(served.apiVersion())
        .append('/')
        .append(served.type().resource())
        .append("?limit=")
        .append(PAGE);
    if (!key.name().isEmpty()) {
      path.append("&fieldSelector=")
          .append(URLEncoder.encode("metadata.name=" + key.name(), StandardCharsets.UTF_8));
    }
    if (!token.isEmpty()) {
      path.append("&continue=").append(URLEncoder.encode(token, StandardCharsets.UTF_8));
    }
    return path.toString();
  }

  private static Duration retryAfter(ApiServer.StatusException e, Duration otherwise) {
    try {
      return Duration.ofSeconds(Long.parseLong(e.retryAfter().trim()));
    } catch (NumberFormatException notSeconds) {
      return otherwise;
    }
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // The reader sees the end of the stream either way.
    }
  }

  /** When the budget of a list is spent. */
  private static final class Deadline {

    private final long end;

    Deadline(Duration budget) {
      this.end = System.nanoTime() + budget.toNanos();
    }

    Duration left() {
      return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    boolean isOver() {
      return System.nanoTime() - end >= 0;
    }

    /** Waits before another attempt; throws the failure where no time is left for one. */
    void pause(Duration pause, IOException failure) throws IOException {
      if (pause.compareTo(left()) >= 0) {
        throw failure;
      }
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }
  }
}
