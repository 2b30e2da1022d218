package io.github.aiconf.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Untyped trees that can be changed. */
public final class Trees {

  private Trees() {}

  /** A copy that can be changed. */
  public static Object copy(Object tree) {
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

  /**
   * Takes away items of lists and fields as long as the condition holds.
   *
   * @param kept fields that stay
   */
  public static void shrink(List<?> tree, Set<String> kept, BooleanSupplier condition) {
    boolean again = true;
    while (again) {
      again = shrinkOnce(tree, kept, condition);
    }
  }

  private static boolean shrinkOnce(Object tree, Set<String> kept, BooleanSupplier condition) {
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
        changed |= shrinkOnce(item, kept, condition);
      }
    } else if (tree instanceof Map<?, ?> raw) {
      @SuppressWarnings("unchecked") // Made by copy.
      Map<String, Object> map = (Map<String, Object>) raw;
      for (String key : List.copyOf(map.keySet())) {
        if (!kept.contains(key)) {
          Object removed = map.remove(key);
          if (condition.getAsBoolean()) {
            changed = true;
          } else {
            map.put(key, removed);
          }
        }
      }
      for (Object value : map.values()) {
        changed |= shrinkOnce(value, kept, condition);
      }
    }
    return changed;
  }
}
