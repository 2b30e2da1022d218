package io.github.aiconf.core.cluster;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * Copies objects token by token and leaves out what nobody asked for and what nobody should see:
 * values of environment variables but for the declared ones, the last applied configuration,
 * managed fields, and the schema bodies of CustomResourceDefinitions, which are large and answer
 * nothing.
 */
public final class ObjectFilter {

  /** Stands in place of a value that is not kept. */
  public static final String REDACTED = "REDACTED";

  private final FieldSelection selection;
  private final Set<String> environment;

  /**
   * A filter.
   *
   * @param selection the fields to keep
   * @param environment the environment variables whose values are kept
   */
  public ObjectFilter(FieldSelection selection, Set<String> environment) {
    this.selection = selection;
    this.environment = Set.copyOf(environment);
  }

  /**
   * Copies the object at which the parser stands, and moves the parser to its end.
   *
   * @param apiVersion written in place of the object's own, which items of a list do not have
   * @param kind likewise
   */
  public void copy(JsonParser parser, JsonGenerator out, String apiVersion, String kind)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("apiVersion", apiVersion);
    out.writeStringField("kind", kind);
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      if (field.equals("apiVersion") || field.equals("kind")) {
        parser.skipChildren();
      } else {
        copyField(field, parser, out, selection);
      }
    }
    out.writeEndObject();
  }

  private void copyField(String field, JsonParser parser, JsonGenerator out, FieldSelection parent)
      throws IOException {
    FieldSelection kept = parent.child(field);
    if (kept == null) {
      parser.skipChildren();
      return;
    }
    out.writeFieldName(field);
    if (field.equals("env") && parser.currentToken() == JsonToken.START_ARRAY) {
      copyEnvironment(parser, out);
    } else {
      copyValue(parser, out, kept);
    }
  }

  private void copyValue(JsonParser parser, JsonGenerator out, FieldSelection kept)
      throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        out.writeStartObject();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
          parser.nextToken();
          copyField(field, parser, out, kept);
        }
        out.writeEndObject();
      }
      case START_ARRAY -> {
        out.writeStartArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          copyValue(parser, out, kept);
        }
        out.writeEndArray();
      }
      default -> out.copyCurrentEvent(parser);
    }
  }

  private void copyEnvironment(JsonParser parser, JsonGenerator out) throws IOException {
    out.writeStartArray();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        copyVariable(parser, out);
      } else {
        copyScalarOfEnvironment(parser, out);
      }
    }
    out.writeEndArray();
  }

  /** Variables written as NAME=value carry their value in one text. */
  private void copyScalarOfEnvironment(JsonParser parser, JsonGenerator out) throws IOException {
    if (parser.currentToken().isScalarValue()) {
      String text = parser.getText();
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      out.writeString(equals < 0 || environment.contains(name) ? text : name + "=" + REDACTED);
    } else {
      parser.skipChildren();
      out.writeNull();
    }
  }

  /** The name decides whether the value is kept, and may stand after it. */
  private void copyVariable(JsonParser parser, JsonGenerator out) throws IOException {
    String name = null;
    String waiting = null;
    out.writeStartObject();
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (field.equals("value")) {
        String value = token.isScalarValue() ? parser.getText() : REDACTED;
        parser.skipChildren();
        if (name == null) {
          waiting = value;
        } else {
          out.writeStringField(field, shown(name, value));
        }
      } else {
        if (field.equals("name") && token.isScalarValue()) {
          name = parser.getText();
        }
        out.writeFieldName(field);
        out.copyCurrentStructure(parser);
      }
    }
    if (waiting != null) {
      out.writeStringField("value", shown(name == null ? "" : name, waiting));
    }
    out.writeEndObject();
  }

  private String shown(String name, String value) {
    return environment.contains(name) || value.isEmpty() ? value : REDACTED;
  }
}
