package io.github.aiconf.core.submission.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LinkCheckTest {

  private LocalServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
  }

  @AfterEach
  void stop() {
    server.close();
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
    assertThat(links.check(server.link("/" + status))).isEqualTo(state);
  }

  @Test
  void doesNotWaitForAPageThatNeverEnds() {
    LinkCheck links = new LinkCheck(Duration.ofSeconds(10), address -> true);
    assertThat(links.check(server.link("/endless"))).isEqualTo(LinkState.ALIVE);
  }

  @Test
  void givesUpWhereNobodyAnswers() {
    LinkCheck links = new LinkCheck(Duration.ofMillis(200), address -> true);
    assertThat(links.check(server.link("/silent"))).isEqualTo(LinkState.SLOW);
    assertThat(server.requests("/silent")).isEqualTo(2);
  }

  @Test
  void requestsNothingInAPrivateNetwork() {
    assertThat(new LinkCheck(Duration.ofSeconds(10)).check(server.link("/200")))
        .isEqualTo(LinkState.PRIVATE);
    assertThat(server.requests("/200")).isZero();
  }

  @Test
  void takesWhatIsNoLinkForDead() {
    assertThat(new LinkCheck(Duration.ofSeconds(10)).check("http://a b")).isEqualTo(LinkState.DEAD);
  }
}
