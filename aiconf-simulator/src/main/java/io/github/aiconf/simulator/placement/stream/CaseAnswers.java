package io.github.aiconf.simulator.placement.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers one case after the other. Serves any number of threads. */
final class CaseAnswers {

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();
  private static final TypeReference<Map<String, @Nullable Object>> TREE = new TypeReference<>() {};
  private static final ObjectReader JSON_TREE = JSON.readerFor(TREE);
  private static final ObjectReader YAML_TREE = new YAMLMapper().readerFor(TREE);

  /** Those of a question, and of an answer that may stand beside it. */
  private static final Set<String> FIELDS =
      Set.of("name", "gates", "settleMillis", "note", "objects", "result", "error");

  private final SchedulerProfile profile;

  CaseAnswers(SchedulerProfile profile) {
    this.profile = profile;
  }

  /** The answer to a case in JSON, as JSON in one line without its end. */
  byte[] answer(byte[] question) {
    return answer(question, JSON_TREE, "JSON object");
  }

  /** The answer to a case in YAML. */
  byte[] answerYaml(byte[] question) {
    return answer(question, YAML_TREE, "YAML document");
  }

  private byte[] answer(byte[] question, ObjectReader reader, String form) {
    Map<String, @Nullable Object> fields;
    try {
      fields = reader.readValue(question);
    } catch (JsonProcessingException e) {
      return write("", "error", "is no " + form + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fields == null ? write("", "error", "is no " + form) : answer(fields);
  }

  byte[] answer(Map<String, @Nullable Object> fields) {
    String name = fields.get("name") instanceof String text ? text : "";
    try {
      Map<String, ?> matrix = matrix(fields);
      return write(name, "result", matrix.isEmpty() ? Map.of() : Map.of("matrix", matrix));
    } catch (CaseException e) {
      return write(name, "error", String.valueOf(e.getMessage()));
    }
  }

  /** By pod, plugin and node what is refused. */
  Map<String, Map<String, Map<String, String>>> matrix(Map<String, @Nullable Object> fields) {
    for (String field : fields.keySet()) {
      if (!FIELDS.contains(field)) {
        throw new CaseException("unknown field \"" + field + "\"");
      }
    }
    CaseObjects objects = objects(fields.get("objects"));
    NodeInventory inventory = NodeInventory.of(profile(fields.get("gates")), objects.cluster());
    return FilterMatrix.of(inventory, objects.pending());
  }

  private SchedulerProfile profile(@Nullable Object written) {
    if (written == null) {
      return profile;
    }
    if (!(written instanceof Map<?, ?> map)) {
      throw new CaseException("gates: has to be an object");
    }
    Map<String, Boolean> gates = new LinkedHashMap<>();
    map.forEach((gate, on) -> {
      if (!(on instanceof Boolean flag)) {
        throw new CaseException("gates: " + gate + " has to be true or false");
      }
      gates.put(String.valueOf(gate), flag);
    });
    try {
      return profile.withGates(gates);
    } catch (IllegalArgumentException e) {
      throw new CaseException("gates: " + e.getMessage());
    }
  }

  private static CaseObjects objects(@Nullable Object written) {
    CaseObjects objects = new CaseObjects();
    if (written == null) {
      return objects;
    }
    if (!(written instanceof List<?> list)) {
      throw new CaseException("objects: has to be a list");
    }
    int i = 0;
    for (Object object : list) {
      try {
        objects.add(object);
      } catch (ModelException | CaseException e) {
        throw new CaseException("object " + i + ": " + e.getMessage());
      }
      i++;
    }
    return objects;
  }

  private static byte[] write(String name, String field, Object value) {
    Map<String, Object> answer = new LinkedHashMap<>();
    if (!name.isEmpty()) {
      answer.put("name", name);
    }
    answer.put(field, value);
    try {
      return JSON.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
