package io.github.aiconf.simulator.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount, as Kubernetes writes it: {@code 40Gi}, {@code 250m}, {@code 1e3}.
 *
 * <p>Amounts are equal if their values are, however they were written. As in Kubernetes
 * ({@code k8s.io/apimachinery/pkg/api/resource}) nothing below a billionth survives reading: it is
 * rounded away from zero.
 */
public final class Quantity implements Comparable<Quantity> {

  /** The families of suffixes. */
  public enum Format {
    /** {@code Ki}, {@code Mi}, {@code Gi} and so on. */
    BINARY_SI,
    /** {@code m}, {@code k}, {@code M} and so on. */
    DECIMAL_SI,
    /** {@code e3}, {@code E6}. */
    DECIMAL_EXPONENT
  }

  private static final int SMALLEST_EXPONENT = -9;
  private static final int LARGEST_SUFFIX_EXPONENT = 18;
  private static final int DIGITS_OF_A_LONG = 18;
  private static final int THOUSANDTH = 3;

  /**
   * More digits than this are not computed with. Kubernetes knows no such limit; there, an exponent
   * of a few billion keeps a processor busy until memory is exhausted.
   */
  private static final int MOST_DIGITS = 100_000;

  private static final BigDecimal MOST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigInteger THOUSAND_TWENTY_FOUR = BigInteger.valueOf(1024);
  private static final String DECIMAL_SUFFIXES = "num kMGTPE";
  private static final String BINARY_SUFFIXES = "KMGTPE";
  private static final long[] POWERS_OF_TEN = powersOfTen();

  private final long unscaled;
  private final int exponent;
  private final @Nullable BigDecimal decimal;
  private final Format format;

  private Quantity(long unscaled, int exponent, @Nullable BigDecimal decimal, Format format) {
    this.unscaled = unscaled;
    this.exponent = exponent;
    this.decimal = decimal;
    this.format = format;
  }

  /**
   * The amount of that value.
   *
   * @param format decides how it, and sums of it, are written
   */
  public static Quantity of(long value, Format format) {
    return new Quantity(value, 0, null, format);
  }

  /**
   * The amount of that value.
   *
   * @param format decides how it, and sums of it, are written
   */
  public static Quantity of(BigDecimal value, Format format) {
    BigInteger digits = value.unscaledValue();
    return digits.bitLength() < Long.SIZE && value.scale() != Integer.MIN_VALUE
        ? new Quantity(digits.longValue(), -value.scale(), null, format)
        : new Quantity(0, 0, value, format);
  }

  /**
   * Reads an amount. White space around it is an error here; where Kubernetes reads objects, it
   * strips that first.
   *
   * @throws IllegalArgumentException if the text is none, or one with more than 100,000 digits
   */
  public static Quantity parse(String text) {
    return new QuantityText(text).read();
  }

