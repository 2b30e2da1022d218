package io.github.aiconf.simulator.model;

import java.math.BigDecimal;

/**
 * An exact amount, as Kubernetes writes it: {@code 40Gi}, {@code 250m}, {@code 1e3}.
 *
 * @param value the exact value
 * @param format how it was written, which decides how sums of it are written
 */
public record Quantity(BigDecimal value, Format format) implements Comparable<Quantity> {

  /** The families of suffixes. */
  public enum Format {
    /** {@code Ki}, {@code Mi}, {@code Gi} and so on. */
    BINARY_SI,
    /** {@code m}, {@code k}, {@code M} and so on. */
    DECIMAL_SI,
    /** {@code e3}, {@code E6}. */
    DECIMAL_EXPONENT
  }

  /** Compares the values alone. */
  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }
}
