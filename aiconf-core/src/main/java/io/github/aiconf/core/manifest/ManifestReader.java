package io.github.aiconf.core.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.JsonTree;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.input.StrictParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads manifests: documents one after the other, single objects and lists of them, one object at a
 * time, so that a large list is never held. Whatever cannot be read is an {@link InputException}
 * with file and line.
 */
public final class ManifestReader {

  /** Takes what is read. */
  public interface Sink {

    /**
     * An object.
     *
     * @param line where it begins, counted from 1
     */
    void object(Manifest manifest, int line);

    /**
     * A list ended.
     *
     * @param apiVersion for example {@code apps/v1}
     * @param kind for example {@code DeploymentList}, or {@code List}, which does not say of what
     * @param whole false where the list says that more objects follow
     */
    default void list(String apiVersion, String kind, boolean whole) {}

    /** A document without a kind; true where it is of use. */
    default boolean plain(Value document) {
      return false;
    }
  }

  private final String source;
  private final Sink sink;

  /**
   * A reader.
   *
   * @param source the name of the file, for messages
   * @param sink takes what is read
   */
  public ManifestReader(String source, Sink sink) {
    this.source = source;
    this.sink = sink;
  }

  /** Reads a stream of JSON values. */
  public void readJson(InputStream in) {
    read(in, StrictParser::json);
  }

  /** Reads a stream of YAML documents. */
  public void readYaml(InputStream in) {
    read(in, StrictParser::yaml);
  }

  private interface Opening {
    StrictParser open(InputStream in, String source) throws IOException;
  }

  private void read(InputStream in, Opening opening) {
    try (StrictParser parser = opening.open(in, source)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          document(parser);
        } else if (token != JsonToken.VALUE_NULL && !parser.getText().isBlank()) {
          throw parser.refuse("expected a Kubernetes object, found " + inWords(token));
        }
      }
    } catch (IOException e) {
      throw StrictParser.refused(source, e);
    }
  }

  private void document(StrictParser parser) throws IOException {
    int line = parser.line();
    List<Item> waiting = new ArrayList<>();
    Head head = new Head();
    try (TokenBuffer fields = new TokenBuffer(parser)) {
      fields.writeStartObject();
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (field.equals("items") && token == JsonToken.START_ARRAY && head.mayBeList()) {
          head.hasItems = true;
          items(parser, head, waiting);
        } else {
          head.take(field, parser);
          fields.writeFieldName(field);
          fields.copyCurrentStructure(parser);
        }
      }
      fields.writeEndObject();
      finish(head, fields, waiting, line);
    }
  }

  /** An item of a list that has not yet said what it is of. */
  private record Item(TokenBuffer tokens, int line) {}

  private void finish(Head head, TokenBuffer fields, List<Item> waiting, int line)
      throws IOException {
    if (head.isList()) {
      for (Item item : waiting) {
        if (head.itemKind().isEmpty()) {
          throw refuse(item.line(), "the item has no kind; dump the list again with kubectl");
        }
        sink.object(new Manifest(item.tokens(), head.apiVersion, head.itemKind()), item.line());
      }
      boolean whole = value(fields).text("metadata.continue").isEmpty();
      sink.list(head.apiVersion, head.kind, whole);
    } else if (!head.kind.isEmpty()) {
      sink.object(new Manifest(fields, head.apiVersion, head.kind), line);
    } else if (!sink.plain(value(fields))) {
      throw refuse(
          line, "the document has no kind, so it is no Kubernetes object; take it out of here");
    }
  }

  private InputException refuse(int line, String problem) {
    return new InputException(source + ":" + line + ": " + problem);
  }

  /**
   * kubectl sorts keys, so that the items of a list may come before its kind; then most have a kind
   * of their own.
   */
  private void items(StrictParser parser, Head list, List<Item> waiting) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = parser.line();
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw parser.refuse(
            "expected a Kubernetes object in items, found " + inWords(parser.currentToken()));
      }
      TokenBuffer item = new TokenBuffer(parser);
      item.copyCurrentStructure(parser);
      Head own = Head.of(item);
      if (!own.kind.isEmpty()) {
        sink.object(new Manifest(item, own.apiVersion, own.kind), line);
      } else if (list.isList() && !list.itemKind().isEmpty()) {
        sink.object(new Manifest(item, list.apiVersion, list.itemKind()), line);
      } else {
        waiting.add(new Item(item, line));
      }
    }
  }

  private static Value value(TokenBuffer buffer) throws IOException {
    try (JsonParser parser = buffer.asParserOnFirstToken()) {
      return JsonTree.read(parser);
    }
  }

  private static String inWords(@Nullable JsonToken token) {
    return switch (token == null ? JsonToken.NOT_AVAILABLE : token) {
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> "something else";
    };
  }

  /** The fields of a document that say what it is. */
  private static final class Head {

    String apiVersion = "";
    String kind = "";
    boolean hasItems;

    static Head of(TokenBuffer buffer) throws IOException {
      Head head = new Head();
      try (JsonParser parser = buffer.asParserOnFirstToken()) {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
          parser.nextToken();
          head.take(field, parser);
          parser.skipChildren();
        }
      }
      return head;
    }

    void take(String field, JsonParser parser) throws IOException {
      if (field.equals("kind") && parser.currentToken() == JsonToken.VALUE_STRING) {
        kind = parser.getText();
      } else if (field.equals("apiVersion") && parser.currentToken() == JsonToken.VALUE_STRING) {
        apiVersion = parser.getText();
      }
    }

    boolean mayBeList() {
      return kind.isEmpty() || kind.endsWith("List");
    }

    boolean isList() {
      return kind.endsWith("List") && (hasItems || kind.equals("List"));
    }

    String itemKind() {
      return kind.substring(0, kind.length() - "List".length());
    }
  }
}
