package io.github.aiconf.simulator.selector;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Arithmetic and comparison of numbers, with overflow as an error. */
final class Numbers {

  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;
  private static final int EXPONENT_FROM = 6;

  private Numbers() {}

  /** The long that a double is exactly; null if it is none. */
  static @Nullable Long exactLong(double value) {
    return value >= -TWO_TO_63 && value < TWO_TO_63 && value == (double) (long) value
        ? (Long) (long) value
        : null;
  }

  /** The bits of the unsigned number that a double is exactly; null if it is none. */
  static @Nullable Long exactUnsigned(double value) {
    return value >= 0 && value < TWO_TO_64 && value == Math.rint(value) ? unsigned(value) : null;
  }

  private static long unsigned(double value) {
    return value < TWO_TO_63 ? (long) value : (long) (value - TWO_TO_63) ^ Long.MIN_VALUE;
  }

  static Object toInt(double value) {
    return value > -TWO_TO_63 && value < TWO_TO_63
        ? (Object) (long) value
        : EvalError.INTEGER_OVERFLOW;
  }

  static Object toUint(double value) {
    return value >= 0 && value < TWO_TO_64
        ? new Uint(unsigned(value))
        : EvalError.UNSIGNED_OVERFLOW;
  }

  static Object add(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? EvalError.INTEGER_OVERFLOW : (Object) sum;
  }

  static Object subtract(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0 ? EvalError.INTEGER_OVERFLOW : (Object) difference;
  }

  static Object multiply(long a, long b) {
    long product = a * b;
    return Math.multiplyHigh(a, b) == product >> (Long.SIZE - 1)
        ? (Object) product
        : EvalError.INTEGER_OVERFLOW;
  }

  static Object divide(long a, long b) {
    if (b == 0) {
      return new EvalError("division by zero");
    }
    return a == Long.MIN_VALUE && b == -1 ? EvalError.INTEGER_OVERFLOW : (Object) (a / b);
  }

  static Object modulo(long a, long b) {
    if (b == 0) {
      return new EvalError("modulus by zero");
    }
    return a == Long.MIN_VALUE && b == -1 ? EvalError.INTEGER_OVERFLOW : (Object) (a % b);
  }

  static Object negate(long a) {
    return a == Long.MIN_VALUE ? EvalError.INTEGER_OVERFLOW : (Object) (-a);
  }

  static Object add(Uint a, Uint b) {
    long sum = a.value() + b.value();
    return Long.compareUnsigned(sum, a.value()) < 0 ? EvalError.UNSIGNED_OVERFLOW : new Uint(sum);
  }

  static Object subtract(Uint a, Uint b) {
    return a.compareTo(b) < 0 ? EvalError.UNSIGNED_OVERFLOW : new Uint(a.value() - b.value());
  }

  static Object multiply(Uint a, Uint b) {
    BigInteger product = new BigInteger(a.toString()).multiply(new BigInteger(b.toString()));
    return product.bitLength() > Long.SIZE
        ? EvalError.UNSIGNED_OVERFLOW
        : new Uint(product.longValue());
  }

  static Object divide(Uint a, Uint b) {
    return b.value() == 0
        ? new EvalError("division by zero")
        : new Uint(Long.divideUnsigned(a.value(), b.value()));
  }

  static Object modulo(Uint a, Uint b) {
    return b.value() == 0
        ? new EvalError("modulus by zero")
        : new Uint(Long.remainderUnsigned(a.value(), b.value()));
  }

  static int compare(double a, long b) {
    if (a < -TWO_TO_63) {
      return -1;
    }
    return a > TWO_TO_63 ? 1 : order(a, (double) b);
  }

  static int compare(double a, Uint b) {
    if (a < 0) {
      return -1;
    }
    return a > TWO_TO_64 ? 1 : order(a, b.asDouble());
  }

  static int compare(long a, Uint b) {
    return a < 0 || b.value() < 0 ? -1 : Long.compare(a, b.value());
  }

  /** Like the operators: neither of two zeros is less. */
  static int order(double a, double b) {
    if (a < b) {
      return -1;
    }
    return a > b ? 1 : 0;
  }

  /**
   * The shortest text that reads back as the number; with an exponent below 0.0001 and from a
   * million on.
   */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < EXPONENT_FROM) {
      return shortest.toPlainString();
    }
    String digits = shortest.stripTrailingZeros().unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /** The shortest text without exponent that reads back as the number. */
  static String plainText(double value) {
    return value == 0 ? "0" : shortest(value).toPlainString();
  }

  private static BigDecimal shortest(double value) {
    for (int digits = 0; digits < 17; digits++) {
      String text = String.format(Locale.ROOT, "%." + digits + "e", value);
      if (Double.parseDouble(text) == value) {
        BigDecimal stripped = new BigDecimal(text).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
      }
    }
    return new BigDecimal(Double.toString(value));
  }
}
