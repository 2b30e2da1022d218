package io.github.aiconf.simulator.model;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in an untyped tree.
 *
 * <p>As in Kubernetes, what is absent, or null, has the zero value of its type: the empty text, 0,
 * an object without fields.
 */
final class Field {

  private static final int SHOWN = 60;
  private static final int NO_ITEM = -1;
  private static final int ENTRY = -2;

  private final Problems problems;
  private final @Nullable Field parent;
  private final String name;
  private final int index;
  private final @Nullable Object value;

  private Field(
      Problems problems, @Nullable Field parent, String name, int index, @Nullable Object value) {
    this.problems = problems;
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.value = value;
  }

  /** The place of a whole object. */
  static Field root(@Nullable Object tree, Problems problems) {
    return new Field(problems, null, "", NO_ITEM, tree);
  }

  /** What to do with something that is wrong. */
  interface Problems {

    /** Takes note, or ends the reading. */
    void add(Field field, String problem);

    /** Whether fields that are not known are a problem. */
    boolean unknownFields();
  }

  boolean isAbsent() {
    return value == null;
  }

  /** The value as it is. */
  @Nullable
  Object raw() {
    return value;
  }

  void problem(String problem) {
    problems.add(this, problem);
  }

  /** A field of this object, which has to be checked with {@link #fields} before. */
  Field get(String field) {
    return new Field(
        problems, this, field, NO_ITEM, value instanceof Map<?, ?> map ? map.get(field) : null);
  }

  /** Makes sure that this is an object, or absent, and has no other fields. */
  Field fields(Set<String> known) {
    if (value instanceof Map<?, ?> map) {
      if (problems.unknownFields()) {
        for (Object key : map.keySet()) {
          if (!(key instanceof String text && known.contains(text))) {
            get(String.valueOf(key))
                .problem(
                    "is no field that Kubernetes knows here; remove it, or" + " correct its name");
          }
        }
      }
    } else if (value != null) {
      wrongType("an object");
    }
    return this;
  }

  String text() {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    wrongType("a text; if it is meant as one, put it in quotes");
    return "";
  }

  /** Absent if the field is. */
  Optional<String> optionalText() {
    return value == null ? Optional.empty() : Optional.of(text());
  }

  long number() {
    if (value == null) {
      return 0;
    }
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
      return big.longValue();
    }
    wrongType("a whole number of at most 64 bits");
    return 0;
  }

  boolean flag() {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    wrongType("true or false");
    return false;
  }

  /** Absent if the field is. */
  Optional<Boolean> optionalFlag() {
    return value == null ? Optional.empty() : Optional.of(flag());
  }

  /** An amount may be written as a number, too. */
  Quantity quantity() {
    if (value == null) {
      return Quantity.of(0, Quantity.Format.DECIMAL_SI);
    }
    if (value instanceof String || value instanceof Number) {
      String text = value.toString().strip();
      try {
        return Quantity.parse(text);
      } catch (IllegalArgumentException e) {
        problem("is " + shown() + ", which is no quantity; write one such as 40Gi, 250m or 3");
        return Quantity.of(0, Quantity.Format.DECIMAL_SI);
      }
    }
    wrongType("a quantity such as 40Gi, 250m or 3");
    return Quantity.of(0, Quantity.Format.DECIMAL_SI);
  }

  /** Absent if the field is. */
  Optional<Quantity> optionalQuantity() {
    return value == null ? Optional.empty() : Optional.of(quantity());
  }

  <T> List<T> list(Function<Field, T> read) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      wrongType("a list");
      return List.of();
    }
    List<T> items = new ArrayList<>(list.size());
    int i = 0;
    for (Object item : list) {
      items.add(read.apply(new Field(problems, this, "", i++, item)));
    }
    return items;
  }

  List<String> texts() {
    return list(Field::text);
  }

  /** An object whose fields have names of the user's choice. */
  <T> ImmutableMap<String, T> map(Function<Field, T> read) {
    if (value == null) {
      return ImmutableMap.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      wrongType("an object");
      return ImmutableMap.of();
    }
    ImmutableMap.Builder<String, T> entries = ImmutableMap.builderWithExpectedSize(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getKey() instanceof String key) {
        entries.put(key, read.apply(new Field(problems, this, key, ENTRY, entry.getValue())));
      } else {
        problem("has " + shown(entry.getKey()) + " as a name, which is no text; put it in quotes");
      }
    }
    return entries.buildOrThrow();
  }

  private void wrongType(String expected) {
    problem("is " + shown() + "; it has to be " + expected);
  }

  /** The value for a message, in few words. */
  String shown() {
    return shown(value);
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof Collection) {
      return "a list";
    }
    if (value instanceof String text) {
      return "\"" + oneLine(text) + "\"";
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? oneLine(String.valueOf(value))
        : "a " + value.getClass().getSimpleName();
  }

  /** Without line ends and other characters that are not for printing, and not too long. */
  static String oneLine(String text) {
    String shortened = Ascii.truncate(text, SHOWN, "...");
    StringBuilder line = new StringBuilder(shortened.length());
    shortened
        .codePoints()
        .forEach(c -> line.appendCodePoint(
            Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c));
    return line.toString();
  }

  /** The way here from the object, for example {@code spec.devices[3].capacity[memory]}. */
  String path() {
    StringBuilder path = new StringBuilder();
    appendPath(path);
    return path.toString();
  }

  private void appendPath(StringBuilder path) {
    if (parent == null) {
      return;
    }
    parent.appendPath(path);
    if (index == NO_ITEM) {
      path.append(path.isEmpty() ? "" : ".").append(oneLine(name));
    } else {
      path.append('[').append(index == ENTRY ? oneLine(name) : index).append(']');
    }
  }
}
