package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.cluster.Value;
import java.util.stream.Stream;

/** Paths of fields that look through lists, as in {@code spec.podSets.count}. */
final class FieldPaths {

  private FieldPaths() {}

  /** All values at a path. */
  static Stream<Value> values(Value from, String path) {
    if (from.isList()) {
      return from.items().stream().flatMap(item -> values(item, path));
    }
    int dot = path.indexOf('.');
    if (dot >= 0) {
      return values(from.get(path.substring(0, dot)), path.substring(dot + 1));
    }
    Value value = from.get(path);
    return value.isList() ? value.items().stream() : Stream.of(value).filter(Value::isPresent);
  }
}
