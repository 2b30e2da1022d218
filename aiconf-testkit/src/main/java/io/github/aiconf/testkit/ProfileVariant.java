package io.github.aiconf.testkit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.aiconf.core.input.Document;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A profile, or one that was made from it by changing a single field.
 *
 * @param tree the document
 * @param path the field that was changed; empty where none was
 */
record ProfileVariant(ObjectNode tree, String path) {

  /** The name of its file, for messages. */
  static final String SOURCE = "changed.yaml";

  /** A field that no profile has. */
  static final String UNKNOWN = "aFieldThatNobodyKnows";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonNode TEXT = NODES.textNode("text");
  private static final JsonNode LIST = NODES.arrayNode().add("text");
  private static final JsonNode MAPPING = NODES.objectNode().put(UNKNOWN, "text");

  /** A value in a document. */
  private record Place(String path, JsonPointer pointer, JsonNode value) {}

  static ProfileVariant of(Document document) {
    return new ProfileVariant(MAPPER.valueToTree(document.value().json()), "");
  }

  /**
   * The path of the mapping in which a field stands, with what follows it; empty for the document.
   */
  static String mappingAround(String path) {
    return path.substring(0, path.lastIndexOf('.') + 1);
  }

  /** As it would be read from a file. */
  Document document() {
    return Document.read(new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)), SOURCE)
        .get(0);
  }

  /** As JSON, which is YAML too, with each field on a line of its own. */
  String text() {
    return tree.toPrettyString();
  }

  /** The document with a field more. */
  ProfileVariant with(String field) {
    ObjectNode copy = tree.deepCopy();
    copy.set(field, TEXT);
    return new ProfileVariant(copy, field);
  }

  /** With an unknown field in each of its mappings. */
  Stream<ProfileVariant> withUnknownFields() {
    return places().stream()
        .filter(place -> place.value().isObject())
        .map(place -> changed(
            place.path().isEmpty() ? UNKNOWN : place.path() + "." + UNKNOWN,
            copy -> ((ObjectNode) copy.at(place.pointer())).set(UNKNOWN, TEXT)));
  }

  /** Without each of its fields. The kind is no field of the profile: it decides who reads it. */
  Stream<ProfileVariant> withoutFields() {
    return places().stream()
        .filter(place -> !place.path().isEmpty() && !place.path().equals("kind"))
        .filter(place -> !place.pointer().last().mayMatchElement())
        .map(place -> changed(
            place.path(),
            copy -> ((ObjectNode) copy.at(place.pointer().head()))
                .remove(place.pointer().last().getMatchingProperty())));
  }

  /** With something of another form in the place of each of its values. */
  Stream<ProfileVariant> ofAnotherForm() {
    return places().stream()
        .filter(place -> !place.path().isEmpty() && !place.path().equals("kind"))
        .flatMap(place -> otherForms(place.value())
            .map(other -> changed(place.path(), copy -> {
              JsonNode around = copy.at(place.pointer().head());
              if (around instanceof ArrayNode list) {
                list.set(place.pointer().last().getMatchingIndex(), other);
              } else {
                ((ObjectNode) around).set(place.pointer().last().getMatchingProperty(), other);
              }
            })));
  }

  private static Stream<JsonNode> otherForms(JsonNode value) {
    if (value.isObject()) {
      return Stream.of(TEXT, LIST);
    }
    if (value.isArray()) {
      return Stream.of(TEXT, MAPPING);
    }
    return value.isTextual() ? Stream.of(LIST, MAPPING) : Stream.of(LIST, MAPPING, TEXT);
  }

  /** A change of a copy of the document. */
  private interface Change {
    void on(ObjectNode copy);
  }

  private ProfileVariant changed(String changedPath, Change change) {
    ObjectNode copy = tree.deepCopy();
    change.on(copy);
    return new ProfileVariant(copy, changedPath);
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    collect(new Place("", JsonPointer.empty(), tree), places);
    return places;
  }

  private static void collect(Place place, List<Place> places) {
    places.add(place);
    place.value().properties().forEach(field -> {
      String name = field.getKey();
      String path = place.path().isEmpty() ? name : place.path() + "." + name;
      collect(new Place(path, place.pointer().appendProperty(name), field.getValue()), places);
    });
    for (int i = 0; place.value().isArray() && i < place.value().size(); i++) {
      String path = place.path() + "[" + i + "]";
      collect(new Place(path, place.pointer().appendIndex(i), place.value().get(i)), places);
    }
  }
}
