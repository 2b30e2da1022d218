package io.github.aiconf.core.submission.online;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on this machine. A path that is a number answers with that status, {@code /endless} with
 * a head and nothing behind it, {@code /silent} not at all; any other with the page of that name.
 */
final class LocalServer implements AutoCloseable {

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final Map<String, String> pages = new ConcurrentHashMap<>();

  LocalServer() throws IOException {
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  void page(String path, String text) {
    pages.put(path, text);
  }

  String link(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  int requests(String path) {
    return requests.getOrDefault(path, new AtomicInteger()).get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
    try (exchange) {
      switch (path) {
        case "/silent" -> await();
        case "/endless" -> {
          if (exchange.getRequestMethod().equals("HEAD")) {
            status(exchange, 405);
          } else {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            await();
          }
        }
        default -> {
          if (pages.containsKey(path)) {
            byte[] page = pages.get(path).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          } else {
            status(exchange, Integer.parseInt(path.substring(1)));
          }
        }
      }
    }
  }

  private static void status(HttpExchange exchange, int status) throws IOException {
    if (status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", "/200");
    }
    exchange.sendResponseHeaders(status, -1);
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
