package io.github.aiconf.simulator.selector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.Resources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Selectors from every corner of the language, with the answers and costs of Kubernetes 1.36.2. The
 * device has attributes with lists only where lists are on.
 */
final class GoldenSelectorsTest {

  private static final List<String> LISTS = List.of("links", "lanes", "flags", "vers");

  static Stream<SelectorCase> cases() throws IOException {
    JsonNode file = new ObjectMapper()
        .readTree(Resources.toByteArray(
            Resources.getResource(GoldenSelectorsTest.class, "selectors.json")));
    List<SelectorCase> cases = new ArrayList<>();
    for (JsonNode entry : file.get("cases")) {
      for (boolean lists : new boolean[] {false, true}) {
        String specific = lists ? "withLists" : "withoutLists";
        JsonNode answer = entry.has("answer") ? entry.get("answer") : entry.path(specific);
        if (!answer.isMissingNode()) {
          cases.add(selectorCase(file, entry, lists, answer.asText()));
        }
      }
    }
    return cases.stream();
  }

  private static SelectorCase selectorCase(
      JsonNode file, JsonNode entry, boolean lists, String answer) {
    ObjectNode content = file.deepCopy();
    content.remove("cases");
    content.set("expression", entry.get("expression"));
    content.put("listTypeAttributes", lists);
    if (!lists) {
      ((ObjectNode) content.get("attributes")).remove(LISTS);
    }
    String[] words = answer.split(" ", 2);
    if (words[0].equals("compile")) {
      content.put("compileError", "yes");
    } else {
      if (!words[0].equals("error")) {
        content.put("matches", words[0]);
      }
      if (words.length > 1) {
        content.put("actualCost", Long.parseLong(words[1]));
      }
    }
    return new SelectorCase(content);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsKubernetesDoesAtTheSameCost(SelectorCase selectorCase) {
    assertThat(selectorCase.actual()).isEqualTo(selectorCase.expected());
  }
}
