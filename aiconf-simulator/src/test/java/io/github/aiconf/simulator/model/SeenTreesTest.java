package io.github.aiconf.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenTreesTest {

  private final SeenTrees<String> seen = new SeenTrees<>(Set.of("nodeName"));
  private final List<Object> containers = List.of(Map.of("name", "c"));

  private Map<String, Object> tree(Object... fields) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      tree.put((String) fields[i], fields[i + 1]);
    }
    return tree;
  }

  @Test
  void knowsATreeWithTheSameParts() {
    seen.keep(tree("containers", containers, "priority", 5_000), "read");
    assertThat(seen.find(tree("containers", containers, "priority", 5_000))).isEqualTo("read");
  }

  @Test
  void passesOverWhatIsIgnoredAndWhatIsNull() {
    seen.keep(tree("nodeName", "a", "containers", containers), "read");
    assertThat(seen.find(tree("containers", containers, "nodeName", "b"))).isEqualTo("read");
    assertThat(seen.find(tree("containers", containers, "overhead", null))).isEqualTo("read");
  }

  @Test
  void takesNothingForTheSameThatIsOnlyEqual() {
    seen.keep(tree("containers", containers), "read");
    assertThat(seen.find(tree("containers", List.of(Map.of("name", "c"))))).isNull();
  }

  @Test
  void tellsTreesApart() {
    seen.keep(tree("containers", containers, "priority", 1), "read");
    assertThat(seen.find(tree("containers", containers))).isNull();
    assertThat(seen.find(tree("containers", containers, "priority", 2))).isNull();
    assertThat(seen.find(tree("containers", containers, "weight", 1))).isNull();
    assertThat(seen.find(tree("containers", containers, "priority", 1, "more", 1)))
        .isNull();
    assertThat(seen.find(tree())).isNull();
  }

  @Test
  void podsOfATemplateGetOneSpecAndEachItsOwnNode() {
    ModelReader reader = ModelReader.lenient();
    Pod a = reader.pod(pod("a", "kube-api-access-1"));
    Pod b = reader.pod(pod("b", "kube-api-access-2"));
    assertThat(b.spec()).isSameAs(a.spec());
    assertThat(b.nodeName()).isEqualTo("b");
    Map<String, Object> bound = pod("c", "data");
    Object volumes = List.of(Map.of("name", "data", "persistentVolumeClaim", Map.of()));
    Map<String, Object> spec = tree("nodeName", "c", "containers", containers, "volumes", volumes);
    bound.put("spec", spec);
    assertThat(reader.pod(bound).spec().volumes()).containsExactly("data");
  }

  private Map<String, Object> pod(String node, String volume) {
    return tree(
        "metadata",
        Map.of("name", "p", "namespace", "team"),
        "spec",
        tree(
            "nodeName",
            node,
            "containers",
            containers,
            "volumes",
            List.of(Map.of("name", volume, "projected", Map.of()))));
  }
}
