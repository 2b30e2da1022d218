package io.github.aiconf.simulator.dra.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.dra.ClaimAllocator;
import io.github.aiconf.simulator.dra.stream.RecordedAnswers.Expectation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every allocator has to decide as Kubernetes does. */
abstract class RecordedAnswersContract {

  /** What Kubernetes 1.36.2 got wrong and later releases do not. */
  private static final List<String> MENDED = List.of(
      "30-odd-distinct-within-request on node-a",
      "31-odd-distinct-after-backtracking on node-a",
      "32-odd-counters-kept-after-taint on node-a",
      "33-odd-counters-by-pool-name on node-a",
      "34-odd-list-match-after-backtracking on node-a",
      "37-odd-shared-device-keeps-counters on node-a");

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  /** The allocators under test, with the semantics of Kubernetes 1.36. */
  abstract ClaimAllocator.Source allocators();

  private List<String> differing(String property, String folder) {
    List<Expectation> recorded = RecordedAnswers.in(Path.of(System.getProperty(property), folder));
    assertThat(recorded).isNotEmpty();
    return recorded.stream()
        .filter(each -> !RecordedAnswers.agrees(each, allocators()))
        .map(Expectation::name)
        .toList();
  }

  @Test
  @Tag("program")
  void casesOfKubernetesOwnTestsAreDecidedAsThere() {
    assertThat(differing("aiconf.dra.cases", "allocator")).isEmpty();
  }

  @Test
  @Tag("program")
  void recordedRandomCasesAreDecidedAsByKubernetes() {
    assertThat(differing("aiconf.dra.cases", "random")).isEmpty();
  }

  @Test
  @Tag("program")
  void scenariosAreDecidedAsByKubernetesButForItsMendedMistakes() {
    assertThat(differing("aiconf.dra.oracle", "scenarios")).containsExactlyElementsOf(MENDED);
  }

  @Test
  void randomCasesAreDecidedAsByKubernetes() {
    List<String> differing = new ArrayList<>();
    CaseAnswers answers = new CaseAnswers(allocators());
    try (InputStream file = RecordedAnswersContract.class.getResourceAsStream("random.jsonl.gz");
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        Map<String, Object> recorded = JSON.readValue(line, TREE);
        Object wanted = ComparableAnswer.nodes(recorded.get("nodes"));
        Map<String, Object> answer = JSON.readValue(answers.answer(recorded), TREE);
        if (!Objects.equals(ComparableAnswer.nodes(answer.get("nodes")), wanted)) {
          differing.add((String) recorded.get("name"));
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(differing).isEmpty();
  }
}
