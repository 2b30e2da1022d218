package io.github.aiconf.simulator.placement.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.placement.RandomClusters;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random clusters that nobody has seen: every filter says of every pod and node what that of
 * kube-scheduler says. The seed is new in each run; the property {@code aiconf.seed} repeats one.
 * {@code aiconf.sched.program} names the program that answers for the scheduler.
 */
@Tag("fresh")
final class FreshClustersTest {

  private static final long SEED = Long.getLong("aiconf.seed", System.nanoTime() & 0xffff_ffffL);
  private static final int CLUSTERS = Integer.getInteger("aiconf.clusters", 300);
  private static final int OWN_CLUSTERS = 200;
  private static final int THREADS = 2;
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private final SchedulerProgram oracle =
      new SchedulerProgram(System.getProperty("aiconf.sched.program", "sched-oracle"));
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @AfterEach
  void close() {
    oracle.close();
  }

  private String report() {
    return "seed " + SEED + "\n" + printed.toString(StandardCharsets.UTF_8);
  }

  private CompareAnswers comparison(SchedulerProfile profile) {
    return new CompareAnswers(profile, Optional.of(oracle), out);
  }

  @Test
  void everyCellOfAStreamIsThatOfTheScheduler() throws Exception {
    List<Map<String, Object>> recorded = oracle.generate(CLUSTERS, SEED);

    CompareAnswers comparison = comparison(SchedulerProfile.KUBERNETES_1_36);
    List<Map<String, Object>> answers = stream(recorded);
    for (int i = 0; i < recorded.size(); i++) {
      Map<?, ?> result = (Map<?, ?>) answers.get(i).get("result");
      assertThat(result).as(report() + answers.get(i)).isNotNull();
      comparison.compare(
          recorded.get(i), result.get("matrix") instanceof Map<?, ?> matrix ? matrix : Map.of());
    }

    System.out.println("generated clusters: " + comparison + ", " + report());
    assertThat(recorded).hasSize(CLUSTERS);
    assertThat(comparison.different()).as(report()).isZero();
    assertThat(comparison.cells()).as(report()).isGreaterThan(30 * CLUSTERS);
  }

  /** The answers of the library behind {@code aiconf placement filter --stream}. */
  private static List<Map<String, Object>> stream(List<Map<String, Object>> recorded)
      throws IOException, InterruptedException {
    ByteArrayOutputStream questions = new ByteArrayOutputStream();
    for (Map<String, Object> each : recorded) {
      questions.write(JSON.writeValueAsBytes(MatrixComparison.question(each)));
      questions.write('\n');
    }
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    new CaseStream(SchedulerProfile.KUBERNETES_1_36, THREADS, document -> Map.of())
        .answer(new ByteArrayInputStream(questions.toByteArray()), answers);
    List<Map<String, Object>> read = new ArrayList<>();
    for (String line : answers.toString(StandardCharsets.UTF_8).lines().toList()) {
      read.add(JSON.readValue(line, TREE));
    }
    assertThat(read).hasSameSizeAs(recorded);
    return read;
  }

  /** With another generator, which makes what the other does not: devices, odd selectors. */
  @Test
  void everyCellOfOurOwnClustersIsThatOfTheScheduler() {
    CompareAnswers comparison = comparison(SchedulerProfile.KUBERNETES_1_36);
    CaseAnswers ours = new CaseAnswers(SchedulerProfile.KUBERNETES_1_36);
    for (int i = 0; i < OWN_CLUSTERS; i++) {
      Map<String, Object> question = new LinkedHashMap<>();
      question.put("name", "own-" + i);
      question.put("objects", RandomClusters.cluster(SEED + i));
      Map<String, Object> recorded = MatrixComparison.question(question);
      recorded.put("result", oracle.ask(question).get("result"));
      comparison.compare(recorded, ours.matrix(question));
    }

    System.out.println("own clusters: " + comparison + ", " + report());
    assertThat(comparison.different()).as(report()).isZero();
  }

  @Test
  void whereAnswersDifferTheClusterIsMadeAsSmallAsItCanBe() {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("name", "tainted");
    question.put(
        "objects",
        List.of(
            node("n0", Map.of("unschedulable", true)),
            node(
                "n1",
                Map.of(
                    "taints", List.of(Map.of("key", "k", "value", "v", "effect", "NoSchedule")))),
            node("n2", Map.of()),
            Map.of("apiVersion", "v1", "kind", "Pod", "metadata", Map.of("name", "p")),
            Map.of("apiVersion", "v1", "kind", "Pod", "metadata", Map.of("name", "q"))));
    Map<String, Object> recorded = MatrixComparison.question(question);
    recorded.put("result", oracle.ask(question).get("result"));
    // Kubernetes 1.33 words the refusal differently.
    SchedulerProfile other = SchedulerProfile.of("1.33").orElseThrow();
    CompareAnswers comparison = comparison(other);
    comparison.compare(recorded, new CaseAnswers(other).matrix(question));

    assertThat(comparison.different()).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "\"objects\":[{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"n1\"}",
            "taint {k: v}")
        .satisfies(text ->
            assertThat(text.lines().toList().get(1).split("\"kind\"", -1)).hasSize(3));
  }

  private static Map<String, Object> node(String name, Map<String, Object> spec) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("apiVersion", "v1");
    node.put("kind", "Node");
    node.put("metadata", Map.of("name", name));
    node.put("spec", spec);
    node.put("status", Map.of("allocatable", Map.of("cpu", "4", "pods", "9")));
    return node;
  }
}
