package io.github.aiconf.simulator.placement.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.stream.AnswersInOrder;
import io.github.aiconf.simulator.stream.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers one case after the other. Serves any number of threads. */
final class CaseAnswers implements AnswersInOrder.Answers {

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();
  private static final ObjectReader TREE =
      JSON.readerFor(new TypeReference<Map<String, @Nullable Object>>() {});

  /** Those of a question, and of an answer that may stand beside it. */
  private static final Set<String> FIELDS =
      Set.of("name", "gates", "settleMillis", "note", "objects", "result", "error");

  private final SchedulerProfile profile;
  private final AnswersInOrder.DocumentReader documents;

  CaseAnswers(SchedulerProfile profile) {
    this(profile, CaseAnswers::json);
  }

  CaseAnswers(SchedulerProfile profile, AnswersInOrder.DocumentReader documents) {
    this.profile = profile;
    this.documents = documents;
  }

  @Override
  public byte[] answer(byte[] question) {
    return answer(question, CaseAnswers::json);
  }

  @Override
  public byte[] answerDocument(byte[] question) {
    return answer(question, documents);
  }

  private byte[] answer(byte[] question, AnswersInOrder.DocumentReader reader) {
    if (question.length > Lines.LONGEST) {
      return write("", "error", "is longer than " + (Lines.LONGEST >> 20) + " MiB");
    }
    Map<String, @Nullable Object> fields;
    try {
      fields = reader.read(question);
    } catch (IllegalArgumentException e) {
      return write("", "error", String.valueOf(e.getMessage()));
    }
    return answer(fields);
  }

  private static Map<String, @Nullable Object> json(byte[] question) {
    try {
      Map<String, @Nullable Object> fields = TREE.readValue(question);
      if (fields == null) {
        throw new IllegalArgumentException("is no JSON object: it is null");
      }
      return fields;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no JSON object: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] answer(Map<String, @Nullable Object> fields) {
    String name = fields.get("name") instanceof String text ? text : "";
    try {
      Map<String, ?> matrix = matrix(fields);
      return write(name, "result", matrix.isEmpty() ? Map.of() : Map.of("matrix", matrix));
    } catch (CaseException e) {
      return write(name, "error", String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      // A case that shows a mistake of ours must not keep the others from their answers.
      return write(name, "error", "cannot be answered: " + e);
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
