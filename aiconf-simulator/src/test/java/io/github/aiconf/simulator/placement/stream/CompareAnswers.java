package io.github.aiconf.simulator.placement.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.Trees;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program that compares our answers with those of kube-scheduler: {@code CompareAnswers FILE
 * [ORACLE]}. The file has cases with answers, a line each, as {@code sched-oracle -generate} prints
 * them. With the path of that program, cases that differ are shown as small as they can be made.
 */
final class CompareAnswers {

  /** Without these an object is none. */
  private static final Set<String> KEPT =
      Set.of("apiVersion", "kind", "metadata", "name", "namespace", "nodeName", "spec");

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final int MOST_SHOWN = 5;

  private CompareAnswers() {}

  public static void main(String[] arguments) throws IOException {
    Optional<SchedulerProgram> oracle =
        arguments.length > 1 ? Optional.of(new SchedulerProgram(arguments[1])) : Optional.empty();
    CaseAnswers ours = new CaseAnswers(SchedulerProfile.KUBERNETES_1_36);
    int cases = 0;
    int cells = 0;
    int different = 0;
    long start = System.nanoTime();
    try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments[0]))) {
      String line = lines.readLine();
      while (line != null) {
        Map<String, Object> recorded = JSON.readValue(line, TREE);
        cases++;
        cells += MatrixComparison.cells(recorded);
        List<String> differences = MatrixComparison.differences(ours, recorded);
        if (!differences.isEmpty() && oracle.isPresent()) {
          // With much to do the scheduler may not have seen all objects in time.
          recorded.put(
              "result", oracle.get().ask(MatrixComparison.question(recorded)).get("result"));
          differences = MatrixComparison.differences(ours, recorded);
        }
        if (!differences.isEmpty() && ++different <= MOST_SHOWN) {
          System.out.println(recorded.get("name") + " " + differences);
          if (oracle.isPresent()) {
            show(ours, oracle.get(), recorded);
          }
        }
        line = lines.readLine();
      }
    }
    System.out.printf(
        "%d cases, %d cells, %d cases different, %d s%n",
        cases, cells, different, (System.nanoTime() - start) / 1_000_000_000);
    oracle.ifPresent(SchedulerProgram::close);
  }

  private static void show(
      CaseAnswers ours, SchedulerProgram oracle, Map<String, Object> recorded) {
    Map<String, Object> small = MatrixComparison.question(recorded);
    Trees.shrink((List<?>) small.get("objects"), KEPT, () -> differs(ours, oracle, small));
    try {
      System.out.println("  " + JSON.writeValueAsString(small));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    small.put("result", oracle.ask(small).get("result"));
    System.out.println("  " + MatrixComparison.differences(ours, small));
  }

  private static boolean differs(
      CaseAnswers ours, SchedulerProgram oracle, Map<String, Object> question) {
    Map<String, Object> answer = oracle.ask(question);
    if (!answer.containsKey("result")) {
      return false;
    }
    Map<String, Object> recorded = MatrixComparison.question(question);
    recorded.put("result", answer.get("result"));
    try {
      return !MatrixComparison.differences(ours, recorded).isEmpty();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
