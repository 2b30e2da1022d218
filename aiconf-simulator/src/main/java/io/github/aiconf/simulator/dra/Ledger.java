package io.github.aiconf.simulator.dra;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of several kinds that are drawn from and given back: the counters of a pool, or the
 * capacities of a device. Exact: amounts are whole numbers of a common unit where all of them fit
 * into 56 bits, which leaves room for sums, and decimals otherwise.
 */
final class Ledger {

  /** What one draw takes, by kind; made for one {@link Unit}. */
  static final class Draw {

    private final int[] kinds;
    private final long[] amounts;
    private final BigDecimal @Nullable [] exact;

    Draw(int[] kinds, long[] amounts, BigDecimal @Nullable [] exact) {
      this.kinds = kinds;
      this.amounts = amounts;
      this.exact = exact;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Draw draw
          && Arrays.equals(kinds, draw.kinds)
          && Arrays.equals(amounts, draw.amounts)
          && Arrays.equals(exact, draw.exact);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(kinds) * 31 + Arrays.hashCode(amounts);
    }

    /** How many kinds it draws, in whole units. */
    int size() {
      return exact == null ? kinds.length : 0;
    }

    int kind(int i) {
      return kinds[i];
    }

    long amount(int i) {
      return amounts[i];
    }

    /** How much of one kind, in units of the ledger; 0 for a draw in decimals. */
    long of(int kind) {
      if (exact == null) {
        for (int i = 0; i < kinds.length; i++) {
          if (kinds[i] == kind) {
            return amounts[i];
          }
        }
      }
      return 0;
    }
  }

  /**
   * The unit of a ledger.
   *
   * @param scale how many decimal places a whole number has; -1 for decimals
   */
  record Unit(int scale) {

    /** No unit: amounts are decimals. */
    static final Unit DECIMALS = new Unit(-1);

    private static final int BITS = 56;

    /** The largest unit in which all amounts are whole. */
    static Unit of(Iterable<BigDecimal> amounts) {
      int scale = 0;
      for (BigDecimal amount : amounts) {
        scale = Math.max(scale, amount.stripTrailingZeros().scale());
      }
      for (BigDecimal amount : amounts) {
        if (amount.setScale(scale).unscaledValue().bitLength() > BITS) {
          return DECIMALS;
        }
      }
      return new Unit(scale);
    }

    boolean isExact() {
      return scale < 0;
    }

    /** Whether amounts are whole numbers of this unit, or need not be. */
    boolean suits(List<BigDecimal> amounts) {
      for (BigDecimal amount : amounts) {
        if (!isExact()
            && (amount.stripTrailingZeros().scale() > scale
                || amount.setScale(scale).unscaledValue().bitLength() > BITS)) {
          return false;
        }
      }
      return true;
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

  /** Makes this equal to another ledger; false if it is of another kind. */
  boolean reset(Ledger to) {
    if (left.length != to.left.length || (exact == null) != (to.exact == null)) {
      return false;
    }
    if (exact != null && to.exact != null) {
      if (exact.length != to.exact.length) {
        return false;
      }
      System.arraycopy(to.exact, 0, exact, 0, exact.length);
    }
    System.arraycopy(to.left, 0, left, 0, left.length);
    return true;
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

  /** How many kinds are counted in whole units; none if amounts are decimals. */
  int kinds() {
    return left.length;
  }

  /** What is left of one kind, in units. */
  long left(int kind) {
    return left[kind];
  }

  boolean covers(Draw draw) {
    int[] kinds = draw.kinds;
    if (exact != null && draw.exact != null) {
      for (int i = 0; i < kinds.length; i++) {
        if (exact[kinds[i]].compareTo(draw.exact[i]) < 0) {
          return false;
        }
      }
      return true;
    }
    long[] amounts = draw.amounts;
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
    int[] kinds = draw.kinds;
    if (exact != null && draw.exact != null) {
      for (int i = 0; i < kinds.length; i++) {
        BigDecimal amount = draw.exact[i];
        exact[kinds[i]] = sign > 0 ? exact[kinds[i]].add(amount) : exact[kinds[i]].subtract(amount);
      }
      return;
    }
    long[] amounts = draw.amounts;
    for (int i = 0; i < kinds.length; i++) {
      left[kinds[i]] += sign * amounts[i];
    }
  }
}
