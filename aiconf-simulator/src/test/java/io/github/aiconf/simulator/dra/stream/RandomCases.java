package io.github.aiconf.simulator.dra.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.dra.DraFeatures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The random cases of the project's own, as objects. */
final class RandomCases {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  /** A case. */
  record Case(String name, DraFeatures features, CaseObjects objects) {}

  private RandomCases() {}

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    try (InputStream file = RandomCases.class.getResourceAsStream("random.jsonl.gz");
        BufferedReader lines = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Objects.requireNonNull(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        cases.add(read(JSON.readValue(line, TREE)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private static Case read(Map<String, Object> tree) {
    CaseObjects objects = new CaseObjects();
    ((List<?>) tree.get("objects")).forEach(objects::add);
    List<String> gates = ((List<?>) tree.getOrDefault("features", List.of("default")))
        .stream().map(String::valueOf).toList();
    return new Case(String.valueOf(tree.get("name")), DraFeatures.named(gates), objects);
  }
}
