package io.github.aiconf.api.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A read-only view of a JSON value that never fails: what is absent or of another form reads as
 * absent, so that a check says what it looks for without asking at every step whether it is there.
 */
public final class Value {

  private static final Value ABSENT = new Value(null);

  private final @Nullable Object json;

  private Value(@Nullable Object json) {
    this.json = json;
  }

  /**
   * A view of a value.
   *
   * @param json a {@code Map<String, ?>}, {@code List<?>}, {@code String}, {@code Number},
   *     {@code Boolean} or null, nested; not changed afterwards
   */
  public static Value of(@Nullable Object json) {
    return json == null ? ABSENT : new Value(json);
  }

  /** The absent value. */
  public static Value absent() {
    return ABSENT;
  }

  /** The field with this key, which may contain dots. */
  public Value get(String key) {
    return json instanceof Map<?, ?> map ? of(map.get(key)) : ABSENT;
  }

  /** The value at a path of keys joined by dots, for example {@code spec.template.spec}. */
  public Value at(String path) {
    Value value = this;
    int start = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
      value = value.get(path.substring(start, dot));
      start = dot + 1;
    }
    return value.get(path.substring(start));
  }

  /**
   * All values at a path that looks through lists, as in {@code spec.podSets.count}; of a list at
   * its end, the elements.
   */
  public Stream<Value> all(String path) {
    if (isList()) {
      return items().stream().flatMap(item -> item.all(path));
    }
    int dot = path.indexOf('.');
    if (dot >= 0) {
      return get(path.substring(0, dot)).all(path.substring(dot + 1));
    }
    Value value = get(path);
    return value.isList() ? value.items().stream() : Stream.of(value).filter(Value::isPresent);
  }

  /** Whether there is a value that is not null. */
  public boolean isPresent() {
    return json != null;
  }

  /** Whether this is a text, number or boolean. */
  public boolean isScalar() {
    return json instanceof String || json instanceof Number || json instanceof Boolean;
  }

  /** Whether this is a mapping. */
  public boolean isObject() {
    return json instanceof Map;
  }

  /** Whether this is a list. */
  public boolean isList() {
    return json instanceof List;
  }

  /** The scalar as text; empty for anything else. */
  public String text() {
    return isScalar() ? String.valueOf(json) : "";
  }

  /** The scalar as text, where there is one. */
  public Optional<String> asText() {
    return isScalar() ? Optional.of(text()) : Optional.empty();
  }

  /** The text at a path; empty where there is none. */
  public String text(String path) {
    return at(path).text();
  }

  /** The whole number; {@code otherwise} where there is none. */
  public long number(long otherwise) {
    return json instanceof Number number ? number.longValue() : otherwise;
  }

  /** Whether this is the boolean {@code true}. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(json);
  }

  /** The elements of the list; empty for anything else. */
  public List<Value> items() {
    if (!(json instanceof List<?> list)) {
      return List.of();
    }
    List<Value> items = new ArrayList<>(list.size());
    for (Object item : list) {
      items.add(of(item));
    }
    return Collections.unmodifiableList(items);
  }

  /** The elements of the list at a path; empty where there is none. */
  public List<Value> items(String path) {
    return at(path).items();
  }

  /** The texts in the list at a path. */
  public List<String> texts(String path) {
    return items(path).stream().flatMap(item -> item.asText().stream()).toList();
  }

  /** The fields of the mapping in their order; empty for anything else. */
  public Map<String, Value> fields() {
    if (!(json instanceof Map<?, ?> map)) {
      return Map.of();
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    map.forEach((key, field) -> fields.put(String.valueOf(key), of(field)));
    return Collections.unmodifiableMap(fields);
  }

  /** The fields that are scalars, as text, for labels and annotations. */
  public Map<String, String> strings() {
    Map<String, String> strings = new LinkedHashMap<>();
    fields().forEach((key, field) -> field.asText().ifPresent(text -> strings.put(key, text)));
    return Collections.unmodifiableMap(strings);
  }

  /**
   * The conditions in {@code status.conditions} of an object, or in {@code conditions} of a part of
   * one.
   */
  public List<Condition> conditions() {
    Value own = get("conditions");
    Value list = own.isList() ? own : at("status.conditions");
    return list.items().stream().map(Condition::of).toList();
  }

  /** The condition of a type. */
  public Optional<Condition> condition(String type) {
    return conditions().stream().filter(c -> c.type().equals(type)).findFirst();
  }

  /** This value and all values in it, outer ones first. */
  public Stream<Value> deep() {
    Stream<Value> inner = isList()
        ? items().stream().flatMap(Value::deep)
        : fields().values().stream().flatMap(Value::deep);
    return Stream.concat(Stream.of(this), inner);
  }

  /** The plain Java value behind this view; not to be changed. */
  public @Nullable Object json() {
    return json;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Value value && java.util.Objects.equals(json, value.json);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hashCode(json);
  }

  @Override
  public String toString() {
    return json == null ? "absent" : json.toString();
  }
}
