package io.github.aiconf.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.aiconf.api.ProfileKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The published JSON Schema of a kind of profile. */
final class ProfileSchema {

  private final Schema schema;

  private ProfileSchema(Schema schema) {
    this.schema = schema;
  }

  static ProfileSchema of(ProfileKind<?> kind) {
    URL url = kind.schema()
        .orElseThrow(() ->
            new AssertionError(kind + ".schema.json does not lie beside the profiles of the kind"));
    try (InputStream in = url.openStream()) {
      return new ProfileSchema(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a document; empty where nothing is. */
  List<String> problems(JsonNode document) {
    return schema.validate(document).stream().map(Object::toString).toList();
  }

  /** The fields of a document, sorted. */
  List<String> fields() {
    TreeSet<String> fields = new TreeSet<>();
    root().path("properties").fieldNames().forEachRemaining(fields::add);
    return List.copyOf(fields);
  }

  /**
   * Paths in the schema of properties without a description, of their own or of what they refer to.
   */
  List<String> undescribed() {
    List<String> bare = new ArrayList<>();
    collectUndescribed(root(), "", bare);
    return bare;
  }

  private void collectUndescribed(JsonNode node, String path, List<String> bare) {
    node.path("properties").properties().forEach(property -> {
      JsonNode referred =
          root().at(property.getValue().path("$ref").asText("#/none").substring(1));
      if (!property.getValue().has("description") && !referred.has("description")) {
        bare.add(path + "/properties/" + property.getKey());
      }
    });
    node.properties()
        .forEach(child -> collectUndescribed(child.getValue(), path + "/" + child.getKey(), bare));
  }

  private JsonNode root() {
    return schema.getSchemaNode();
  }
}
