package io.github.aiconf.simulator.selector;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Conversions between types. */
final class ConversionFunctions {

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern UNSIGNED = Pattern.compile("[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("[+-]?0[xX]([0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+");
  private static final Pattern DECIMAL_SEPARATOR = Pattern.compile("(?<=[0-9])_(?=[0-9])");
  private static final Pattern HEXADECIMAL_PREFIX = Pattern.compile("^[+-]?0[xX]");
  private static final Pattern HEXADECIMAL_SEPARATOR =
      Pattern.compile("(?<=[0-9a-fA-FxX])_(?=[0-9a-fA-F])");
  private static final Pattern INFINITE =
      Pattern.compile("([+-]?)(inf|infinity)", Pattern.CASE_INSENSITIVE);

  private ConversionFunctions() {}

  static void register(FunctionTable.Implementations to) {
    for (String same : new String[] {
      "bool_to_bool",
      "bytes_to_bytes",
      "double_to_double",
      "duration_to_duration",
      "int64_to_int64",
      "string_to_string",
      "timestamp_to_timestamp",
      "uint64_to_uint64"
    }) {
      to.overload(same, values -> values[0]);
    }
    to.function("dyn", values -> values[0]);
    to.function("type", values -> new Values.TypeValue(Values.typeName(values[0])));
    to.overload("string_to_bool", values -> toBool((String) values[0]));
    to.overload(
        "string_to_bytes",
        values -> new Bytes(((String) values[0]).getBytes(StandardCharsets.UTF_8)));
    to.overload("int64_to_double", values -> (double) (Long) values[0]);
    to.overload("uint64_to_double", values -> ((Uint) values[0]).asDouble());
    to.overload("string_to_double", values -> toDouble((String) values[0]));
    to.overload("double_to_int64", values -> Numbers.toInt((Double) values[0]));
    to.overload("duration_to_int64", values -> ((Duration) values[0]).toNanos());
    to.overload("string_to_int64", values -> toInt((String) values[0]));
    to.overload("timestamp_to_int64", values -> ((Instant) values[0]).getEpochSecond());
    to.overload("uint64_to_int64", values -> {
      long bits = ((Uint) values[0]).value();
      return bits < 0 ? EvalError.INTEGER_OVERFLOW : (Object) bits;
    });
    to.overload("double_to_uint64", values -> Numbers.toUint((Double) values[0]));
    to.overload("int64_to_uint64", values -> {
      long value = (Long) values[0];
      return value < 0 ? EvalError.UNSIGNED_OVERFLOW : new Uint(value);
    });
    to.overload("string_to_uint64", values -> toUint((String) values[0]));
    for (String readable : new String[] {
      "bool_to_string",
      "bytes_to_string",
      "double_to_string",
      "duration_to_string",
      "int64_to_string",
      "timestamp_to_string",
      "uint64_to_string"
    }) {
      to.overload(readable, values -> toText(values[0]));
    }
    to.overload("int64_to_timestamp", values -> {
      long seconds = (Long) values[0];
      return TimeFunctions.timestamp(() -> Instant.ofEpochSecond(seconds));
    });
    to.overload("string_to_timestamp", values -> TimeFunctions.parseTimestamp((String) values[0]));
    to.overload("string_to_duration", values -> TimeFunctions.parseDuration((String) values[0]));
    to.overload(
        "int64_to_duration", values -> new EvalError("type conversion error from int to duration"));
  }

  private static Object toBool(String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> new EvalError("type conversion error from string to bool");
    };
  }

  private static Object toInt(String text) {
    if (INTEGER.matcher(text).matches()) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        return new EvalError("type conversion error from string to int");
      }
    }
    return new EvalError("type conversion error from string to int");
  }

  private static Object toUint(String text) {
    if (UNSIGNED.matcher(text).matches()) {
      try {
        return new Uint(Long.parseUnsignedLong(text));
      } catch (NumberFormatException e) {
        return new EvalError("type conversion error from string to uint");
      }
    }
    return new EvalError("type conversion error from string to uint");
  }

  /** The number that a text is. Infinite ones have to be written so. */
  private static Object toDouble(String written) {
    String text = HEXADECIMAL_PREFIX.matcher(written).find()
        ? HEXADECIMAL_SEPARATOR.matcher(written).replaceAll("")
        : DECIMAL_SEPARATOR.matcher(written).replaceAll("");
    if (DECIMAL.matcher(text).matches() || HEXADECIMAL.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      if (!Double.isInfinite(value)) {
        return value;
      }
    } else if (INFINITE.matcher(text).matches()) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    } else if (text.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    return new EvalError("type conversion error from string to double");
  }

  /** A value as text. */
  static Object toText(Object value) {
    if (value instanceof Double number) {
      return Numbers.text(number);
    } else if (value instanceof Duration duration) {
      return Numbers.plainText(TimeFunctions.seconds(duration)) + "s";
    } else if (value instanceof Bytes bytes) {
      String text = bytes.text();
      return text == null ? new EvalError("invalid UTF-8 in bytes") : text;
    } else if (value instanceof Values.TypeValue type) {
      return type.name();
    }
    return value.toString();
  }
}
