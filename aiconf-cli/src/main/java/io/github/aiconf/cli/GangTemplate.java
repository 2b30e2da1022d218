package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Value;
import java.util.Optional;

/**
 * Pods of one kind that a workload makes.
 *
 * @param name what the workload calls them
 * @param path of the template in the workload; empty if the object is the pod itself
 * @param count how many there are
 * @param minimum how many there have to be at least, whatever else is placed
 * @param from where the template is written; absent if in the workload
 */
record GangTemplate(
    String name, String path, int count, int minimum, Optional<WrittenObject> from) {

  GangTemplate(String name, String path, int count, int minimum) {
    this(name, path, count, minimum, Optional.empty());
  }

  GangTemplate(String name, String path, int count) {
    this(name, path, count, 0);
  }

  GangTemplate withCount(int other) {
    return new GangTemplate(name, path, other, Math.min(minimum, other), from);
  }

  /** What is written there. */
  Value in(WrittenObject workload) {
    Value value = from.orElse(workload).object();
    for (String field : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      int bracket = field.indexOf('[');
      value = value.get(bracket < 0 ? field : field.substring(0, bracket));
      if (bracket >= 0) {
        int index = Integer.parseInt(field.substring(bracket + 1, field.length() - 1));
        value = value.items().get(index);
      }
    }
    return value;
  }

  /** What stands before the fields of the pod. */
  String prefix() {
    return path.isEmpty() ? "" : path + ".";
  }
}
