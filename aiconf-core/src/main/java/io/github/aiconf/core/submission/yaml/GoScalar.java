package io.github.aiconf.core.submission.yaml;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scalar without quotes means to yaml.v3: YAML 1.2 with the octal and binary numbers of
 * before, underscores in numbers, and dates.
 */
final class GoScalar {

  static final String NULL = "!!null";
  static final String BOOL = "!!bool";
  static final String STRING = "!!str";
  static final String INT = "!!int";
  static final String FLOAT = "!!float";
  static final String TIMESTAMP = "!!timestamp";
  static final String BINARY = "!!binary";
  static final String MERGE = "!!merge";

  private static final String LONG_PREFIX = "tag:yaml.org,2002:";

  private static final Map<String, String> WORDS = Map.ofEntries(
      Map.entry("", NULL),
      Map.entry("~", NULL),
      Map.entry("null", NULL),
      Map.entry("Null", NULL),
      Map.entry("NULL", NULL),
      Map.entry("true", BOOL),
      Map.entry("True", BOOL),
      Map.entry("TRUE", BOOL),
      Map.entry("false", BOOL),
      Map.entry("False", BOOL),
      Map.entry("FALSE", BOOL),
      Map.entry("<<", MERGE));

  private static final Pattern NOT_FINITE =
      Pattern.compile("\\.(?:nan|NaN|NAN)|[-+]?\\.(?:inf|Inf|INF)");
  private static final Pattern FLOAT_FORM =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern TIME = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
      + "(?:[Tt](\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,]\\d+)?(?:Z|[-+](\\d\\d):(\\d\\d))"
      + "| (\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,]\\d+)?)?");

  private static final Set<String> RESOLVABLE =
      Set.of("", STRING, BOOL, INT, FLOAT, NULL, TIMESTAMP);

  private GoScalar() {}

  /** The short form of a tag; that of the tag {@code !}, which says nothing, is empty. */
  static String shortTag(String tag) {
    if (tag.equals("!")) {
      return "";
    }
    return tag.startsWith(LONG_PREFIX) ? "!!" + tag.substring(LONG_PREFIX.length()) : tag;
  }

  /** The tag that the parser gives a node, before anything is decoded. */
  static String tag(YamlNode node) {
    if (!node.tag().isEmpty()) {
      return node.tag();
    }
    return switch (node.kind()) {
      case SEQUENCE -> "!!seq";
      case MAPPING -> "!!map";
      case ALIAS -> "";
      case SCALAR -> node.style() == YamlNode.Style.PLAIN ? implicit(node.value()) : STRING;
    };
  }

  /**
   * The tag that decoding a scalar ends with.
   *
   * @throws YamlException if its explicit tag does not fit its text
   */
  static String decoded(YamlNode node) throws YamlException {
    String tag = tag(node);
    if (tag.equals(STRING) || !RESOLVABLE.contains(tag)) {
      return tag;
    }
    // The parser has resolved what has no explicit tag.
    if (node.tag().isEmpty()) {
      return tag;
    }
    String resolved = resolved(tag, node.value());
    if (resolved.equals(tag) || (tag.equals(FLOAT) && resolved.equals(INT))) {
      return tag;
    }
    throw new YamlException(
        node.start(), "the tag " + tag + " does not fit the value '" + shown(node.value()) + "'");
  }

  static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private static String implicit(String text) {
    return resolved("", text);
  }

  private static String resolved(String wanted, String text) {
    if (text.isEmpty()) {
      return NULL;
    }
    char first = text.charAt(0);
    String word = WORDS.get(text);
    if (word != null && (first != '<' || wanted.isEmpty())) {
      return word;
    }
    if (first == '.') {
      return isFloat(text) || NOT_FINITE.matcher(text).matches() ? FLOAT : STRING;
    }
    if (first == '-' || first == '+' || isDigit(first)) {
      return number(wanted, text);
    }
    return STRING;
  }

  private static String number(String wanted, String text) {
    if (NOT_FINITE.matcher(text).matches()) {
      return FLOAT;
    }
    if ((wanted.isEmpty() || wanted.equals(TIMESTAMP)) && isTime(text)) {
      return TIMESTAMP;
    }
    String plain = text.replace("_", "");
    if (isInteger(plain)) {
      return INT;
    }
    return isFloat(plain) ? FLOAT : STRING;
  }

  private static boolean isFloat(String text) {
    return FLOAT_FORM.matcher(text).matches() && !Double.isInfinite(Double.parseDouble(text));
  }

  /** Whether it fits into 64 bits, signed, or unsigned where it has no sign. */
  private static boolean isInteger(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    int radix = radix(digits);
    String bare = radix == 10 ? digits : digits.substring(isDigit(digits.charAt(1)) ? 1 : 2);
    if (bare.isEmpty() || !bare.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0)) {
      return false;
    }
    try {
      if (signed) {
        Long.parseLong(text.charAt(0) + bare, radix);
      } else {
        Long.parseUnsignedLong(bare, radix);
      }
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static int radix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    return switch (digits.substring(1, 2).toLowerCase(Locale.ROOT)) {
      case "x" -> 16;
      case "b" -> 2;
      default -> 8;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isTime(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return false;
    }
    int month = number(time, 2);
    int day = number(time, 3);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(number(time, 1), month).lengthOfMonth()
        && isClock(time, 4)
        && isClock(time, 9)
        && number(time, 7) <= 24
        && number(time, 8) <= 60;
  }

  private static boolean isClock(Matcher time, int group) {
    return number(time, group) < 24 && number(time, group + 1) < 60 && number(time, group + 2) < 60;
  }

  private static int number(Matcher time, int group) {
    return time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
  }
}
