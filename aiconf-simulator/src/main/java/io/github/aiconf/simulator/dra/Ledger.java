package io.github.aiconf.simulator.dra;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of several kinds that are drawn from and given back: the counters of a pool, or the
 * capacities of a device. Exact: amounts are whole numbers of a common unit where all of them fit
 * into 56 bits, which leaves room for sums, and decimals otherwise.
 */
final class Ledger {

  /** What one draw takes, by kind; made for one {@link Unit}. */
  record Draw(int[] kinds, long[] amounts, BigDecimal @Nullable [] exact) {}

  /**
   * The unit of a ledger.
   *
   * @param scale how many decimal places a whole number has; -1 for decimals
   */
  record Unit(int scale) {

    private static final int BITS = 56;

    /** The largest unit in which all amounts are whole. */
    static Unit of(Iterable<BigDecimal> amounts) {
      int scale = 0;
      for (BigDecimal amount : amounts) {
        scale = Math.max(scale, amount.stripTrailingZeros().scale());
      }
      for (BigDecimal amount : amounts) {
        if (amount.setScale(scale).unscaledValue().bitLength() > BITS) {
          return new Unit(-1);
        }
      }
      return new Unit(scale);
    }

    boolean isExact() {
      return scale < 0;
    }

    long whole(BigDecimal amount) {
      return amount.setScale(scale).unscaledValue().longValueExact();
    }

    Draw draw(int[] kinds, List<BigDecimal> amounts) {
      if (isExact()) {
        return new Draw(kinds, new long[0], amounts.toArray(new BigDecimal[0]));
      }
      return new Draw(kinds, amounts.stream().mapToLong(this::whole).toArray(), null);
    }
  }

  private final long[] left;
  private final BigDecimal @Nullable [] exact;

  private Ledger(long[] left, BigDecimal @Nullable [] exact) {
    this.left = left;
    this.exact = exact;
  }

  /** A ledger with these amounts, which may be negative. */
  static Ledger of(Unit unit, List<BigDecimal> amounts) {
    return unit.isExact()
        ? new Ledger(new long[0], amounts.toArray(new BigDecimal[0]))
        : new Ledger(amounts.stream().mapToLong(unit::whole).toArray(), null);
  }

  Ledger copy() {
    return new Ledger(left.clone(), exact == null ? null : exact.clone());
  }

  /** Makes this equal to a ledger of the same kinds. */
  void reset(Ledger to) {
    System.arraycopy(to.left, 0, left, 0, left.length);
    if (exact != null && to.exact != null) {
      System.arraycopy(to.exact, 0, exact, 0, exact.length);
    }
  }

  /** Whether anything is below zero. */
  boolean isOverdrawn() {
    if (exact != null) {
      for (BigDecimal amount : exact) {
        if (amount.signum() < 0) {
          return true;
        }
      }
      return false;
    }
    for (long amount : left) {
      if (amount < 0) {
        return true;
      }
    }
    return false;
  }

  boolean covers(Draw draw) {
    int[] kinds = draw.kinds();
    if (exact != null && draw.exact() != null) {
      for (int i = 0; i < kinds.length; i++) {
        if (exact[kinds[i]].compareTo(draw.exact()[i]) < 0) {
          return false;
        }
      }
      return true;
    }
    long[] amounts = draw.amounts();
    for (int i = 0; i < kinds.length; i++) {
      if (left[kinds[i]] < amounts[i]) {
        return false;
      }
    }
    return true;
  }

  void take(Draw draw) {
    book(draw, -1);
  }

  void giveBack(Draw draw) {
    book(draw, 1);
  }

  private void book(Draw draw, int sign) {
    int[] kinds = draw.kinds();
    if (exact != null && draw.exact() != null) {
      for (int i = 0; i < kinds.length; i++) {
        BigDecimal amount = draw.exact()[i];
        exact[kinds[i]] =
            sign > 0 ? exact[kinds[i]].add(amount) : exact[kinds[i]].subtract(amount);
      }
      return;
    }
    long[] amounts = draw.amounts();
    for (int i = 0; i < kinds.length; i++) {
      left[kinds[i]] += sign * amounts[i];
    }
  }

  /** A number that differs where the amounts do, with the odds of a hash. */
  long hash() {
    long hash = 1;
    for (long amount : left) {
      hash = hash * 0x9E3779B97F4A7C15L + amount;
    }
    if (exact != null) {
      for (BigDecimal amount : exact) {
        hash = hash * 0x9E3779B97F4A7C15L + amount.stripTrailingZeros().hashCode();
      }
    }
    return hash;
  }
}
