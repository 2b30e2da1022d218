package io.github.aiconf.core.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** JSON texts of tests, read and kept. */
final class Json {

  static final ObjectFilter WHOLE = new ObjectFilter(FieldSelection.all(), Set.of());

  private static final JsonFactory JSON = new JsonFactory();

  private Json() {}

  static Value value(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      return JsonTree.read(parser);
    }
  }

  static CompactObjects kept(
      CompactObjects.Builder builder, ObjectFilter filter, List<String> texts) throws IOException {
    for (String text : texts) {
      try (JsonParser parser = JSON.createParser(text)) {
        parser.nextToken();
        builder.add(parser, filter, "v1", "Thing");
      }
    }
    return builder.build();
  }

  /** What a filter leaves of an object, as JSON text. */
  static String filtered(ObjectFilter filter, String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    kept(new CompactObjects.Builder(), filter, List.of(text)).writeTo(out);
    return out.toString(StandardCharsets.UTF_8).trim();
  }

  static List<Value> values(CompactObjects objects) {
    List<Value> values = new ArrayList<>();
    for (KubernetesObject object : objects) {
      values.add(object.root());
    }
    return values;
  }
}
