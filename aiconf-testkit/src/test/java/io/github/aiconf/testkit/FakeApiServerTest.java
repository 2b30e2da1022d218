package io.github.aiconf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FakeApiServerTest {

  private static final String POD = """
      apiVersion: v1
      kind: Pod
      metadata: {namespace: default, name: %s}
      """;

  private final FakeApiServer server = FakeApiServer.start("1.35");
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answers404OnEverythingThatWasNotDeclared() throws Exception {
    assertThat(get("/healthz").statusCode()).isEqualTo(404);
    assertThat(get("/metrics").statusCode()).isEqualTo(404);
    assertThat(get("/apis/kueue.x-k8s.io/v1beta2/clusterqueues").statusCode()).isEqualTo(404);
    assertThat(json(get("/nothing")).path("kind").asText()).isEqualTo("Status");
  }

  @Test
  void answersGetAlone() throws Exception {
    HttpRequest post = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/pods"))
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .build();

    assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(405);
    assertThat(server.requests()).containsExactly("POST /api/v1/pods");
  }

  @Test
  void pagesItsLists() throws Exception {
    server.with(POD.formatted("b")).with(POD.formatted("a")).with(POD.formatted("c"));

    JsonNode first = json(get("/api/v1/pods?limit=2"));
    JsonNode second = json(
        get("/api/v1/pods?limit=2&continue=" + first.at("/metadata/continue").asText()));

    assertThat(first.at("/items/0/metadata/name").asText()).isEqualTo("a");
    assertThat(first.at("/metadata/remainingItemCount").asInt()).isEqualTo(1);
    assertThat(second.at("/items/0/metadata/name").asText()).isEqualTo("c");
    assertThat(second.at("/metadata/continue").isMissingNode()).isTrue();
    assertThat(first.path("kind").asText()).isEqualTo("PodList");
    assertThat(first.at("/items/0/kind").isMissingNode()).isTrue();
  }

  @Test
  void refusesADeniedListInTheWordsOfKubernetes() throws Exception {
    server.denying("deployments.apps");

    HttpResponse<String> answer = get("/apis/apps/v1/deployments");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).path("reason").asText()).isEqualTo("Forbidden");
    assertThat(json(answer).path("message").asText())
        .isEqualTo("deployments.apps is forbidden: User \"fake\" cannot list resource"
            + " \"deployments\" in API group \"apps\" at the cluster scope");
  }

  @Test
  void failsAsOftenAsItWasTold() throws Exception {
    server.busy("/version", 1, 7).failing("/version", 1, 502);

    HttpResponse<String> busy = get("/version");

    assertThat(busy.statusCode()).isEqualTo(429);
    assertThat(busy.headers().firstValue("Retry-After")).contains("7");
    assertThat(get("/version").statusCode()).isEqualTo(502);
    assertThat(json(get("/version")).path("gitVersion").asText()).isEqualTo("v1.35.0");
  }

  @Test
  void refusesObjectsOfAResourceThatIsNotServed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.with("apiVersion: acme.example/v1\nkind: Widget\n"))
        .withMessageContaining("acme.example/v1 Widget is not served");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }
}
