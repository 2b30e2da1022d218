package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the part of YAML in which configuration files of schedulers are written: one
 * document, mappings and lists by indentation, scalars on one line, lists of scalars in brackets.
 *
 * <p>A text that uses anything else is not read at all, so that nothing is read wrongly.
 */
final class BlockYaml {

  private static final Pattern ENTRY = Pattern.compile(
      "(?:\"([^\"\\\\]*)\"|'([^']*)'|([^\\s\"'\\[\\]{}&*!|>%@`#,?].*?))\\s*:(?:\\s+(.*))?");
  private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"([^\"\\\\]*)\"\\s*(?:#.*)?");
  private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]{}]*)]\\s*(?:#.*)?");
  private static final Pattern EMPTY_BRACES = Pattern.compile("\\{\\s*}\\s*(?:#.*)?");
  private static final Pattern BLOCK_SCALAR = Pattern.compile("[|>][-+0-9]*\\s*(?:#.*)?");
  private static final String SPECIAL = "\"'[]{}&*!|>%@`,";
  private static final Set<String> NULL = Set.of("~", "null", "Null", "NULL");
  private static final Set<String> TRUE =
      Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF");

  private record Line(int indent, String text) {

    boolean isItem() {
      return text.equals("-") || text.startsWith("- ");
    }
  }

  private static final class OutsideOfSubsetException extends RuntimeException {}

  private final List<Line> lines = new ArrayList<>();
  private int next;

  private BlockYaml(String text) {
    for (String line : text.split("\\R", -1)) {
      String content = line.strip();
      boolean start = lines.isEmpty() && content.equals("---");
      if (content.isEmpty() || content.startsWith("#") || start) {
        continue;
      }
      int indent = line.indexOf(content);
      if (line.substring(0, indent).indexOf('\t') >= 0
          || content.startsWith("---")
          || content.equals("...")) {
        throw new OutsideOfSubsetException();
      }
      lines.add(new Line(indent, content));
    }
  }

  /** The document; empty where the text is not written in this part of YAML. */
  static Optional<Value> read(String text) {
    try {
      BlockYaml yaml = new BlockYaml(text);
      Object document =
          yaml.lines.isEmpty() ? null : yaml.node(yaml.lines.get(0).indent());
      if (yaml.hasNext()) {
        return Optional.empty();
      }
      return Optional.of(Value.of(document));
    } catch (OutsideOfSubsetException e) {
      return Optional.empty();
    }
  }

  private Object node(int indent) {
    return line().isItem() ? list(indent) : mapping(indent);
  }

  private Map<String, @Nullable Object> mapping(int indent) {
    Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
    while (hasNext() && line().indent() == indent && !line().isItem()) {
      Matcher entry = entry(line().text());
      if (entry == null) {
        throw new OutsideOfSubsetException();
      }
      next++;
      String key = firstPresent(entry.group(1), entry.group(2), entry.group(3));
      if (mapping.containsKey(key)) {
        throw new OutsideOfSubsetException();
      }
      mapping.put(key, value(firstPresent(entry.group(4)), indent, true));
    }
    return mapping;
  }

  private List<@Nullable Object> list(int indent) {
    List<@Nullable Object> list = new ArrayList<>();
    while (hasNext() && line().indent() == indent && line().isItem()) {
      String text = line().text();
      String content = text.substring(1).stripLeading();
      Line inner = new Line(indent + text.length() - content.length(), content);
      if (inner.isItem() || entry(content) != null) {
        lines.set(next, inner);
        list.add(node(inner.indent()));
      } else {
        next++;
        list.add(value(content, indent, false));
      }
    }
    return list;
  }

  /** The value behind a key or dash at this indentation, on its line or on the lines below. */
  private @Nullable Object value(String text, int indent, boolean ofKey) {
    if (BLOCK_SCALAR.matcher(text).matches()) {
      return blockScalar(indent);
    }
    if (!text.isEmpty() && !text.startsWith("#")) {
      return scalar(text);
    }
    boolean below = hasNext()
        && (line().indent() > indent
            || (ofKey && line().indent() == indent && line().isItem()));
    return below ? node(line().indent()) : null;
  }

  private String blockScalar(int indent) {
    List<String> text = new ArrayList<>();
    while (hasNext() && line().indent() > indent) {
      text.add(line().text());
      next++;
    }
    return String.join("\n", text);
  }

  private static @Nullable Object scalar(String text) {
    for (Pattern quoted : List.of(DOUBLE_QUOTED, SINGLE_QUOTED)) {
      Matcher matcher = quoted.matcher(text);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    Matcher brackets = BRACKETS.matcher(text);
    if (brackets.matches()) {
      return inBrackets(firstPresent(brackets.group(1)));
    }
    return EMPTY_BRACES.matcher(text).matches() ? Map.of() : plain(text);
  }

  private static List<@Nullable Object> inBrackets(String text) {
    List<@Nullable Object> list = new ArrayList<>();
    if (!text.isBlank()) {
      for (String item : text.split(",", -1)) {
        list.add(scalar(item.strip()));
      }
    }
    return list;
  }

  private static @Nullable Object plain(String text) {
    int comment = text.indexOf(" #");
    String value = comment < 0 ? text : text.substring(0, comment).stripTrailing();
    if (value.isEmpty() || SPECIAL.indexOf(value.charAt(0)) >= 0 || value.contains(": ")) {
      throw new OutsideOfSubsetException();
    }
    if (NULL.contains(value)) {
      return null;
    }
    if (TRUE.contains(value) || FALSE.contains(value)) {
      return TRUE.contains(value);
    }
    return value;
  }

  private static @Nullable Matcher entry(String text) {
    Matcher entry = ENTRY.matcher(text);
    boolean isEntry = entry.matches() && !firstPresent(entry.group(3)).contains(" #");
    return isEntry ? entry : null;
  }

  private static String firstPresent(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null) {
        return text;
      }
    }
    return "";
  }

  private boolean hasNext() {
    return next < lines.size();
  }

  private Line line() {
    return lines.get(next);
  }
}
