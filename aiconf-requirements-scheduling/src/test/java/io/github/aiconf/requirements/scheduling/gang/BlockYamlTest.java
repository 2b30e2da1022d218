package io.github.aiconf.requirements.scheduling.gang;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.cluster.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockYamlTest {

  @Test
  void readsMappingsAndListsByIndentation() {
    assertThat(json("""
        ---
        actions: "enqueue, allocate" # in this order
        tiers:
        - plugins:
          - name: priority

          - name: gang
            enablePreemptable: false
        - plugins:
            - name: drf
        # not: here
        empty:
        queue.acme.example/name: 'a # b'
        """))
        .isEqualTo(mapping(
            "actions",
            "enqueue, allocate",
            "tiers",
            List.of(
                Map.of(
                    "plugins",
                    List.of(
                        Map.of("name", "priority"),
                        Map.of("name", "gang", "enablePreemptable", false))),
                Map.of("plugins", List.of(Map.of("name", "drf")))),
            "empty",
            null,
            "queue.acme.example/name",
            "a # b"));
  }

  @Test
  void readsListsOfLists() {
    assertThat(json("""
        - - a
          - b
        -
          - c
        -
        """)).isEqualTo(Arrays.asList(List.of("a", "b"), List.of("c"), null));
  }

  @Test
  void readsListsInBrackets() {
    assertThat(json("a: [x, \"y\", true]\nb: []\nc: {} # none\nd: [ ]"))
        .isEqualTo(
            Map.of("a", List.of("x", "y", true), "b", List.of(), "c", Map.of(), "d", List.of()));
  }

  @Test
  void keepsTheLinesOfABlockScalar() {
    assertThat(json("a: |\n  x: [\n  y\nb: 1")).isEqualTo(Map.of("a", "x: [\ny", "b", "1"));
  }

  @ParameterizedTest
  @CsvSource({"yes, true", "on, true", "True, true", "no, false", "OFF, false"})
  void readsBooleansLikeYaml11(String text, boolean value) {
    assertThat(json("a: " + text)).isEqualTo(Map.of("a", value));
  }

  @Test
  void readsAnEmptyTextAsNothing() {
    assertThat(BlockYaml.read("# nothing\n")).contains(Value.absent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x 1",
        "a: *x",
        "a: !!str 1",
        "a: {b: 1}",
        "a: [b: 1]",
        "a: [[b]]",
        "a: [b",
        "a: \"b\\n\"",
        "a: 'it''s'",
        "a: b: c",
        "a: one\n  two",
        "a: 1\na: 2",
        "a: 1\n---\nb: 2",
        "a: 1\n...",
        "a:\n\tb: 1",
        "a:\n    b: 1\n  c: 2",
        "- a\nb: 1",
        "? a\n: b",
        "{\"a\": 1}",
        "just text",
        "a # b: c",
        "%YAML 1.2\n---\na: 1",
        "a: 1\n  b: 2"
      })
  void readsNothingOfATextThatUsesMore(String text) {
    assertThat(BlockYaml.read(text)).isEmpty();
  }

  private static Object json(String text) {
    return BlockYaml.read(text).map(Value::json).orElseThrow();
  }

  /** Like {@link Map#of}, with values that are null. */
  private static Map<String, Object> mapping(Object... entries) {
    Map<String, Object> mapping = new java.util.HashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      mapping.put(String.valueOf(entries[i]), entries[i + 1]);
    }
    return mapping;
  }
}
