package io.github.aiconf.core.submission.online;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkCheckTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      if (status / 100 == 3) {
        exchange.getResponseHeaders().add("Location", "/200");
      }
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "200,ALIVE",
    "301,ALIVE",
    "404,DEAD",
    "500,DEAD",
    "403,BLOCKED",
    "429,BLOCKED",
    "504,SLOW"
  })
  void sortsLinksByTheirAnswers(int status, LinkState state) {
    LinkCheck links = new LinkCheck(Duration.ofSeconds(10), address -> true);
    assertThat(links.check(link(status))).isEqualTo(state);
  }

  @Test
  void requestsNothingInAPrivateNetwork() {
    assertThat(new LinkCheck(Duration.ofSeconds(10)).check(link(200))).isEqualTo(LinkState.PRIVATE);
  }

  @Test
  void takesWhatIsNoLinkForDead() {
    assertThat(new LinkCheck(Duration.ofSeconds(10)).check("http://a b")).isEqualTo(LinkState.DEAD);
  }

  private String link(int status) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + status;
  }
}
