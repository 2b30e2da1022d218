package io.github.aiconf.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The wire of a fake API server: takes requests, writes answers, and breaks them where a fault says
 * so.
 */
final class FakeHttp {

  private final FakeApi api;
  private final FakeFaults faults;
  private final HttpServer server;
  private final Optional<FakeCertificate> certificate;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private FakeHttp(
      FakeApi api, FakeFaults faults, HttpServer server, Optional<FakeCertificate> certificate) {
    this.api = api;
    this.faults = faults;
    this.server = server;
    this.certificate = certificate;
  }

  static FakeHttp start(FakeApi api, FakeFaults faults, boolean secure) {
    Optional<FakeCertificate> certificate =
        secure ? Optional.of(FakeCertificate.create()) : Optional.empty();
    try {
      FakeHttp http = new FakeHttp(api, faults, server(certificate), certificate);
      http.server.createContext("/", http::handle);
      http.server.setExecutor(http.threads);
      http.server.start();
      return http;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return (certificate.isPresent() ? "https" : "http") + "://127.0.0.1:"
        + server.getAddress().getPort();
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  void awaitRequest(String path) throws InterruptedException {
    synchronized (requests) {
      while (requests.stream().noneMatch(request -> path.equals(pathOf(request)))) {
        requests.wait();
      }
    }
  }

  private static String pathOf(String request) {
    return request.substring(request.indexOf(' ') + 1).replaceFirst("\\?.*", "");
  }

  /** The certificate in the form of a kubeconfig. */
  Optional<String> certificate() {
    return certificate.map(FakeCertificate::base64);
  }

  void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private static HttpServer server(Optional<FakeCertificate> certificate) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (certificate.isEmpty()) {
      return HttpServer.create(address, 0);
    }
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.get().context()));
    return server;
  }

  private void handle(HttpExchange exchange) throws IOException {
    note(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    try (exchange) {
      Optional<FakeFaults.Fault> fault = faults.next(exchange.getRequestURI().getPath());
      FakeAnswer answer = fault.map(FakeFaults.Fault::answer).orElseGet(() -> api.answer(exchange));
      switch (fault.map(FakeFaults.Fault::kind).orElse(FakeFaults.Kind.OTHER_ANSWER)) {
        case OTHER_ANSWER -> write(exchange, answer, answer.bytes().length);
        case RESET -> write(exchange, answer, answer.bytes().length / 2);
        case HANG -> hang();
        case HANG_IN_BODY -> {
          write(exchange, answer, answer.bytes().length / 2);
          hang();
        }
      }
    }
  }

  private void note(String request) {
    synchronized (requests) {
      requests.add(request);
      requests.notifyAll();
    }
  }

  /** Announces the whole body, whatever part of it is written. */
  private static void write(HttpExchange exchange, FakeAnswer answer, int length)
      throws IOException {
    byte[] body = answer.bytes();
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(answer.status(), body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, length);
    out.flush();
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
