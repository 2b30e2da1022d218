package io.github.aiconf.simulator.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterObjectsTest {

  private final ClusterObjects objects = new ClusterObjects();

  @Test
  void sortsObjectsByKindAndIgnoresOthers() {
    objects.add(Map.of("kind", "Node", "metadata", Map.of("name", "a")));
    objects.add(Map.of("kind", "DeviceClass", "metadata", Map.of("name", "gpu")));
    objects.add(Map.of("kind", "Pod", "metadata", Map.of("name", "p")));

    assertThat(objects.nodes()).extracting("name").containsExactly("a");
    assertThat(objects.cluster().classes()).extracting("name").containsExactly("gpu");
    assertThat(objects.unreadable()).isEmpty();
  }

  @Test
  void keepsApartWhatCannotBeRead() {
    objects.add(Map.of(
        "kind",
        "ResourceSlice",
        "metadata",
        Map.of("name", "s"),
        "spec",
        Map.of("devices", "many")));

    assertThat(objects.cluster().slices()).isEmpty();
    assertThat(objects.unreadable())
        .singleElement()
        .satisfies(e -> assertThat(e.object()).isEqualTo("ResourceSlice s"));
  }

  @Test
  void knowsTheStateOfNodes() {
    objects.add(Map.of("kind", "Node", "metadata", Map.of("name", "a"), "status", ready("True")));
    objects.add(
        Map.of("kind", "Node", "metadata", Map.of("name", "b"), "status", ready("Unknown")));

    assertThat(objects.state("a")).isEqualTo(NodeReadiness.AVAILABLE);
    assertThat(objects.state("b")).isEqualTo(NodeReadiness.UNREACHABLE);
    assertThat(objects.state("c")).isEqualTo(NodeReadiness.NOT_READY);
  }

  private static Map<String, Object> ready(String status) {
    return Map.of("conditions", List.of(Map.of("type", "Ready", "status", status)));
  }
}
