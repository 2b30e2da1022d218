package io.github.aiconf.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rival of recording a cluster: reads the bytes of the same lists from the API server of the
 * current context, page after page as a recording does, and looks for nothing in them but the token
 * for the next page. The lists are those of a snapshot, by its lines that are no objects.
 *
 * <pre>{@code
 * zgrep '^."aiconf":' SNAPSHOT > LINES
 * java -XX:+UseSerialGC -cp aiconf-benchmarks/target/benchmarks.jar io.github.aiconf.benchmarks.PlainPager LINES
 * }</pre>
 */
public final class PlainPager {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern CONTINUE = Pattern.compile("\"continue\":\"([^\"]+)\"");

  /** The metadata of a list stand before its items, and need less than this. */
  private static final int HEAD_BYTES = 1 << 12;

  private final HttpClient client;
  private final Config config;
  private final byte[] buffer = new byte[1 << 16];
  private int pages;
  private long bytes;

  private PlainPager(Config config) throws IOException, GeneralSecurityException {
    this.config = config;
    this.client =
        HttpClient.newBuilder().sslContext(SSLUtils.sslContext(config)).build();
  }

  /** Takes a file with the lines of a snapshot that are no objects. */
  public static void main(String[] args)
      throws IOException, GeneralSecurityException, InterruptedException {
    List<String> lists = new ArrayList<>();
    int objects = 0;
    for (String text : Files.readAllLines(Path.of(args[0]))) {
      Value line = line(text);
      if (line.text("aiconf").equals("list")) {
        lists.add(path(line));
      }
      objects =
          line.text("aiconf").equals("done") ? Integer.parseInt(line.text("objects")) : objects;
    }
    PlainPager pager = new PlainPager(Config.autoConfigure(null));
    long start = System.nanoTime();
    for (String list : lists) {
      pager.read(list);
    }
    pager.print(lists.size(), objects, (System.nanoTime() - start) / 1e9);
  }

  private void read(String list) throws IOException, InterruptedException {
    String next = "";
    do {
      next = page(list + next);
    } while (!next.isEmpty());
  }

  /** Reads a page to its end and gives the parameter of the next one, or nothing. */
  private String page(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create(config.getMasterUrl().replaceFirst("/$", "") + path))
        .header("Accept", "application/json");
    if (config.getOauthToken() != null) {
      request.header("Authorization", "Bearer " + config.getOauthToken());
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException(path + " was answered with " + response.statusCode());
    }
    try (InputStream in = response.body()) {
      int length = in.readNBytes(buffer, 0, HEAD_BYTES);
      String head = new String(buffer, 0, length, StandardCharsets.US_ASCII);
      for (int read = length; read > 0; read = in.read(buffer)) {
        bytes += read;
      }
      pages++;
      Matcher token = CONTINUE.matcher(head);
      return token.find()
          ? "&continue=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)
          : "";
    }
  }

  private void print(int lists, int objects, double seconds) {
    System.out.printf(
        Locale.ROOT,
        "%d lists, %d objects, %d pages, %d bytes, %.2f s, %.1f MB/s%n",
        lists,
        objects,
        pages,
        bytes,
        seconds,
        bytes / 1e6 / seconds);
  }

  private static String path(Value list) {
    String name = list.text("name");
    return (list.text("group").isEmpty() ? "/api/" : "/apis/") + list.text("apiVersion") + "/"
        + list.text("resource")
        + "?limit=500"
        + (name.isEmpty()
            ? ""
            : "&fieldSelector="
                + URLEncoder.encode("metadata.name=" + name, StandardCharsets.UTF_8));
  }

  private static Value line(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      return JsonTree.read(parser);
    }
  }
}
