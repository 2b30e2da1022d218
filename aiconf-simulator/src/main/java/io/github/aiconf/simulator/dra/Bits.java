package io.github.aiconf.simulator.dra;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sets of small numbers as bits in arrays that are used again and again. */
final class Bits {

  private Bits() {}

  static int words(int size) {
    return (size + 63) >> 6;
  }

  static boolean has(long[] bits, int i) {
    return (bits[i >> 6] & (1L << i)) != 0;
  }

  static void set(long[] bits, int i) {
    bits[i >> 6] |= 1L << i;
  }

  static void clear(long[] bits, int i) {
    bits[i >> 6] &= ~(1L << i);
  }

  static int count(long[] bits, int words) {
    int count = 0;
    for (int word = 0; word < words; word++) {
      count += Long.bitCount(bits[word]);
    }
    return count;
  }

  static boolean isEmpty(long[] bits, int words) {
    for (int word = 0; word < words; word++) {
      if (bits[word] != 0) {
        return false;
      }
    }
    return true;
  }

  /** The first member from {@code from} on that is not in {@code not}; -1 if there is none. */
  static int next(long[] bits, long @Nullable [] not, int from, int words) {
    int word = from >> 6;
    if (word >= words) {
      return -1;
    }
    long rest = (not == null ? bits[word] : bits[word] & ~not[word]) & (-1L << from);
    while (rest == 0) {
      if (++word >= words) {
        return -1;
      }
      rest = not == null ? bits[word] : bits[word] & ~not[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  /** An empty set for that many words, in the old array if that is long enough. */
  static long[] empty(long @Nullable [] bits, int words) {
    if (bits == null || bits.length < words) {
      return new long[words];
    }
    Arrays.fill(bits, 0, words, 0);
    return bits;
  }

  /** Zeros, in the old array if that is long enough. */
  static int[] zeros(int[] values, int size) {
    if (values.length < size) {
      return new int[size];
    }
    Arrays.fill(values, 0, size, 0);
    return values;
  }
}
