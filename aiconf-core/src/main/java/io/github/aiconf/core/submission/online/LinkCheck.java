package io.github.aiconf.core.submission.online;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Requests links: HEAD, then GET, a second time where the network failed. Follows redirections step
 * by step, and goes to no address of a private network, since a submission is somebody else's.
 */
public final class LinkCheck {

  private static final int ATTEMPTS = 2;
  private static final int MAX_REDIRECTIONS = 5;

  private final HttpClient client;
  private final Duration timeout;
  private final Predicate<InetAddress> allowed;

  /** A check that goes to public addresses alone. */
  public LinkCheck(Duration timeout) {
    this(timeout, LinkCheck::isPublic);
  }

  LinkCheck(Duration timeout, Predicate<InetAddress> allowed) {
    this.client = HttpClient.newBuilder()
        .connectTimeout(timeout)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
    this.timeout = timeout;
    this.allowed = allowed;
  }

  /** How a link answers. */
  public LinkState check(String link) {
    LinkState state = LinkState.DEAD;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return request(URI.create(link.strip()));
      } catch (HttpTimeoutException e) {
        state = LinkState.SLOW;
      } catch (UnknownHostException | IllegalArgumentException e) {
        return LinkState.DEAD;
      } catch (IOException e) {
        state = LinkState.DEAD;
      }
    }
    return state;
  }

  private LinkState request(URI link) throws IOException {
    URI target = link;
    for (int step = 0; step <= MAX_REDIRECTIONS; step++) {
      if (!isAllowed(target)) {
        return LinkState.PRIVATE;
      }
      HttpResponse<?> response = send(target, "HEAD");
      if (response.statusCode() >= 400) {
        response = send(target, "GET");
      }
      String next = response.headers().firstValue("Location").orElse("");
      if (response.statusCode() / 100 != 3 || next.isEmpty()) {
        return state(response.statusCode());
      }
      target = target.resolve(next);
    }
    return LinkState.BLOCKED;
  }

  private boolean isAllowed(URI target) throws UnknownHostException {
    String scheme = String.valueOf(target.getScheme());
    if (target.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException("no link");
    }
    for (InetAddress address : InetAddress.getAllByName(target.getHost())) {
      if (!allowed.test(address)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
    return !(address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || shared);
  }

  /** Ends with the head of the answer: what follows may be long, or never end. */
  private HttpResponse<?> send(URI target, String method) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(target)
        .timeout(timeout)
        .header("User-Agent", "aiconf")
        .method(method, HttpRequest.BodyPublishers.noBody())
        .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
      return response;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static LinkState state(int status) {
    if (status < 400) {
      return LinkState.ALIVE;
    }
    return switch (status) {
      case 401, 403, 405, 407, 429, 451, 503, 999 -> LinkState.BLOCKED;
      case 408, 504 -> LinkState.SLOW;
      default -> LinkState.DEAD;
    };
  }
}
