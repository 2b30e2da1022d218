package io.github.aiconf.simulator.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was read of trees that were met lately. Whoever keeps many objects often gives their equal
 * parts as one object each time; a part that is the same object needs no reading again.
 *
 * <p>Each tree has one slot, which the next one with the same remainder takes: a stream of trees
 * that never come again costs a little time and no memory.
 *
 * @param <T> what is read
 */
final class SeenTrees<T> {

  private static final int SLOTS = 1 << 12;

  private final Set<String> ignored;
  private final @Nullable Object[][] trees = new Object[SLOTS][];
  private final @Nullable Object[] values = new Object[SLOTS];

  /**
   * Nothing was met yet.
   *
   * @param ignored fields that play no part in what is read
   */
  SeenTrees(Set<String> ignored) {
    this.ignored = ignored;
  }

  /** What was read of a tree with the same parts; null if that is not known. */
  @SuppressWarnings("unchecked") // Kept with the tree.
  @Nullable
  T find(Map<?, ?> tree) {
    int slot = slot(tree);
    Object[] known = trees[slot];
    return known != null && isSame(known, tree) ? (T) values[slot] : null;
  }

  void keep(Map<?, ?> tree, T value) {
    Object[] parts = new Object[2 * tree.size()];
    int i = 0;
    for (Map.Entry<?, ?> entry : tree.entrySet()) {
      if (counts(entry)) {
        parts[i++] = entry.getKey();
        parts[i++] = entry.getValue();
      }
    }
    int slot = slot(tree);
    trees[slot] = parts;
    values[slot] = value;
  }

  private boolean counts(Map.Entry<?, ?> entry) {
    return entry.getValue() != null
        && !(entry.getKey() instanceof String key && ignored.contains(key));
  }

  private int slot(Map<?, ?> tree) {
    int hash = 0;
    for (Map.Entry<?, ?> entry : tree.entrySet()) {
      if (counts(entry)) {
        Object value = entry.getValue();
        hash = 31 * hash + (isScalar(value) ? value.hashCode() : System.identityHashCode(value));
      }
    }
    return (hash ^ (hash >>> 12) ^ (hash >>> 24)) & (SLOTS - 1);
  }

  @SuppressWarnings("ReferenceEquality") // That is the point.
  private boolean isSame(Object[] known, Map<?, ?> tree) {
    int i = 0;
    for (Map.Entry<?, ?> entry : tree.entrySet()) {
      if (counts(entry)) {
        Object value = entry.getValue();
        if (i == known.length
            || !entry.getKey().equals(known[i])
            || (known[i + 1] != value && !(isScalar(value) && value.equals(known[i + 1])))) {
          return false;
        }
        i += 2;
      }
    }
    return i == known.length || known[i] == null;
  }

  private static boolean isScalar(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }
}
