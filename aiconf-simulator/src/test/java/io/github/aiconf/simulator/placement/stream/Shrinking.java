package io.github.aiconf.simulator.placement.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Makes untyped trees smaller as long as a condition holds. */
final class Shrinking {

  /** Without these an object is none. */
  private static final Set<String> KEPT =
      Set.of("apiVersion", "kind", "metadata", "name", "namespace", "nodeName", "spec");

  private Shrinking() {}

  static Object copy(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, copy(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return tree;
  }

  /** Takes away items of lists and fields until none can be spared. */
  static void shrink(List<?> tree, BooleanSupplier condition) {
    boolean again = true;
    while (again) {
      again = shrinkOnce(tree, condition);
    }
  }

  private static boolean shrinkOnce(Object tree, BooleanSupplier condition) {
    boolean changed = false;
    if (tree instanceof List<?> raw) {
      @SuppressWarnings("unchecked") // Made by copy.
      List<Object> list = (List<Object>) raw;
      for (int i = list.size() - 1; i >= 0; i--) {
        Object removed = list.remove(i);
        if (condition.getAsBoolean()) {
          changed = true;
        } else {
          list.add(i, removed);
        }
      }
      for (Object item : list) {
        changed |= shrinkOnce(item, condition);
      }
    } else if (tree instanceof Map<?, ?> raw) {
      @SuppressWarnings("unchecked") // Made by copy.
      Map<String, Object> map = (Map<String, Object>) raw;
      for (String key : List.copyOf(map.keySet())) {
        if (!KEPT.contains(key)) {
          Object removed = map.remove(key);
          if (condition.getAsBoolean()) {
            changed = true;
          } else {
            map.put(key, removed);
          }
        }
      }
      for (Object value : map.values()) {
        changed |= shrinkOnce(value, condition);
      }
    }
    return changed;
  }
}
