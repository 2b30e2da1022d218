package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.cluster.Value;

/** A path of keys joined by dots, which looks through lists. */
final class FieldPath {

  private FieldPath() {}

  /** Whether there is a value at this path, in any element of the lists on the way. */
  static boolean isPresent(Value value, String path) {
    if (value.isList()) {
      return value.items().stream().anyMatch(item -> isPresent(item, path));
    }
    int dot = path.indexOf('.');
    return dot < 0
        ? value.get(path).isPresent()
        : isPresent(value.get(path.substring(0, dot)), path.substring(dot + 1));
  }
}
