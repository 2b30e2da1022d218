package io.github.aiconf.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.ServedResource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiscoveryReaderTest {

  private static final String CORE = """
      {"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","items":[{"metadata":{},"versions":[{"version":"v1","resources":[
        {"resource":"pods","responseKind":{"group":"","version":"v1","kind":"Pod"},"scope":"Namespaced","verbs":["list","get"],
         "subresources":[{"subresource":"status","verbs":["get"]},{"subresource":"log","verbs":["get"]}]},
        {"resource":"nodes","responseKind":{"kind":"Node"},"scope":"Cluster","verbs":["list"]}]}]}]}
      """;

  private static final String GROUPS = """
      {"kind":"APIGroupDiscoveryList","items":[{"metadata":{"name":"autoscaling"},"versions":[
        {"version":"v1","resources":[{"resource":"horizontalpodautoscalers","responseKind":{"kind":"HorizontalPodAutoscaler"},"scope":"Namespaced","verbs":["list"]}]},
        {"version":"v2","resources":[{"resource":"horizontalpodautoscalers","responseKind":{"kind":"HorizontalPodAutoscaler"},"scope":"Namespaced","verbs":["list"]}]}]}]}
      """;

  private static final List<String> PER_VERSION = List.of("""
      {"kind":"APIResourceList","groupVersion":"v1","resources":[
        {"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list"]},
        {"name":"pods/log","namespaced":true,"kind":"Pod","verbs":["get"]},
        {"name":"pods/status","namespaced":true,"kind":"Pod","verbs":["get"]},
        {"name":"nodes","namespaced":false,"kind":"Node","verbs":["list"]}]}
      """, """
      {"kind":"APIResourceList","groupVersion":"autoscaling/v1","resources":[
        {"name":"horizontalpodautoscalers","namespaced":true,"kind":"HorizontalPodAutoscaler","verbs":["list"]}]}
      """, """
      {"kind":"APIResourceList","groupVersion":"autoscaling/v2","resources":[
        {"name":"horizontalpodautoscalers","namespaced":true,"kind":"HorizontalPodAutoscaler","verbs":["list"]}]}
      """);

  @Test
  void readsTheSameFromBothForms() throws IOException {
    assertThat(discovery(List.of(CORE, GROUPS))).isEqualTo(discovery(PER_VERSION));
  }

  @Test
  void readsScopeVerbsAndSubresources() throws IOException {
    ServedResource pods = discovery(List.of(CORE)).resources().get(1);
    assertThat(pods.type()).hasToString("pods");
    assertThat(pods.apiVersion()).isEqualTo("v1");
    assertThat(pods.namespaced()).isTrue();
    assertThat(pods.verbs()).containsExactly("get", "list");
    assertThat(pods.subresources()).containsExactly("log", "status");
    assertThat(discovery(List.of(CORE)).resources().get(0).namespaced()).isFalse();
  }

  @Test
  void putsTheVersionFirstThatTheServerPrefers() throws IOException {
    assertThat(discovery(PER_VERSION).versions("autoscaling")).containsExactly("v2", "v1");
  }

  @Test
  void takesADocumentTwiceAsOne() throws IOException {
    assertThat(discovery(List.of(CORE, CORE))).isEqualTo(discovery(List.of(CORE)));
  }

  @Test
  void leavesOtherDocumentsToOthers() throws IOException {
    DiscoveryReader reader = new DiscoveryReader();
    assertThat(reader.accept(Json.value("{\"kind\":\"Pod\"}"))).isFalse();
    assertThat(reader.isEmpty()).isTrue();
    assertThat(reader.accept(Json.value(CORE))).isTrue();
    assertThat(reader.isEmpty()).isFalse();
  }

  private static Discovery discovery(List<String> documents) throws IOException {
    DiscoveryReader reader = new DiscoveryReader();
    for (String document : documents) {
      assertThat(reader.accept(Json.value(document))).isTrue();
    }
    return reader.discovery();
  }
}
