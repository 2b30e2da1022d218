package io.github.aiconf.simulator.selector;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code "%s is %d".format([a, b])}. */
final class StringFormat {

  private static final int DEFAULT_PRECISION = 6;
  private static final int LONGEST_PRECISION = 1000;

  private StringFormat() {}

  /** A place in a format where a value goes. */
  record Clause(char kind, @Nullable Integer precision) {}

  /** What is wrong with a format or a value for it. */
  static final class FormatException extends Exception {

    private static final long serialVersionUID = 1;

    FormatException(String message) {
      super(message, null, false, false);
    }
  }

  /** Called for the parts of a format in turn. */
  interface Visitor {

    void text(String text);

    void clause(Clause clause, int index) throws FormatException;
  }

  /** Goes through a format. */
  static void visit(String format, int values, Visitor visitor) throws FormatException {
    int i = 0;
    int index = 0;
    while (i < format.length()) {
      int percent = format.indexOf('%', i);
      if (percent < 0) {
        visitor.text(format.substring(i));
        return;
      }
      visitor.text(format.substring(i, percent));
      i = percent + 1;
      if (i < format.length() && format.charAt(i) == '%') {
        visitor.text("%");
        i++;
        continue;
      }
      if (index >= values) {
        throw new FormatException("index " + index + " out of range");
      }
      Integer precision = null;
      if (i < format.length() && format.charAt(i) == '.') {
        int start = ++i;
        while (i < format.length() && format.charAt(i) >= '0' && format.charAt(i) <= '9') {
          i++;
        }
        if (i == start || i == format.length() || i - start > 9) {
          throw new FormatException("error while parsing precision");
        }
        precision = Integer.parseInt(format.substring(start, i));
      }
      if (i >= format.length()) {
        throw new FormatException("unexpected end of string");
      }
      char kind = format.charAt(i++);
      if ("sdfebxXo".indexOf(kind) < 0) {
        throw new FormatException("unrecognized formatting clause");
      }
      visitor.clause(new Clause(kind, precision), index++);
    }
  }

  static Object format(String format, CelList values) {
    StringBuilder built = new StringBuilder();
    try {
      visit(format, Math.toIntExact(values.size()), new Visitor() {
        @Override
        public void text(String text) {
          built.append(text);
        }

        @Override
        public void clause(Clause clause, int index) throws FormatException {
          built.append(value(clause, values.get(index)));
        }
      });
      return built.toString();
    } catch (FormatException e) {
      return new EvalError(String.valueOf(e.getMessage()));
    }
  }

  private static String value(Clause clause, Object value) throws FormatException {
    return switch (clause.kind()) {
      case 's' -> text(value);
      case 'd' -> {
        if (value instanceof Long || value instanceof Uint) {
          yield value.toString();
        }
        throw new FormatException("decimal clause can only be used on integers");
      }
      case 'f', 'e' -> floating(clause, value);
      case 'b' -> binary(value);
      case 'o' -> {
        if (value instanceof Long number) {
          yield number < 0 ? "-" + Long.toUnsignedString(-number, 8) : Long.toString(number, 8);
        } else if (value instanceof Uint number) {
          yield Long.toUnsignedString(number.value(), 8);
        }
        throw new FormatException("octal clause can only be used on integers");
      }
      default -> hexadecimal(value, clause.kind() == 'X');
    };
  }

  private static String binary(Object value) throws FormatException {
    if (value instanceof Long number) {
      return number < 0 ? "-" + Long.toUnsignedString(-number, 2) : Long.toString(number, 2);
    } else if (value instanceof Uint number) {
      return Long.toUnsignedString(number.value(), 2);
    } else if (value instanceof Boolean flag) {
      return flag ? "1" : "0";
    }
    throw new FormatException("only integers and bools can be formatted as binary");
  }

