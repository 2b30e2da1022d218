package io.github.aiconf.simulator.dra.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.dra.ClaimAllocator;
import io.github.aiconf.simulator.dra.SlowAllocator;
import io.github.aiconf.simulator.selector.CaseComparison;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random cases that nobody has seen, answered by Kubernetes' own allocator and by ours. The seed is
 * new in each run; the property {@code aiconf.seed} repeats one.
 */
@Tag("fresh")
final class FreshAnswersTest {

  private static final long SEED = Long.getLong("aiconf.seed", System.nanoTime() & 0xffff_ffffL);
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final long STEPS_OF_SLOW = 20_000_000;

  @TempDir
  private Path folder;

  private final List<OracleProgram> oracles = Allocators.oracles();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @AfterEach
  void close() {
    oracles.forEach(OracleProgram::close);
  }

  private String report() {
    return "seed " + SEED + "\n" + printed.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"clean, 1500", "odd, 2000", "hard, 300"})
  void everyAnswerIsThatOfAReleaseOfKubernetes(String kind, int count) throws IOException {
    Path cases = oracles.get(0).generate(kind, count, SEED, folder);
    List<Path> answers = new ArrayList<>();
    for (OracleProgram oracle : oracles) {
      answers.add(oracle.answers(cases, folder));
    }
    for (String release : List.of("36", "37")) {
      CompareAnswers comparison =
          new CompareAnswers(Allocators.named("fast-" + release, oracles), oracles, out);
      comparison.run(cases, answers);
      System.out.println(kind + " as in 1." + release + ", " + report());
      assertThat(comparison.different()).as(report()).isZero();
      for (Map.Entry<Map<String, Object>, List<Object>> each :
          comparison.unconfirmed().entrySet()) {
        confirm(each.getKey(), each.getValue(), release);
      }
    }
  }

  /** Where the original gave up, the slow allocator must not say otherwise. */
  private void confirm(Map<String, Object> question, List<Object> own, String release)
      throws IOException {
    ClaimAllocator.Source slow = Allocators.slow(
        release.equals("37")
            ? SlowAllocator.Semantics.KUBERNETES_1_37
            : SlowAllocator.Semantics.KUBERNETES_1_36,
        STEPS_OF_SLOW);
    Map<String, Object> answer = JSON.readValue(new CaseAnswers(slow).answer(question), TREE);
    List<Object> nodes = ComparableAnswer.nodes(answer.get("nodes"));
    if (!ComparableAnswer.isUndecided(nodes)) {
      assertThat(own).as(report() + question).isEqualTo(nodes);
    }
  }

  @Test
  void everySelectorIsAnsweredAsByKubernetesAtTheSameCost() throws IOException {
    CaseComparison comparison = new CaseComparison(out);
    int different = 0;
    for (OracleProgram oracle : oracles) {
      different = comparison.compare(oracle.generate("cel", 4000, SEED, folder), oracle.minor());
    }
    System.out.println("selectors, " + report());
    assertThat(different).as(report()).isZero();
  }
}
