package io.github.aiconf.simulator.selector;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map. */
abstract class CelMap {

  static final CelMap EMPTY = new Plain(Map.of());

  abstract long size();

  /** The value for the key, or null. */
  abstract @Nullable Object find(Object key);

  /** Whether there is an entry for the key. */
  boolean contains(Object key) {
    return find(key) != null;
  }

  abstract Iterable<?> keys();

  static CelMap of(Map<Object, Object> entries) {
    return new Plain(entries);
  }

  /** A map whose keys are texts. */
  static final class Texts extends CelMap {

    private final Map<String, Object> entries;

    Texts(Map<String, Object> entries) {
      this.entries = entries;
    }

    @Override
    long size() {
      return entries.size();
    }

    @Override
    @Nullable
    Object find(Object key) {
      return key instanceof String ? entries.get(key) : null;
    }

    @Override
    Iterable<?> keys() {
      return entries.keySet();
    }
  }

  private static class Plain extends CelMap {

    final Map<Object, Object> entries;

    Plain(Map<Object, Object> entries) {
      this.entries = entries;
    }

    @Override
    long size() {
      return entries.size();
    }

    @Override
    @Nullable
    Object find(Object key) {
      if (entries.isEmpty()) {
        return null;
      }
      Values.checkKey(key);
      Object found = entries.get(key);
      if (found != null) {
        return found;
      }
      if (key instanceof Double number) {
        Long exact = Numbers.exactLong(number);
        found = exact == null ? null : entries.get(exact);
        Long unsigned = Numbers.exactUnsigned(number);
        return found != null || unsigned == null ? found : entries.get(new Uint(unsigned));
      }
      if (key instanceof Long number) {
        return number >= 0 ? entries.get(new Uint(number)) : null;
      }
      if (key instanceof Uint number) {
        return number.value() >= 0 ? entries.get(number.value()) : null;
      }
      return null;
    }

    @Override
    Iterable<?> keys() {
      return entries.keySet();
    }
  }

  /** What a macro collects: inserting changes it, wherever else it may be seen. */
  static final class Growing extends Plain {

    Growing() {
      super(new LinkedHashMap<>());
    }

    void put(Object key, Object value) {
      Values.checkKey(key);
      entries.put(key, value);
    }

    CelMap snapshot() {
      return new Plain(new LinkedHashMap<>(entries));
    }
  }
}
