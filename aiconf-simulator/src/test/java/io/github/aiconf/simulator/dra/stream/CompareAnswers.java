package io.github.aiconf.simulator.dra.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.Trees;
import io.github.aiconf.simulator.dra.ClaimAllocator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the answers of an allocator with those of several builds of Kubernetes' own, and prints
 * the cases in which ours is none of theirs, made as small as possible.
 *
 * <p>Arguments: a file of cases, with or without answers, and files of answers to the same cases,
 * as {@code dra-oracle -stream} gives them. The property {@code aiconf.dra.oracles} has the paths
 * of the programs, separated by commas, that make cases smaller; {@code aiconf.dra.most} how many
 * disagreements are shown; {@code aiconf.dra.allocator} which allocator, see {@link Allocators}.
 */
final class CompareAnswers {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  /** Without these an object is none, or the allocator of Kubernetes may crash. */
  private static final Set<String> KEPT = Set.of(
      "apiVersion",
      "kind",
      "metadata",
      "name",
      "spec",
      "devices",
      "requests",
      "exactly",
      "step",
      "default",
      "driver",
      "pool",
      "device",
      "request",
      "status",
      "allocation",
      "results");

  private final CaseAnswers ours;
  private final List<OracleProgram> oracles;
  private final PrintStream out;
  private final int most = Integer.getInteger("aiconf.dra.most", 10);

  private int equal;
  private int undecided;
  private int undecidedOracle;
  private int different;
  private final Map<String, Integer> matching = new TreeMap<>();
  private final Map<Map<String, Object>, List<Object>> unconfirmed = new LinkedHashMap<>();

  /** @param oracles make cases smaller that are answered differently */
  CompareAnswers(ClaimAllocator.Source allocators, List<OracleProgram> oracles, PrintStream out) {
    this.ours = new CaseAnswers(allocators);
    this.oracles = oracles;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    List<OracleProgram> oracles = Allocators.oracles();
    CompareAnswers compare = new CompareAnswers(
        Allocators.named(System.getProperty("aiconf.dra.allocator", "slow-36"), oracles),
        oracles,
        System.out);
    List<Path> answers = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      answers.add(Path.of(arguments[i]));
    }
    compare.run(Path.of(arguments[0]), answers);
    oracles.forEach(OracleProgram::close);
  }

  /** How many answers are none of theirs. */
  int different() {
    return different;
  }

  /** The questions that the original gave up on, and our answers. */
  Map<Map<String, Object>, List<Object>> unconfirmed() {
    return unconfirmed;
  }

  void run(Path cases, List<Path> answers) throws IOException {
    List<BufferedReader> readers = new ArrayList<>();
    for (Path path : answers) {
      readers.add(Files.newBufferedReader(path));
    }
    long start = System.nanoTime();
    try (BufferedReader questions = Files.newBufferedReader(cases)) {
      String line = questions.readLine();
      while (line != null) {
        Map<String, Object> question = JSON.readValue(line, TREE);
        Map<String, List<Object>> theirs = new TreeMap<>();
        if (question.containsKey("nodes")) {
          theirs.put("recorded", ComparableAnswer.nodes(question.get("nodes")));
        }
        for (int i = 0; i < readers.size(); i++) {
          Map<String, Object> answer = JSON.readValue(readers.get(i).readLine(), TREE);
          if (!Objects.equals(answer.get("name"), question.get("name"))) {
            throw new IllegalStateException("answers are not in the order of the cases");
          }
          theirs.put(
              answers.get(i).getFileName().toString(), ComparableAnswer.nodes(answer.get("nodes")));
        }
        compare(question, theirs);
        line = questions.readLine();
      }
    }
    for (BufferedReader reader : readers) {
      reader.close();
    }
    out.printf(
        "equal to all %d, to some %s, to none %d, undecided by us %d, by them %d, %d s%n",
        equal,
        matching,
        different,
        undecided,
        undecidedOracle,
        (System.nanoTime() - start) / 1_000_000_000);
  }

  private List<Object> answer(Map<String, Object> question) throws IOException {
    Map<String, Object> answer = JSON.readValue(ours.answer(question), TREE);
    return answer.containsKey("error")
        ? List.of(answer)
        : ComparableAnswer.nodes(answer.get("nodes"));
  }

  private void compare(Map<String, Object> question, Map<String, List<Object>> theirs)
      throws IOException {
    List<Object> own = answer(question);
    List<String> same = new ArrayList<>();
    theirs.forEach((name, nodes) -> {
      if (nodes.equals(own)) {
        same.add(name);
      } else if (isSameDecision(nodes, own)) {
        same.add(name + " but for configuration");
      }
    });
    if (theirs.values().stream().allMatch(own::equals)) {
      equal++;
    } else if (ComparableAnswer.isUndecided(own)) {
      undecided++;
    } else if (!same.isEmpty()) {
      matching.merge(same.toString(), 1, Integer::sum);
    } else if (theirs.values().stream().anyMatch(ComparableAnswer::isUndecided)) {
      undecidedOracle++;
      unconfirmed.put(question, own);
    } else {
      different++;
      if (different <= most) {
        show(question, own, theirs);
      }
    }
  }

  private void show(
      Map<String, Object> question, List<Object> own, Map<String, List<Object>> theirs)
      throws IOException {
    out.println(question.get("name") + " " + question.get("covers"));
    if (oracles.isEmpty()) {
      out.println("  ours " + own);
      theirs.forEach((name, nodes) -> out.println("  " + name + " " + nodes));
      return;
    }
    Map<String, Object> small = new HashMap<>();
    small.put("name", question.get("name"));
    small.put("features", question.get("features"));
    small.put("objects", Trees.copy(question.get("objects")));
    Trees.shrink((List<?>) small.get("objects"), KEPT, () -> differs(small));
    out.println("  " + JSON.writeValueAsString(small));
    out.println("  ours   " + new String(ours.answer(small), StandardCharsets.UTF_8));
    for (OracleProgram oracle : oracles) {
      out.println("  theirs " + JSON.writeValueAsString(oracle.ask(small).get("nodes")));
    }
  }

  private static boolean isSameDecision(Object theirs, Object own) {
    return ComparableAnswer.withoutConfiguration(theirs)
        .equals(ComparableAnswer.withoutConfiguration(own));
  }

  /** Whether ours is still none of theirs. */
  private boolean differs(Map<String, Object> question) {
    try {
      List<Object> own = answer(question);
      if (own.isEmpty() || !((Map<?, ?>) own.get(0)).containsKey("feasible")) {
        return false;
      }
      for (OracleProgram oracle : oracles) {
        Map<String, Object> answer = oracle.ask(question);
        if (answer.containsKey("error")
            || isSameDecision(ComparableAnswer.nodes(answer.get("nodes")), own)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
