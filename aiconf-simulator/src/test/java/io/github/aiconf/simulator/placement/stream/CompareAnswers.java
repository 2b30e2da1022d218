package io.github.aiconf.simulator.placement.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.Trees;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares our answers with those of kube-scheduler. As a program: {@code CompareAnswers FILE
 * [ORACLE [RELEASE]]}. The file has cases with answers, a line each, as {@code sched-oracle
 * -generate} prints them. With the path of that program, cases that differ are shown as small as
 * they can be made. It may have been built from another release than 1.36.
 */
final class CompareAnswers {

  /** Without these an object is none. */
  private static final Set<String> KEPT =
      Set.of("apiVersion", "kind", "metadata", "name", "namespace", "nodeName", "spec");

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final int MOST_SHOWN = 5;

  private final CaseAnswers ours;
  private final Optional<SchedulerProgram> oracle;
  private final PrintStream out;
  private int cases;
  private int cells;
  private int different;

  CompareAnswers(SchedulerProfile profile, Optional<SchedulerProgram> oracle, PrintStream out) {
    this.ours = new CaseAnswers(profile);
    this.oracle = oracle;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    Optional<SchedulerProgram> oracle =
        arguments.length > 1 ? Optional.of(new SchedulerProgram(arguments[1])) : Optional.empty();
    SchedulerProfile profile = arguments.length > 2
        ? SchedulerProfile.of(arguments[2]).orElseThrow()
        : SchedulerProfile.KUBERNETES_1_36;
    CompareAnswers comparison = new CompareAnswers(profile, oracle, System.out);
    long start = System.nanoTime();
    try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments[0]))) {
      String line = lines.readLine();
      while (line != null) {
        Map<String, Object> recorded = JSON.readValue(line, TREE);
        comparison.compare(recorded, comparison.ours.matrix(MatrixComparison.question(recorded)));
        line = lines.readLine();
      }
    }
    System.out.println(comparison + ", " + (System.nanoTime() - start) / 1_000_000_000 + " s");
    oracle.ifPresent(SchedulerProgram::close);
  }

  /**
   * Compares an answer.
   *
   * @param recorded a case with the answer of the scheduler
   * @param own by pod, plugin and node what we refuse
   */
  void compare(Map<String, Object> recorded, Map<?, ?> own) {
    cases++;
    cells += MatrixComparison.cells(recorded);
    List<String> differences = MatrixComparison.differences(own, recorded);
    if (!differences.isEmpty() && oracle.isPresent()) {
      // With much to do the scheduler may not have seen all objects in time.
      Map<String, Object> again = MatrixComparison.question(recorded);
      again.put("result", oracle.get().ask(again).get("result"));
      differences = MatrixComparison.differences(own, again);
    }
    if (!differences.isEmpty() && ++different <= MOST_SHOWN) {
      out.println(recorded.get("name") + " " + differences);
      oracle.ifPresent(program -> show(program, recorded));
    }
  }

  int cells() {
    return cells;
  }

  int different() {
    return different;
  }

  @Override
  public String toString() {
    return cases + " cases, " + cells + " cells, " + different + " cases different";
  }

  /** Takes away what does not matter for the difference, and prints the rest. */
  private void show(SchedulerProgram program, Map<String, Object> recorded) {
    Map<String, Object> small = MatrixComparison.question(recorded);
    Trees.shrink((List<?>) small.get("objects"), KEPT, () -> differs(program, small));
    try {
      out.println("  " + JSON.writeValueAsString(small));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    small.put("result", program.ask(small).get("result"));
    out.println("  " + MatrixComparison.differences(ours, small));
  }

  private boolean differs(SchedulerProgram program, Map<String, Object> question) {
    Map<String, Object> answer = program.ask(question);
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
