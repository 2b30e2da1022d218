package io.github.aiconf.simulator.dra.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.aiconf.simulator.dra.ClaimAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The cases that are recorded in files, each with what Kubernetes 1.36.2 decided. */
final class RecordedAnswers {

  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private RecordedAnswers() {}

  /**
   * A recorded decision.
   *
   * @param name of the file, and the node
   * @param question for one node
   * @param feasible whether there is a solution
   * @param failed whether there is an error
   * @param allocations the results, comparable
   */
  record Expectation(
      String name,
      Map<String, Object> question,
      boolean feasible,
      boolean failed,
      List<Object> allocations) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** What the folder has recorded, in order of the names. */
  static List<Expectation> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> of(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Expectation> of(Path file) {
    List<Map<String, Object>> objects = new ArrayList<>();
    List<Map<String, Object>> expectations = new ArrayList<>();
    try (MappingIterator<Map<String, Object>> documents =
        YAML.readerFor(TREE).readValues(file.toFile())) {
      documents.forEachRemaining(document -> {
        boolean expected = "Expectation".equals(document.get("kind"));
        (expected ? expectations : objects).add(Yaml11.object(document));
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return expectations.stream()
        .map(expectation -> expectation(file, objects, expectation))
        .toList();
  }

  private static Expectation expectation(
      Path file, List<Map<String, Object>> objects, Map<String, Object> expectation) {
    Object node = expectation.get("node");
    Map<String, Object> question = new HashMap<>();
    // Unlike in the stream, no features are none here.
    List<?> features = (List<?>) expectation.get("features");
    question.put("features", features.isEmpty() ? List.of("none") : features);
    question.put("objects", forNode(objects, node));
    Map<?, ?> outcome = (Map<?, ?>) expectation.get("outcome");
    List<?> allocations = outcome.get("allocations") instanceof List<?> list ? list : List.of();
    return new Expectation(
        file.getFileName().toString().replace(".yaml", "") + " on " + node,
        question,
        (Boolean) outcome.get("feasible"),
        outcome.containsKey("error"),
        allocations.stream().map(ComparableAnswer::result).toList());
  }

  /** Without the other nodes. */
  private static List<Object> forNode(List<?> objects, Object node) {
    List<Object> kept = new ArrayList<>();
    for (Object each : objects) {
      Map<?, ?> object = (Map<?, ?>) each;
      if (object.get("items") instanceof List<?> items) {
        kept.addAll(forNode(items, node));
      } else if (!"Node".equals(object.get("kind"))
          || Objects.equals(((Map<?, ?>) object.get("metadata")).get("name"), node)) {
        kept.add(object);
      }
    }
    return kept;
  }

  /** Whether the allocator decides as it was recorded. */
  static boolean agrees(Expectation expectation, ClaimAllocator.Source allocators) {
    Map<String, Object> answer;
    try {
      answer = JSON.readValue(new CaseAnswers(allocators).answer(expectation.question()), TREE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<?, ?> node = (Map<?, ?>) ((List<?>) answer.get("nodes")).get(0);
    List<Object> allocations = new ArrayList<>();
    if (node.get("allocations") instanceof List<?> list) {
      list.forEach(
          each -> allocations.add(ComparableAnswer.result(((Map<?, ?>) each).get("result"))));
    }
    return Objects.equals(node.get("feasible"), expectation.feasible())
        && node.containsKey("error") == expectation.failed()
        && allocations.equals(expectation.allocations());
  }
}
