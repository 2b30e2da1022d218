package io.github.aiconf.simulator.selector;

import org.jspecify.annotations.Nullable;

/** Taking elements from values. */
final class Access {

  private Access() {}

  /** The element, or an error. */
  static Object get(Object from, Object key) {
    Object found = find(from, key);
    if (found != null) {
      return found;
    }
    return from instanceof CelList ? EvalError.INDEX_OUT_OF_BOUNDS : EvalError.NO_SUCH_KEY;
  }

  /** The element, an error, or null if there is none. A value that has no elements has none. */
  static @Nullable Object find(Object from, Object key) {
    if (from instanceof CelMap map) {
      return map.find(key);
    }
    if (from instanceof CelList list) {
      Long index = index(key);
      if (index == null) {
        return new EvalError("unsupported index in list");
      }
      return index >= 0 && index < list.size() ? list.get(index) : null;
    }
    return from instanceof EvalError ? from : null;
  }

  /** The element for an index that was computed and may be anything. */
  static Object getBy(Object from, Object key) {
    return isKey(key) ? get(from, key) : new EvalError("invalid qualifier type");
  }

  /** The element for an index that was computed and may be anything; null if there is none. */
  static @Nullable Object findBy(Object from, Object key) {
    return isKey(key) ? find(from, key) : new EvalError("invalid qualifier type");
  }

  /** Whether values of that type can be an index. */
  static boolean isKey(Object key) {
    return key instanceof String
        || key instanceof Long
        || key instanceof Uint
        || key instanceof Boolean
        || key instanceof Double;
  }

  /** The index that a number stands for; null if it stands for none. */
  static @Nullable Long index(Object key) {
    if (key instanceof Long value) {
      return value;
    }
    if (key instanceof Uint value) {
      return value.value() >= 0 ? value.value() : null;
    }
    return key instanceof Double value ? Numbers.exactLong(value) : null;
  }
}
