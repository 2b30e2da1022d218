package io.github.aiconf.simulator.selector;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Regular expressions of the family RE2, which need linear time. */
final class RegexFunctions {

  private RegexFunctions() {}

  static void register(FunctionTable.Implementations to) {
    to.function("matches", values -> {
      if (!(values[0] instanceof String text) || !(values[1] instanceof String pattern)) {
        return EvalError.NO_SUCH_OVERLOAD;
      }
      return compiled(pattern) instanceof Pattern good
          ? (Object) good.matcher(text).find()
          : new EvalError("illegal regular expression");
    });
    to.overload("string_find_string", values -> {
      return compiled((String) values[1]) instanceof Pattern good
          ? (Object) find(good, (String) values[0])
          : new EvalError("illegal regular expression");
    });
    to.overload("string_find_all_string", values -> findAll(values, -1));
    to.overload("string_find_all_string_int", values -> findAll(values, (Long) values[2]));
  }

  /** The function for a pattern that is known beforehand; null if it is none of these. */
  static Call.Implementation with(String function, Pattern pattern) {
    return switch (function) {
      case "matches" ->
        values -> values[0] instanceof String text
            ? (Object) pattern.matcher(text).find()
            : EvalError.NO_SUCH_OVERLOAD;
      case "find" ->
        values ->
            values[0] instanceof String text ? find(pattern, text) : EvalError.NO_SUCH_OVERLOAD;
      default ->
        values -> {
          if (!(values[0] instanceof String text)
              || (values.length > 2 && !(values[2] instanceof Long))) {
            return EvalError.NO_SUCH_OVERLOAD;
          }
          return findAll(pattern, text, values.length > 2 ? (Long) values[2] : -1);
        };
    };
  }

  private static Object compiled(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      return e;
    }
  }

  private static Object findAll(Object[] values, long limit) {
    return compiled((String) values[1]) instanceof Pattern good
        ? findAll(good, (String) values[0], limit)
        : new EvalError("illegal regular expression");
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : "";
  }

  /** Matches that do not overlap; an empty one directly behind another does not count. */
  private static CelList findAll(Pattern pattern, String text, long limit) {
    List<Object> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    int position = 0;
    int previousEnd = -1;
    while (position <= text.length()
        && (limit < 0 || found.size() < limit)
        && matcher.find(position)) {
      boolean empty = matcher.end() == matcher.start();
      if (!empty || matcher.start() != previousEnd) {
        found.add(matcher.group());
      }
      previousEnd = matcher.end();
      if (matcher.end() > position) {
        position = matcher.end();
      } else {
        position = position < text.length() ? text.offsetByCodePoints(position, 1) : position + 1;
      }
    }
    return CelList.of(found);
  }
}
