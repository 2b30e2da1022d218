package io.github.aiconf.simulator.selector;

/**
 * An unsigned number.
 *
 * @param value its bits
 */
record Uint(long value) implements Comparable<Uint> {

  @Override
  public int compareTo(Uint other) {
    return Long.compareUnsigned(value, other.value);
  }

  double asDouble() {
    if (value >= 0) {
      return value;
    }
    // Rounds to even like a direct conversion: the lowest bit goes into the half that is rounded.
    return (double) ((value >>> 1) | (value & 1)) * 2;
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
