package io.github.aiconf.simulator.selector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The answers of Kubernetes that are recorded beside the project, from its own tests and others.
 */
@Tag("program")
final class RecordedSelectorsTest {

  /** Visits a map from end to end in random order, as long as nothing is found. */
  private static final String COST_VARIES =
      "device.attributes.exists(d, device.attributes[d].exists(a, a == \"model\"))";

  static Stream<SelectorCase> cases() throws IOException {
    Path directory = Path.of(System.getProperty("aiconf.dra.cases", ""), "cel");
    List<SelectorCase> cases = new ArrayList<>();
    for (String name : List.of("upstream-tests.json", "probes.json")) {
      JsonNode file = new ObjectMapper().readTree(directory.resolve(name).toFile());
      file.forEach(entry -> {
        if (entry.get("expression").asText().equals(COST_VARIES)) {
          ((ObjectNode) entry).remove("actualCost");
        }
        cases.add(new SelectorCase(entry));
      });
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsKubernetesDoesAtTheSameCost(SelectorCase selectorCase) {
    assertThat(selectorCase.actual()).isEqualTo(selectorCase.expected());
  }

  @Test
  void thereAreThatMany() throws IOException {
    assertThat(cases()).hasSize(252);
  }
}