  private static String hexadecimal(Object value, boolean upper) throws FormatException {
    String text;
    if (value instanceof Long number) {
      text = number < 0 ? "-" + Long.toUnsignedString(-number, 16) : Long.toString(number, 16);
    } else if (value instanceof Uint number) {
      text = Long.toUnsignedString(number.value(), 16);
    } else if (value instanceof String string) {
      text = HexFormat.of().formatHex(string.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof Bytes bytes) {
      text = HexFormat.of().formatHex(bytes.content());
    } else {
      throw new FormatException("only integers, bytes and strings can be formatted as hex");
    }
    return upper ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String floating(Clause clause, Object value) throws FormatException {
    double number;
    if (value instanceof Double plain) {
      number = plain;
    } else if ("NaN".equals(value)) {
      number = Double.NaN;
    } else if ("Infinity".equals(value) || "-Infinity".equals(value)) {
      number = value.equals("Infinity") ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    } else {
      throw new FormatException("clause can only be used on doubles");
    }
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "∞" : "-∞";
    }
    Integer given = clause.precision();
    int precision = given == null ? DEFAULT_PRECISION : Math.min(given, LONGEST_PRECISION);
    if (clause.kind() == 'f') {
      return String.format(Locale.ROOT, "%,." + precision + "f", rounded(number, precision));
    }
    String[] parts = exponential(number, precision).split("e", -1);
    return parts[0] + "×10" + superscript(parts[1]);
  }

  private static BigDecimal rounded(double number, int precision) {
    return new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN);
  }

  private static String exponential(double number, int precision) {
    return String.format(Locale.ROOT, "%." + precision + "e", new BigDecimal(number));
  }

  private static String superscript(String exponent) {
    int value = Integer.parseInt(exponent);
    StringBuilder text = new StringBuilder(value < 0 ? "⁻" : "");
    String digits = (Math.abs(value) < 10 ? "0" : "") + Math.abs(value);
    digits.chars().forEach(c -> text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
    return text.toString();
  }

  private static String text(Object value) throws FormatException {
    if (value instanceof CelList list) {
      return list(list);
    } else if (value instanceof CelMap map) {
      return map(map);
    } else if (value instanceof Values.Null) {
      return "null";
    } else if (value instanceof Long
        || value instanceof Uint
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof String
        || value instanceof Bytes
        || value instanceof Instant
        || value instanceof Duration
        || value instanceof Values.TypeValue) {
      Object text = ConversionFunctions.toText(value);
      if (text instanceof String string) {
        return string;
      }
    }
    throw new FormatException("string clause cannot be used on " + Values.typeName(value));
  }

  private static String list(CelList list) throws FormatException {
    Values.checkSize(list.size());
    List<String> elements = new ArrayList<>();
    for (long i = 0; i < list.size(); i++) {
      elements.add(element(list.get(i)));
    }
    return "[" + String.join(", ", elements) + "]";
  }

  private static String map(CelMap map) throws FormatException {
    List<String[]> entries = new ArrayList<>();
    for (Object key : map.keys()) {
      if (!(key instanceof String
          || key instanceof Boolean
          || key instanceof Long
          || key instanceof Uint)) {
        throw new FormatException("no formatting function for map key");
      }
      entries.add(new String[] {element(key), element(Access.get(map, key))});
    }
    entries.sort((a, b) -> Values.compareTexts(a[0], b[0]));
    return "{" + String.join(", ", entries.stream().map(e -> e[0] + ":" + e[1]).toList()) + "}";
  }

  /** A value inside of a list or a map, written as in the language. */
  private static String element(Object value) throws FormatException {
    if (value instanceof String text) {
      return quoted(text);
    } else if (value instanceof Bytes bytes) {
      String text = bytes.text();
      return "b" + quoted(text == null ? "" : text);
    } else if (value instanceof Double number) {
      if (number.isNaN() || number.isInfinite()) {
        return number.isNaN() ? "\"NaN\"" : number > 0 ? "\"+Inf\"" : "\"-Inf\"";
      }
      return rounded(number, DEFAULT_PRECISION).toPlainString();
    } else if (value instanceof Instant) {
      return "timestamp(\"" + ConversionFunctions.toText(value) + "\")";
    } else if (value instanceof Duration) {
      return "duration(\"" + ConversionFunctions.toText(value) + "\")";
    }
    return text(value);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> {
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> quoted.appendCodePoint(c);
      }
    });
    return quoted.append('"').toString();
  }
}
