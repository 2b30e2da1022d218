package io.github.aiconf.simulator.dra;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that were found out, by key. Forgets all when there are too many: looking one up must make
 * no garbage, which rules out keeping track of what was used last.
 */
final class Remembered<K, V> {

  private final Map<K, V> values = new ConcurrentHashMap<>();
  private final int most;

  Remembered(int most) {
    this.most = most;
  }

  @Nullable
  V get(K key) {
    return values.get(key);
  }

  V get(K key, Function<? super K, ? extends V> otherwise) {
    V known = values.get(key);
    if (known == null) {
      known = otherwise.apply(key);
      put(key, known);
    }
    return known;
  }

  void put(K key, V value) {
    if (values.size() >= most) {
      values.clear();
    }
    values.put(key, value);
  }
}
