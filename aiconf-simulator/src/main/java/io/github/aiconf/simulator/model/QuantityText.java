package io.github.aiconf.simulator.model;

import io.github.aiconf.simulator.model.Quantity.Format;
import java.math.BigInteger;

/** Reads the text of a quantity: sign, digits, fraction, suffix. */
final class QuantityText {

  private static final String SUFFIX_LETTERS = "eEinumkKMGTP";
  private static final int LONGEST = 100_000;
  private static final int DIGITS_OF_A_LONG = 18;
  private static final int DIGITS_OF_A_BINARY = 15;
  private static final int SMALLEST_EXPONENT = -9;

  private final String text;
  private int position;

  QuantityText(String text) {
    this.text = text;
  }

  Quantity read() {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw wrong();
    }
    boolean positive = text.charAt(0) != '-';
    if (!positive || text.charAt(0) == '+') {
      position++;
    }
    int first = position;
    skip("0");
    // A sign without digits is zero, as it is in Kubernetes.
    boolean onlyZeros = position == text.length();
    String whole = skip("0123456789");
    String fraction = "";
    if (position < text.length() && text.charAt(position) == '.') {
      position++;
      fraction = skip("0123456789");
    }
    boolean digits = onlyZeros || text.substring(first, position).chars().anyMatch(c -> c != '.');
    return amount(positive, whole.isEmpty() ? "0" : whole, fraction, digits, suffix());
  }

  private String suffix() {
    int start = position;
    skip(SUFFIX_LETTERS);
    if (position < text.length()
        && (text.charAt(position) == '-' || text.charAt(position) == '+')) {
      position++;
    }
    skip("0123456789");
    if (position < text.length()) {
      throw wrong();
    }
    return text.substring(start);
  }

  private String skip(String characters) {
    int start = position;
    while (position < text.length() && characters.indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return text.substring(start, position);
  }

  private static Quantity amount(
      boolean positive, String whole, String fraction, boolean digits, String suffix) {
    int binary = binaryExponent(suffix);
    Format format = Format.BINARY_SI;
    int exponent = 0;
    int spare;
    if (binary > 0) {
      spare = fraction.isEmpty()
          ? DIGITS_OF_A_BINARY - whole.length() - (int) (binary * 3f / 10) - 1
          : -1;
    } else {
      int letter = decimalExponent(suffix);
      format = letter == Integer.MIN_VALUE ? Format.DECIMAL_EXPONENT : Format.DECIMAL_SI;
      exponent = letter == Integer.MIN_VALUE ? writtenExponent(suffix) : letter;
      spare = DIGITS_OF_A_LONG - whole.length() - fraction.length();
    }
    // Kubernetes keeps what fits in a long apart from what does not, and lets it be seen.
    int power = exponent - fraction.length();
    if (spare >= 0 && power >= SMALLEST_EXPONENT) {
      long value = Long.parseLong(whole + fraction) << binary;
      return Quantity.exact(positive ? value : -value, power, format);
    }
    if (!digits) {
      throw new IllegalArgumentException("unable to parse numeric part of quantity");
    }
    BigInteger unscaled = new BigInteger(whole + fraction).shiftLeft(binary);
    return Quantity.rounded(
        positive, unscaled, (long) fraction.length() - exponent, binary > 0, format);
  }

  /** The power of two that a binary suffix stands for; 0 for every other suffix. */
  private static int binaryExponent(String suffix) {
    return suffix.length() == 2 && suffix.charAt(1) == 'i'
        ? ("KMGTPE".indexOf(suffix.charAt(0)) + 1) * 10
        : 0;
  }

  private static int decimalExponent(String suffix) {
    return switch (suffix) {
      case "n" -> -9;
      case "u" -> -6;
      case "m" -> -3;
      case "" -> 0;
      case "k" -> 3;
      case "M" -> 6;
      case "G" -> 9;
      case "T" -> 12;
      case "P" -> 15;
      case "E" -> 18;
      default -> Integer.MIN_VALUE;
    };
  }

  /** Longer exponents lose their upper bits, as they do in Kubernetes. */
  @SuppressWarnings("NarrowCalculation")
  private static int writtenExponent(String suffix) {
    if (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E') {
      try {
        return (int) Long.parseLong(suffix.substring(1));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("unable to parse quantity's suffix", e);
      }
    }
    throw new IllegalArgumentException("unable to parse quantity's suffix");
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException("quantities must match the regular expression"
        + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  }
}
