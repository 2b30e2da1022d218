package io.github.aiconf.simulator.placement.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordedCasesTest {

  private static final String ORACLE = "aiconf.sched.oracle";

  /** The recorded filters do not know that devices can stand for extended resources. */
  private static final String EXTENDED_RESOURCE = "D20-dra-ext-resource";

  private final CaseAnswers answers = new CaseAnswers(SchedulerProfile.KUBERNETES_1_36);

  private Map<String, List<String>> differing(List<Map<String, Object>> recorded) {
    assertThat(recorded).isNotEmpty();
    Map<String, List<String>> differing = new LinkedHashMap<>();
    for (Map<String, Object> each : recorded) {
      List<String> differences = MatrixComparison.differences(answers, each);
      if (!differences.isEmpty()) {
        differing.put((String) each.get("name"), differences);
      }
    }
    return differing;
  }

  @Test
  void scenariosAreDecidedAsByKubernetes() {
    assertThat(differing(RecordedCases.resource("scenarios.jsonl"))).isEmpty();
  }

  @Test
  void randomCasesAreDecidedAsByKubernetes() {
    assertThat(differing(RecordedCases.resource("random.jsonl.gz"))).isEmpty();
  }

  @Test
  @Tag("program")
  void curatedCasesAreDecidedAsByKubernetes() {
    Map<String, List<String>> differing = differing(RecordedCases.file(ORACLE, "curated.jsonl"));
    assertThat(differing).containsOnlyKeys(EXTENDED_RESOURCE);
  }

  @Test
  @Tag("program")
  void recordedRandomCasesAreDecidedAsByKubernetes() {
    assertThat(differing(RecordedCases.file(ORACLE, "random.jsonl"))).isEmpty();
  }
}
