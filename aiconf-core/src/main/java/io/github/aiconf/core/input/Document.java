package io.github.aiconf.core.input;

import com.fasterxml.jackson.core.JsonToken;
import io.github.aiconf.api.cluster.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A YAML document that remembers on which line each field stands, for data of ours and of users.
 */
public final class Document {

  private final String source;
  private final Value value;
  private final Map<String, Integer> lines;

  private Document(String source, Value value, Map<String, Integer> lines) {
    this.source = source;
    this.value = value;
    this.lines = lines;
  }

  /**
   * Reads a stream of YAML documents, each a mapping.
   *
   * @param source the name of the file, for messages
   * @throws InputException if it is not strict YAML
   */
  public static List<Document> read(InputStream in, String source) {
    return read(in, source, StrictParser::yaml);
  }

  /**
   * Reads a stream of JSON objects. YAML, which JSON is part of, does not know tabs as space.
   *
   * @param source the name of the file, for messages
   * @throws InputException if it is not strict JSON
   */
  public static List<Document> readJson(InputStream in, String source) {
    return read(in, source, StrictParser::json);
  }

  private interface Opening {
    StrictParser open(InputStream in, String source) throws IOException;
  }

  private static List<Document> read(InputStream in, String source, Opening opening) {
    List<Document> documents = new ArrayList<>();
    try (StrictParser parser = opening.open(in, source)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          Map<String, Integer> lines = new HashMap<>();
          Object json = plain(parser, "", lines);
          documents.add(new Document(source, Value.of(json), lines));
        } else if (token != JsonToken.VALUE_NULL && !parser.getText().isBlank()) {
          throw parser.refuse("expected a mapping");
        }
      }
    } catch (IOException e) {
      throw StrictParser.refused(source, e);
    }
    return documents;
  }

  /** The name of the file. */
  public String source() {
    return source;
  }

  /** The content. */
  public Value value() {
    return value;
  }

  /**
   * What is wrong with a field, with file and line: {@code own.yaml:7: webhooks[1].name is
   * missing}.
   */
  public InputException refuse(String path, String problem) {
    String subject = path.isEmpty() ? "the document" : path;
    return new InputException(source + ":" + line(path) + ": " + subject + " " + problem);
  }

  /** The line of a field, or of the nearest one around it that is there; counted from 1. */
  public int line(String path) {
    String place = path;
    while (!place.isEmpty() && !lines.containsKey(place)) {
      place =
          place.substring(0, Math.max(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['))));
    }
    return lines.getOrDefault(place, 1);
  }

  private static @Nullable Object plain(
      StrictParser parser, String path, Map<String, Integer> lines) throws IOException {
    lines.putIfAbsent(path, parser.line());
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
          String at = path.isEmpty() ? field : path + "." + field;
          lines.put(at, parser.line());
          parser.nextToken();
          map.put(field, plain(parser, at, lines));
        }
        return map;
      }
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(plain(parser, path + "[" + list.size() + "]", lines));
        }
        return list;
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return parser.getBooleanValue();
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return parser.getNumberValue();
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> {
        return parser.getText();
      }
    }
  }
}
