package io.github.aiconf.core.live;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.JsonTree;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.ObjectFilter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads a list page by page. A page that fails with 429, a server error or a broken connection is
 * asked for again with growing pauses until the budget is spent; a page counts only when it came
 * whole.
 */
final class ListReader {

  /** The page size of kubectl. */
  private static final int PAGE = 500;

  /** Takes a page. */
  interface PageSink {
    void page(CompactObjects objects);
  }

  private final ApiServer server;

  /** Whether the last list was given up without a refusal: the server may be gone. */
  private volatile boolean doubtful;

  ListReader(ApiServer server) {
    this.server = server;
  }

  /**
   * Reads all pages. After a list that had to be given up the next one is tried once, so that a
   * server that dies costs the time of one list and not of all.
   */
  void read(ListKey key, ServedResource served, ObjectFilter filter, PageSink sink)
      throws IOException {
    Deadline deadline = Deadline.in(server.timeout());
    String next = "";
    do {
      Page page = page(new Request(key, served, filter, next), deadline);
      sink.page(page.objects());
      next = page.next();
    } while (!next.isEmpty());
  }

  private Page page(Request request, Deadline deadline) throws IOException {
    int attempts = doubtful ? 1 : BackOff.WHILE_TIME_IS_LEFT;
    try {
      Page page = BackOff.ask(deadline, attempts, () -> request.make(deadline));
      doubtful = false;
      return page;
    } catch (IOException e) {
      doubtful = !(e instanceof ApiServer.StatusException status && status.code() < 500);
      throw e;
    }
  }

  private record Page(CompactObjects objects, String next) {}

  /** A page that is asked for until it comes whole. */
  private final class Request {

    private final ListKey key;
    private final ServedResource served;
    private final ObjectFilter filter;
    private String token;

    Request(ListKey key, ServedResource served, ObjectFilter filter, String token) {
      this.key = key;
      this.served = served;
      this.filter = filter;
      this.token = token;
    }

    Page make(Deadline deadline) throws IOException {
      String path = path(key, served, token);
      try (InputStream in = server.get(path, "application/json", deadline)) {
        return parse(in, served, filter);
      } catch (ApiServer.StatusException e) {
        if (e.saysWhereToGoOn()) {
          token = e.status().text("metadata.continue");
        }
        throw e;
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
        throw new JsonParseException(parser, "the answer is not a list");
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
      if (!hasItems) {
        throw new JsonParseException(parser, "the answer is not a list");
      }
      return new Page(objects.build(), next);
    }
  }

  private static void items(
      JsonParser parser, ServedResource served, ObjectFilter filter, CompactObjects.Builder objects)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(parser, "the list holds something that is not an object");
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
}
