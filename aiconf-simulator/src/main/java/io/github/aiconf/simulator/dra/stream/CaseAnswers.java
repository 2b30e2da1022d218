package io.github.aiconf.simulator.dra.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.ClaimAllocator;
import io.github.aiconf.simulator.dra.DraFeatures;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.stream.AnswersInOrder;
import io.github.aiconf.simulator.stream.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
      Set.of("name", "note", "covers", "features", "objects", "nodes", "error", "otherVersions");

  private final ClaimAllocator.Source allocators;
  private final AnswersInOrder.DocumentReader documents;

  CaseAnswers(ClaimAllocator.Source allocators) {
    this(allocators, CaseAnswers::json);
  }

  CaseAnswers(ClaimAllocator.Source allocators, AnswersInOrder.DocumentReader documents) {
    this.allocators = allocators;
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
      return problem("", "is longer than " + (Lines.LONGEST >> 20) + " MiB");
    }
    Map<String, @Nullable Object> fields;
    try {
      fields = reader.read(question);
    } catch (IllegalArgumentException e) {
      return problem("", String.valueOf(e.getMessage()));
    }
    return answer(fields);
  }

  /** Reads a case that is JSON. */
  static Map<String, @Nullable Object> json(byte[] question) {
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
      return answer(name, fields);
    } catch (CaseException e) {
      return problem(name, String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      // A case that shows a mistake of ours must not keep the others from their answers.
      return problem(name, "cannot be answered: " + e);
    }
  }

  private byte[] answer(String name, Map<String, @Nullable Object> fields) {
    for (String field : fields.keySet()) {
      if (!FIELDS.contains(field) && !SelectorCase.FIELDS.contains(field)) {
        throw new CaseException("unknown field \"" + field + "\"");
      }
    }
    if (fields.get("expression") instanceof String expression && !expression.isEmpty()) {
      SelectorCase selector = SelectorCase.of(expression, fields, allocators.minor());
      return write(name, selector::write);
    }
    DraFeatures features = features(fields.get("features"));
    CaseObjects objects = objects(fields.get("objects"));
    ClaimAllocator allocator = allocators.over(objects.cluster(), features);
    List<ResourceClaim> pending = objects.pending();
    List<Allocation> allocations = new ArrayList<>();
    for (Node node : objects.nodes()) {
      allocations.add(allocator.allocate(node, pending));
    }
    return write(name, json -> {
      if (!allocations.isEmpty()) {
        AnswerWriter writer = new AnswerWriter(json);
        json.writeArrayFieldStart("nodes");
        for (int i = 0; i < allocations.size(); i++) {
          writer.node(objects.nodes().get(i).name(), allocations.get(i));
        }
        json.writeEndArray();
      }
    });
  }

  private static DraFeatures features(@Nullable Object written) {
    if (written == null) {
      return DraFeatures.KUBERNETES_1_36;
    }
    List<String> names = new ArrayList<>();
    if (written instanceof List<?> list) {
      for (Object item : list) {
        if (!(item instanceof String name)) {
          throw new CaseException("features: has to be a list of names");
        }
        names.add(name);
      }
    } else {
      throw new CaseException("features: has to be a list of names");
    }
    try {
      return names.isEmpty() ? DraFeatures.KUBERNETES_1_36 : DraFeatures.named(names);
    } catch (IllegalArgumentException e) {
      throw new CaseException("features: " + e.getMessage());
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

  private static byte[] problem(String name, String problem) {
    return write(name, json -> json.writeStringField("error", problem));
  }

  /** The fields of an answer behind its name. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] write(String name, Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      if (!name.isEmpty()) {
        json.writeStringField("name", name);
      }
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