  /** Whether {@link #parse} would succeed. */
  public static boolean isQuantity(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** From a number that needs no more than a long. */
  static Quantity exact(long unscaled, int exponent, Format format) {
    return new Quantity(unscaled, exponent, null, format);
  }

  /** From digits that do not fit there. */
  static Quantity rounded(
      boolean positive, BigInteger digits, long scale, boolean binary, Format written) {
    if (digits.signum() == 0) {
      return new Quantity(0, 0, BigDecimal.ZERO, written);
    }
    if (-scale > MOST_DIGITS || digits.bitLength() > MOST_DIGITS * 4) {
      throw new IllegalArgumentException("quantity has too many digits");
    }
    BigDecimal amount;
    if (scale - SMALLEST_EXPONENT > digits.bitLength() - 2L * SMALLEST_EXPONENT) {
      amount = BigDecimal.ONE.movePointLeft(-SMALLEST_EXPONENT);
    } else {
      amount = new BigDecimal(digits, (int) scale).setScale(-SMALLEST_EXPONENT, RoundingMode.UP);
    }
    Format format = written;
    if (binary) {
      amount = amount.min(MOST_BINARY);
      if (amount.compareTo(BigDecimal.ONE) < 0) {
        format = Format.DECIMAL_SI;
      }
    }
    return new Quantity(0, 0, positive ? amount : amount.negate(), format);
  }

  /** Its exact value. */
  public BigDecimal value() {
    return decimal != null ? decimal : new BigDecimal(BigInteger.valueOf(unscaled), -exponent);
  }

  /** How it was written, which decides how sums of it are written. */
  public Format format() {
    return format;
  }

  /** -1, 0 or 1. */
  public int sign() {
    return decimal != null ? decimal.signum() : Long.signum(unscaled);
  }

  /**
   * The value, if Kubernetes takes it for an integer: written without fraction or fractional suffix
   * and with no more than 18 digits, suffix included for the binary ones. So {@code 1000m} is none.
   */
  public OptionalLong asLong() {
    if (decimal != null || exponent < 0) {
      return OptionalLong.empty();
    }
    if (unscaled == 0 || exponent == 0) {
      return OptionalLong.of(unscaled);
    }
    return scaledUp(unscaled, exponent);
  }

  /**
   * Whether it has more digits than fit where Kubernetes keeps ordinary amounts. In an expression,
   * an amount that was compared with such a one is taken for one as well.
   */
  public boolean isWide() {
    return decimal != null;
  }

  /** Near the value; infinite if there is no such number. */
  public double asDouble() {
    BigDecimal big = decimal;
    double digits = big != null ? big.unscaledValue().doubleValue() : unscaled;
    int power = big != null ? -big.scale() : exponent;
    return power == 0 ? digits : digits * powerOfTen(power);
  }

  /**
   * The least whole number that is not nearer to zero, as Kubernetes computes it: of a value beyond
   * a long only some lower digits are left.
   */
  public long roundedUp() {
    BigDecimal big = decimal;
    if (big != null) {
      return big.setScale(0, RoundingMode.CEILING).unscaledValue().longValue();
    }
    if (exponent >= 0) {
      return unscaled == 0 ? 0 : scaledUp(unscaled, exponent).orElse(0);
    }
    return value().setScale(0, RoundingMode.UP).longValue();
  }

  /** The least whole number of thousandths that is not nearer to zero; see {@link #roundedUp}. */
  public long roundedUpToThousandths() {
    BigDecimal big = decimal;
    if (big == null && exponent >= -THOUSANDTH) {
      return unscaled == 0
          ? 0
          : scaledUp(unscaled, (long) exponent + THOUSANDTH).orElse(0);
    }
    RoundingMode away = big == null ? RoundingMode.UP : RoundingMode.CEILING;
    return value().setScale(THOUSANDTH, away).unscaledValue().longValue();
  }

  /** The same amount without anything below a thousandth, rounded away from zero. */
  public Quantity inThousandths() {
    return decimal == null && exponent >= -THOUSANDTH
        ? this
        : of(value().setScale(THOUSANDTH, RoundingMode.UP), format);
  }

  /**
   * The sum, written like this amount; like the other if this is zero.
   *
   * @throws ArithmeticException if it has more than 100,000 digits
   */
  public Quantity plus(Quantity other) {
    return sum(other, false);
  }

  /**
   * The difference, written like this amount; like the other if this is zero.
   *
   * @throws ArithmeticException if it has more than 100,000 digits
   */
  public Quantity minus(Quantity other) {
    return sum(other, true);
  }

  private Quantity sum(Quantity other, boolean subtract) {
    Format written = sign() == 0 ? other.format : format;
    if (decimal == null && other.decimal == null) {
      if (other.unscaled == 0) {
        return new Quantity(unscaled, exponent, null, written);
      }
      long addend = subtract ? -other.unscaled : other.unscaled;
      if (unscaled == 0) {
        return new Quantity(addend, other.exponent, null, written);
      }
      int common = Math.min(exponent, other.exponent);
      OptionalLong left = scaledUp(unscaled, (long) exponent - common);
      OptionalLong right = scaledUp(addend, (long) other.exponent - common);
      if (left.isPresent() && right.isPresent()) {
        long a = left.getAsLong();
        long b = right.getAsLong();
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) >= 0) {
          return new Quantity(sum, common, null, written);
        }
      }
    }
    BigDecimal a = value();
    BigDecimal b = other.value();
    if (Math.abs((long) a.scale() - b.scale()) > MOST_DIGITS) {
      throw new ArithmeticException("sum of quantities has too many digits");
    }
    return new Quantity(0, 0, subtract ? a.subtract(b) : a.add(b), written);
  }

  /** Compares the values alone. */
  @Override
  public int compareTo(Quantity other) {
    if (decimal == null && other.decimal == null) {
      if (exponent == other.exponent) {
        return Long.compare(unscaled, other.unscaled);
      }
      int common = Math.min(exponent, other.exponent);
      OptionalLong left = scaledUp(unscaled, (long) exponent - common);
      OptionalLong right = scaledUp(other.unscaled, (long) other.exponent - common);
      if (left.isPresent() && right.isPresent()) {
        return Long.compare(left.getAsLong(), right.getAsLong());
      }
    }
    return value().compareTo(other.value());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Quantity quantity && compareTo(quantity) == 0;
  }

  @Override
  public int hashCode() {
    return value().stripTrailingZeros().hashCode();
  }

  /**
   * The canonical form: no fraction, and the largest suffix that loses nothing. Binary amounts
   * below 1024 and such with a fraction are written with decimal suffixes.
   */
  @Override
  public String toString() {
    BigDecimal value = value().stripTrailingZeros();
    if (value.signum() == 0) {
      return "0";
    }
    boolean binary = format == Format.BINARY_SI
        && value.scale() <= 0
        && value.abs().compareTo(new BigDecimal(THOUSAND_TWENTY_FOUR)) >= 0;
    return binary ? binaryText(value.toBigIntegerExact()) : decimalText(value);
  }

  private static String binaryText(BigInteger value) {
    BigInteger rest = value;
    int times = 0;
    while (times < BINARY_SUFFIXES.length()) {
      BigInteger[] divided = rest.divideAndRemainder(THOUSAND_TWENTY_FOUR);
      if (divided[1].signum() != 0) {
        break;
      }
      rest = divided[0];
      times++;
    }
    return times == 0 ? rest.toString() : rest + BINARY_SUFFIXES.substring(times - 1, times) + "i";
  }

  private String decimalText(BigDecimal value) {
    int power = Math.floorDiv(-value.scale(), 3) * 3;
    boolean exponential = format == Format.DECIMAL_EXPONENT;
    if (!exponential) {
      power = Math.min(LARGEST_SUFFIX_EXPONENT, power);
    }
    String digits =
        value.setScale(-power, RoundingMode.UNNECESSARY).unscaledValue().toString();
    if (power == 0) {
      return digits;
    }
    if (exponential) {
      return digits + "e" + power;
    }
    int index = (power - SMALLEST_EXPONENT) / 3;
    return digits + DECIMAL_SUFFIXES.charAt(index);
  }

  /** With that many zeros behind it, if it is still a long. */
  private static OptionalLong scaledUp(long value, long zeros) {
    if (zeros > DIGITS_OF_A_LONG) {
      return OptionalLong.empty();
    }
    long factor = POWERS_OF_TEN[(int) zeros];
    long product = value * factor;
    return Math.multiplyHigh(value, factor) == product >> (Long.SIZE - 1)
        ? OptionalLong.of(product)
        : OptionalLong.empty();
  }

  private static double powerOfTen(int power) {
    if (power > 308) {
      return Double.POSITIVE_INFINITY;
    }
    return power < -323 ? 0 : Double.parseDouble("1e" + power);
  }

  private static long[] powersOfTen() {
    long[] powers = new long[DIGITS_OF_A_LONG + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
