package io.github.aiconf.core.submission.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Values of texts, lists and mappings at random, and texts of YAML that say them. */
final class RandomYaml {

  private static final List<String> TEXTS = List.of(
      "a",
      "Implemented",
      "it's",
      "say \"x\"",
      "ü",
      "\uD83D\uDE00 b",
      "v1.36",
      "x: y",
      "# no",
      "",
      "- a",
      "{",
      "two  blanks",
      " led",
      "end ",
      "line\nbreak",
      "back\\slash",
      "~",
      "true",
      "08",
      "https://acme.example/a#b",
      "tab\there",
      "*a",
      "&b",
      "N/A",
      "a,b",
      "\u2028",
      "<<");

  private static final String DAMAGE =
      "\n\n  \t:-,[]{}#&*!|>'\"%@`~\\uUdD8?0\r\u0000\u0007\u0085\u2028\uFEFF\uFFFEü\uD83D\uDE00<<...---";

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, String> anchors = new TreeMap<>();

  RandomYaml(long seed) {
    this.random = new Random(seed);
  }

  /** A text, a list, or a mapping with texts as keys. */
  Object value(int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(4);
    int size = random.nextInt(5);
    if (kind == 2) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(value(depth - 1));
      }
      return list;
    }
    if (kind == 3 || depth > 3) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        map.put(text() + i, value(depth - 1));
      }
      return map;
    }
    return text();
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** A text that says a value, in one of the many ways. */
  String written(Object value) {
    if (random.nextInt(4) == 0) {
      out.append("# a comment ü \uD83D\uDE00\n");
    }
    if (random.nextInt(4) == 0) {
      out.append("---\n");
    }
    block(value, 0, false);
    if (random.nextInt(4) == 0) {
      out.append("\n...\n");
    }
    return out.toString();
  }

  private void block(Object value, int indent, boolean behindKey) {
    if (value instanceof String text) {
      scalar(text, behindKey ? " " : "", indent);
    } else if (isEmpty(value) || random.nextInt(4) == 0) {
      out.append(behindKey ? " " : "");
      flow(value);
      out.append(random.nextInt(5) == 0 ? " # behind\n" : "\n");
    } else if (value instanceof List<?> list) {
      out.append(behindKey ? "\n" : "");
      for (Object element : list) {
        out.append(" ".repeat(indent)).append("-");
        block(element, indent + 2, true);
      }
    } else if (value instanceof Map<?, ?> map) {
      out.append(behindKey ? "\n" : "");
      map.forEach((key, inner) -> {
        out.append(" ".repeat(indent)).append(quoted(key.toString())).append(":");
        block(inner, indent + 1 + random.nextInt(3), true);
      });
    }
  }

  private static boolean isEmpty(Object value) {
    return value instanceof List<?> list ? list.isEmpty() : ((Map<?, ?>) value).isEmpty();
  }

  private void scalar(String text, String before, int indent) {
    out.append(before);
    if (!before.isEmpty() && random.nextInt(8) == 0 && anchors.containsValue(text)) {
      anchors.forEach((name, known) -> {
        if (known.equals(text) && out.charAt(out.length() - 1) == ' ') {
          out.append("*").append(name);
        }
      });
    } else if (!before.isEmpty() && random.nextInt(8) == 0) {
      String name = "n" + anchors.size();
      anchors.put(name, text);
      out.append("&").append(name).append(" ").append(quoted(text));
    } else if (!before.isEmpty() && text.equals("line\nbreak") && random.nextBoolean()) {
      String margin = " ".repeat(indent + 1);
      out.append("|-\n").append(margin).append("line\n").append(margin).append("break");
    } else {
      out.append(quoted(text));
    }
    out.append("\n");
  }

  private void flow(Object value) {
    if (value instanceof List<?> list) {
      out.append("[");
      list.forEach(element -> {
        flow(element);
        out.append(random.nextBoolean() ? ", " : " ,\n    ");
      });
      out.append("]");
    } else if (value instanceof Map<?, ?> map) {
      out.append("{");
      map.forEach((key, inner) -> {
        out.append(quoted(key.toString())).append(": ");
        flow(inner);
        out.append(", ");
      });
      out.append("}");
    } else {
      out.append(quoted((String) value));
    }
  }

  private String quoted(String text) {
    if (text.matches("[A-Za-z][A-Za-z0-9.]*") && !text.startsWith("true") && random.nextBoolean()) {
      return text;
    }
    if (text.matches("[ -~ü]*") && random.nextBoolean()) {
      return "'" + text.replace("'", "''") + "'";
    }
    return "\""
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", random.nextBoolean() ? "\\t" : "\\x09")
            .replace("\u2028", "\\L")
            .replace("ü", random.nextBoolean() ? "ü" : "\\u00fc")
            .replace("\uD83D\uDE00", random.nextBoolean() ? "\uD83D\uDE00" : "\\U0001F600")
        + "\"";
  }

  /** The text with some characters changed, moved, doubled or taken away. */
  String damaged(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(changed.length() + 1);
      int to = Math.min(changed.length(), from + random.nextInt(6));
      switch (random.nextInt(5)) {
        case 0 -> changed.delete(from, to);
        case 1 -> changed.insert(from, changed.substring(from, to));
        case 2 -> changed.insert(random.nextInt(changed.length() + 1), changed.substring(from, to));
        case 3 -> changed.setLength(random.nextInt(10) == 0 ? from : changed.length());
        default -> changed.insert(from, DAMAGE.charAt(random.nextInt(DAMAGE.length())));
      }
    }
    return changed.toString();
  }
}
