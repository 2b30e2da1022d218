package io.github.aiconf.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentYamlTest {

  private static final String WHERE = "ConfigMap kube-system/own, data[own.yaml]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiers:\n- plugins:\n  - name: gang\n    on: 1\n",
        "tiers: [{plugins: [{name: gang, on: 1}]}]",
        "{\"tiers\": [{\"plugins\": [{\"name\": \"gang\", \"on\": 1}]}]}"
      })
  void readsBlockAndFlowStyleAlike(String text) {
    Value plugin = read(text).items("tiers").get(0).items("plugins").get(0);

    assertThat(plugin.text("name")).isEqualTo("gang");
    assertThat(plugin.fields()).hasSize(2);
  }

  @Test
  void followsAliasesAndMergeKeys() {
    Value value = read("""
        wait: &wait {timeout: 5m, retries: 3}
        again: *wait
        own:
          <<: *wait
          timeout: 1m
        """);

    assertThat(value.text("again.timeout")).isEqualTo("5m");
    assertThat(value.at("own").json()).isEqualTo(Map.of("timeout", "1m", "retries", 3));
  }

  @Test
  void takesTheLastOfAKeyThatStandsTwice() {
    assertThat(read("a: 1\na: 2\n").text("a")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({
    "yes, true",
    "on, true",
    "y, true",
    "True, true",
    "no, false",
    "OFF, false",
    "N, false"
  })
  void readsTheBooleansOfGo(String text, boolean expected) {
    assertThat(read("a: " + text).get("a").json()).isEqualTo(expected);
    assertThat(read("a: '" + text + "'").get("a").json()).isEqualTo(text);
  }

  @Test
  void readsATimeAsText() {
    assertThat(read("a: 2026-01-01").get("a").json()).isEqualTo("2026-01-01");
  }

  @Test
  void readsKeysAsText() {
    assertThat(read("1: a\ntrue: b").strings()).isEqualTo(Map.of("1", "a", "true", "b"));
  }

  @Test
  void keepsTheLinesOfABlockScalar() {
    assertThat(read("a: |\n  x: [\n  y\nb: []").json())
        .isEqualTo(Map.of("a", "x: [\ny\n", "b", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n", "~"})
  void readsNothingAsAbsent(String text) {
    assertThat(read(text).isPresent()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a: [b                  | line 1: while parsing a flow sequence, expected ',' or ']'
      'a: 1\n\tb: 2'         | line 2: while scanning for the next token
      'a: 1\n  b: 2'         | line 2: mapping values are not allowed here
      'a: 1\nb: *gone'       | line 2: found undefined alias gone
      'a: 1\n---\nb: 2'      | line 2: expected a single document in the stream
      'a: 1\nb: !own 2'      | line 2: could not determine a constructor for the tag !own
      - a                    | it is no mapping
      just text              | it is no mapping
      a: &a [*a]             | an alias stands within what it refers to
      a: !!binary aGk=       | a value has a tag
      """)
  void saysWhereATextIsMalformed(String text, String problem) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> read(text.replace("\\n", "\n").replace("\\t", "\t")))
        .satisfies(e -> {
          assertThat(e.gap().what()).isEqualTo(WHERE);
          assertThat(e.gap().cause()).isEqualTo(Gap.Cause.AMBIGUOUS);
          assertThat(e.gap().detail()).startsWith(problem).hasLineCount(1);
        });
  }

  @Test
  void refusesATextThatGrowsOutOfAliases() {
    StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n"
          .formatted(
              i,
              i,
              String.join(
                  ", ", List.of(alias, alias, alias, alias, alias, alias, alias, alias, alias))));
    }
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> read(text.toString()))
        .withMessageContaining("aliases");
  }

  private static Value read(String text) {
    return ComponentYaml.read(text, WHERE);
  }
}
