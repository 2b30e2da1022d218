package io.github.aiconf.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text with places like <code>${name}</code>, from a resource beside this class. */
final class Template {

  /** Literal, name, literal, name, ..., literal. */
  private final List<String> parts = new ArrayList<>();

  private Template(String text) {
    int from = 0;
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
      int end = text.indexOf('}', at);
      parts.add(text.substring(from, at));
      parts.add(text.substring(at + 2, end));
      from = end + 1;
    }
    parts.add(text.substring(from));
  }

  static Template named(String file) {
    return new Template(resource(file));
  }

  static String resource(String file) {
    try (InputStream in = Template.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with a value in each place. */
  String fill(Map<String, String> values) {
    StringBuilder text = new StringBuilder(8192);
    for (int i = 0; i < parts.size(); i++) {
      text.append(i % 2 == 0 ? parts.get(i) : value(parts.get(i), values));
    }
    return text.toString();
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for ${" + name + "}");
    }
    return value;
  }
}
