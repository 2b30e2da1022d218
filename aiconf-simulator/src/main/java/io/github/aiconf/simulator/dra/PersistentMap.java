package io.github.aiconf.simulator.dra;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map that is never changed: adding gives another one that shares all but a few small arrays. A
 * hash array mapped trie (P. Bagwell, Ideal Hash Trees, 2001): each level takes five bits of the
 * hash.
 */
final class PersistentMap<K, V> {

  private sealed interface Part<K, V> {}

  /** An entry; those with the same hash are linked. */
  private record Leaf<K, V>(
      int hash, K key, V value, @Nullable Leaf<K, V> next) implements Part<K, V> {}

  /** Parts by the bits of their hash, without those that are not there. */
  private static final class Branch<K, V> implements Part<K, V> {

    final int bitmap;
    final Part<K, V>[] parts;

    Branch(int bitmap, Part<K, V>[] parts) {
      this.bitmap = bitmap;
      this.parts = parts;
    }
  }

  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;
  private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(null);

  private final @Nullable Part<K, V> root;

  private PersistentMap(@Nullable Part<K, V> root) {
    this.root = root;
  }

  @SuppressWarnings("unchecked") // It holds nothing.
  static <K, V> PersistentMap<K, V> empty() {
    return (PersistentMap<K, V>) EMPTY;
  }

  @Nullable
  V get(K key) {
    int hash = hash(key);
    Part<K, V> part = root;
    for (int shift = 0; part instanceof Branch<K, V> branch; shift += BITS) {
      int bit = 1 << (hash >>> shift & MASK);
      part = (branch.bitmap & bit) == 0 ? null : branch.parts[index(branch.bitmap, bit)];
    }
    for (Leaf<K, V> leaf = (Leaf<K, V>) part; leaf != null; leaf = leaf.next) {
      if (leaf.hash == hash && leaf.key.equals(key)) {
        return leaf.value;
      }
    }
    return null;
  }

  /** The same with this value for the key. */
  PersistentMap<K, V> with(K key, V value) {
    return new PersistentMap<>(put(root, 0, new Leaf<>(hash(key), key, value, null)));
  }

  /** The same without the key. */
  PersistentMap<K, V> without(K key) {
    return get(key) == null ? this : new PersistentMap<>(remove(root, 0, hash(key), key));
  }

  void forEach(BiConsumer<? super K, ? super V> action) {
    visit(root, action);
  }

  private static <K, V> Part<K, V> put(@Nullable Part<K, V> part, int shift, Leaf<K, V> leaf) {
    if (part == null) {
      return leaf;
    }
    if (part instanceof Leaf<K, V> other) {
      return other.hash == leaf.hash
          ? new Leaf<>(leaf.hash, leaf.key, leaf.value, unlinked(other, leaf.key))
          : put(put(new Branch<>(0, parts(0)), shift, other), shift, leaf);
    }
    Branch<K, V> branch = (Branch<K, V>) part;
    int bit = 1 << (leaf.hash >>> shift & MASK);
    int index = index(branch.bitmap, bit);
    if ((branch.bitmap & bit) != 0) {
      Part<K, V>[] parts = branch.parts.clone();
      parts[index] = put(parts[index], shift + BITS, leaf);
      return new Branch<>(branch.bitmap, parts);
    }
    Part<K, V>[] parts = Arrays.copyOf(branch.parts, branch.parts.length + 1);
    System.arraycopy(parts, index, parts, index + 1, branch.parts.length - index);
    parts[index] = leaf;
    return new Branch<>(branch.bitmap | bit, parts);
  }

  private static <K, V> @Nullable Part<K, V> remove(
      @Nullable Part<K, V> part, int shift, int hash, K key) {
    if (!(part instanceof Branch<K, V> branch)) {
      return unlinked((Leaf<K, V>) part, key);
    }
    int bit = 1 << (hash >>> shift & MASK);
    int index = index(branch.bitmap, bit);
    Part<K, V> rest = remove(branch.parts[index], shift + BITS, hash, key);
    if (rest != null) {
      Part<K, V>[] parts = branch.parts.clone();
      parts[index] = rest;
      return new Branch<>(branch.bitmap, parts);
    }
    if (branch.parts.length == 1) {
      return null;
    }
    Part<K, V>[] parts = parts(branch.parts.length - 1);
    System.arraycopy(branch.parts, 0, parts, 0, index);
    System.arraycopy(branch.parts, index + 1, parts, index, parts.length - index);
    return new Branch<>(branch.bitmap & ~bit, parts);
  }

  private static <K, V> @Nullable Leaf<K, V> unlinked(@Nullable Leaf<K, V> leaf, K key) {
    if (leaf == null) {
      return null;
    }
    return leaf.key.equals(key)
        ? leaf.next
        : new Leaf<>(leaf.hash, leaf.key, leaf.value, unlinked(leaf.next, key));
  }

  private static <K, V> void visit(
      @Nullable Part<K, V> part, BiConsumer<? super K, ? super V> action) {
    if (part instanceof Branch<K, V> branch) {
      for (Part<K, V> each : branch.parts) {
        visit(each, action);
      }
      return;
    }
    for (Leaf<K, V> leaf = (Leaf<K, V>) part; leaf != null; leaf = leaf.next) {
      action.accept(leaf.key, leaf.value);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <K, V> Part<K, V>[] parts(int length) {
    return new Part[length];
  }

  private static int index(int bitmap, int bit) {
    return Integer.bitCount(bitmap & (bit - 1));
  }

  private static int hash(Object key) {
    int hash = key.hashCode();
    return hash ^ hash >>> 16;
  }
}
