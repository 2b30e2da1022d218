package io.github.aiconf.simulator.selector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Functions of texts. Positions count code points. */
final class StringFunctions {

  private static final int LONGEST = 10_000_000;

  private StringFunctions() {}

  static void register(FunctionTable.Implementations to) {
    to.overload("contains_string", values -> ((String) values[0]).contains((String) values[1]));
    to.overload(
        "starts_with_string", values -> ((String) values[0]).startsWith((String) values[1]));
    to.overload("ends_with_string", values -> ((String) values[0]).endsWith((String) values[1]));
    to.overload("string_char_at_int", values -> charAt((String) values[0], (Long) values[1]));
    to.overload(
        "string_index_of_string", values -> indexOf((String) values[0], (String) values[1], 0));
    to.overload(
        "string_index_of_string_int",
        values -> indexOf((String) values[0], (String) values[1], (Long) values[2]));
    to.overload(
        "string_last_index_of_string",
        values -> lastIndexOf((String) values[0], (String) values[1]));
    to.overload(
        "string_last_index_of_string_int",
        values -> lastIndexOf((String) values[0], (String) values[1], (Long) values[2]));
    to.overload(
        "string_lower_ascii",
        values -> ascii((String) values[0], c -> c >= 'A' && c <= 'Z' ? c + 32 : c));
    to.overload(
        "string_upper_ascii",
        values -> ascii((String) values[0], c -> c >= 'a' && c <= 'z' ? c - 32 : c));
    to.overload(
        "string_replace_string_string",
        values -> replace((String) values[0], (String) values[1], (String) values[2], -1));
    to.overload(
        "string_replace_string_string_int",
        values ->
            replace((String) values[0], (String) values[1], (String) values[2], (Long) values[3]));
    to.overload("string_split_string", values -> split((String) values[0], (String) values[1], -1));
    to.overload(
        "string_split_string_int",
        values -> split((String) values[0], (String) values[1], (Long) values[2]));
    to.overload(
        "string_substring_int",
        values -> substring((String) values[0], (Long) values[1], Long.MAX_VALUE));
    to.overload(
        "string_substring_int_int",
        values -> (Long) values[1] > (Long) values[2] || (Long) values[2] == Long.MAX_VALUE
            ? new EvalError("invalid substring range")
            : substring((String) values[0], (Long) values[1], (Long) values[2]));
    to.overload("string_trim", values -> trim((String) values[0]));
    to.overload("list_join", values -> join((CelList) values[0], ""));
    to.overload("list_join_string", values -> join((CelList) values[0], (String) values[1]));
    to.overload("strings_quote", values -> quote((String) values[0]));
    to.overload(
        "string_format", values -> StringFormat.format((String) values[0], (CelList) values[1]));
  }

  private static Object charAt(String text, long index) {
    long length = Values.length(text);
    if (index < 0 || index > length) {
      return new EvalError("index out of range: " + index);
    }
    return index == length ? "" : (Object) cut(text, index, index + 1);
  }

  private static String cut(String text, long start, long end) {
    int from = text.offsetByCodePoints(0, (int) start);
    return text.substring(from, text.offsetByCodePoints(from, (int) (end - start)));
  }

  private static Object indexOf(String text, String wanted, long offset) {
    if (wanted.isEmpty()) {
      return offset;
    }
    if (offset < 0) {
      return new EvalError("index out of range: " + offset);
    }
    if (offset >= Values.length(text)) {
      return -1L;
    }
    int found = text.indexOf(wanted, text.offsetByCodePoints(0, (int) offset));
    return found < 0 ? -1L : (Object) (long) text.codePointCount(0, found);
  }

  private static Object lastIndexOf(String text, String wanted) {
    if (wanted.isEmpty()) {
      return Values.length(text);
    }
    return text.isEmpty() ? -1L : lastIndexOf(text, wanted, Values.length(text) - 1);
  }

  private static Object lastIndexOf(String text, String wanted, long offset) {
    if (wanted.isEmpty()) {
      return offset;
    }
    if (offset < 0) {
      return new EvalError("index out of range: " + offset);
    }
    if (offset >= Values.length(text)) {
      return -1L;
    }
    int found = text.lastIndexOf(wanted, text.offsetByCodePoints(0, (int) offset));
    return found < 0 ? -1L : (Object) (long) text.codePointCount(0, found);
  }

  private static String ascii(String text, IntUnaryOperator change) {
    StringBuilder changed = new StringBuilder(text.length());
    text.chars().forEach(c -> changed.append((char) change.applyAsInt(c)));
    return changed.toString();
  }

  private static Object replace(String text, String old, String replacement, long limit) {
    if (limit == 0 || old.equals(replacement)) {
      return text;
    }
    StringBuilder replaced = new StringBuilder();
    long left = limit < 0 ? Long.MAX_VALUE : limit;
    int position = 0;
    if (old.isEmpty()) {
      replaced.append(replacement);
      left--;
      while (left > 0 && position < text.length()) {
        int next = text.offsetByCodePoints(position, 1);
        append(replaced, text.substring(position, next)).append(replacement);
        position = next;
        left--;
      }
    } else {
      int found = text.indexOf(old);
      while (left > 0 && found >= 0) {
        append(replaced, text.substring(position, found)).append(replacement);
        position = found + old.length();
        found = text.indexOf(old, position);
        left--;
      }
    }
    return append(replaced, text.substring(position)).toString();
  }

  private static StringBuilder append(StringBuilder to, String text) {
    if (to.length() > LONGEST - text.length()) {
      throw new EvaluationAborted("text is too long");
    }
    return to.append(text);
  }

  private static CelList split(String text, String separator, long limit) {
    if (limit == 0) {
      return CelList.EMPTY;
    }
    long left = limit < 0 ? Long.MAX_VALUE : limit;
    List<Object> parts = new ArrayList<>();
    int position = 0;
    if (separator.isEmpty()) {
      while (position < text.length() && left > 1) {
        int next = text.offsetByCodePoints(position, 1);
        parts.add(text.substring(position, next));
        position = next;
        left--;
      }
      if (position < text.length()) {
        parts.add(text.substring(position));
      }
      return CelList.of(parts);
    }
    int found = text.indexOf(separator);
    while (found >= 0 && left > 1) {
      parts.add(text.substring(position, found));
      position = found + separator.length();
      found = text.indexOf(separator, position);
      left--;
    }
    parts.add(text.substring(position));
    return CelList.of(parts);
  }

  private static Object substring(String text, long start, long end) {
    long length = Values.length(text);
    if (start < 0 || start > length) {
      return new EvalError("index out of range: " + start);
    }
    if (end == Long.MAX_VALUE) {
      return cut(text, start, length);
    }
    return end < 0 || end > length
        ? new EvalError("index out of range: " + end)
        : cut(text, start, end);
  }

  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r')
        || c == ' '
        || c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200a)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202f
        || c == 0x205f
        || c == 0x3000;
  }

  private static Object join(CelList list, String separator) {
    Values.checkSize(list.size());
    StringBuilder joined = new StringBuilder();
    for (long i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof String text)) {
        return new EvalError("join: invalid input");
      }
      append(append(joined, i == 0 ? "" : separator), text);
    }
    return joined.toString();
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case 0x07 -> quoted.append("\\a");
        case '\b' -> quoted.append("\\b");
        case '\f' -> quoted.append("\\f");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case 0x0b -> quoted.append("\\v");
        case '\\' -> quoted.append("\\\\");
        case '"' -> quoted.append("\\\"");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
