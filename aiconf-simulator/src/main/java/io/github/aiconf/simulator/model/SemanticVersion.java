package io.github.aiconf.simulator.model;

import java.util.List;

/**
 * A version as semver.org defines it. The order leaves out build metadata, so versions that are not
 * equal can compare as equal.
 *
 * @param major an unsigned number
 * @param minor an unsigned number
 * @param patch an unsigned number
 * @param preRelease identifiers after {@code -}
 * @param build identifiers after {@code +}
 */
public record SemanticVersion(
    long major, long minor, long patch, List<String> preRelease, List<String> build)
    implements Comparable<SemanticVersion> {

  /** Keeps copies. */
  public SemanticVersion {
    preRelease = List.copyOf(preRelease);
    build = List.copyOf(build);
  }

  /**
   * Reads a version, strictly.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static SemanticVersion parse(String text) {
    String[] parts = text.split("\\.", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("No Major.Minor.Patch elements found");
    }
    String rest = parts[2];
    List<String> build = List.of();
    int plus = rest.indexOf('+');
    if (plus >= 0) {
      build = List.of(rest.substring(plus + 1).split("\\.", -1));
      rest = rest.substring(0, plus);
    }
    List<String> preRelease = List.of();
    int minus = rest.indexOf('-');
    if (minus >= 0) {
      preRelease = List.of(rest.substring(minus + 1).split("\\.", -1));
      rest = rest.substring(0, minus);
    }
    for (String identifier : preRelease) {
      checkIdentifier(identifier);
      if (isNumeric(identifier)) {
        number(identifier);
      }
    }
    build.forEach(SemanticVersion::checkIdentifier);
    return new SemanticVersion(number(parts[0]), number(parts[1]), number(rest), preRelease, build);
  }

  /**
   * Reads a version after taking away a leading {@code v} and leading zeros and adding what is
   * missing of three numbers, as Kubernetes' function {@code semver} does if told to normalize.
   *
   * @throws IllegalArgumentException if the text is still none
   */
  public static SemanticVersion parseNormalized(String text) {
    String[] parts = (text.startsWith("v") ? text.substring(1) : text).split("\\.", 3);
    String last = parts[parts.length - 1];
    if (parts.length < 3 && (last.indexOf('+') >= 0 || last.indexOf('-') >= 0)) {
      throw new IllegalArgumentException("short version cannot contain PreRelease/Build meta data");
    }
    StringBuilder normalized = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      normalized
          .append(i == 0 ? "" : ".")
          .append(i < parts.length ? withoutLeadingZeros(parts[i]) : "0");
    }
    return parse(normalized.toString());
  }

  private static String withoutLeadingZeros(String part) {
    if (part.length() < 2) {
      return part;
    }
    int start = 0;
    while (start < part.length() && part.charAt(start) == '0') {
      start++;
    }
    return start == part.length() || !isDigit(part.charAt(start))
        ? "0" + part.substring(start)
        : part.substring(start);
  }

  private static long number(String digits) {
    if (!isNumeric(digits)) {
      throw new IllegalArgumentException("Invalid character(s) found in number " + digits);
    }
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      throw new IllegalArgumentException("Number must not contain leading zeroes " + digits);
    }
    return Long.parseUnsignedLong(digits);
  }

  private static void checkIdentifier(String identifier) {
    if (identifier.isEmpty() || !identifier.chars().allMatch(SemanticVersion::isAllowed)) {
      throw new IllegalArgumentException("Invalid identifier " + identifier);
    }
  }

  private static boolean isAllowed(int c) {
    return isDigit(c) || c == '-' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isNumeric(String text) {
    return !text.isEmpty() && text.chars().allMatch(SemanticVersion::isDigit);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int order = Long.compareUnsigned(major, other.major);
    if (order == 0) {
      order = Long.compareUnsigned(minor, other.minor);
    }
    if (order == 0) {
      order = Long.compareUnsigned(patch, other.patch);
    }
    return order == 0 ? comparePreRelease(other) : Integer.signum(order);
  }

  private int comparePreRelease(SemanticVersion other) {
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    int common = Math.min(preRelease.size(), other.preRelease.size());
    for (int i = 0; i < common; i++) {
      int order = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
      if (order != 0) {
        return Integer.signum(order);
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  private static int compareIdentifiers(String a, String b) {
    boolean numeric = isNumeric(a);
    if (numeric != isNumeric(b)) {
      return numeric ? -1 : 1;
    }
    return numeric
        ? Long.compareUnsigned(Long.parseUnsignedLong(a), Long.parseUnsignedLong(b))
        : a.compareTo(b);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return Long.toUnsignedString(major)
        + "."
        + Long.toUnsignedString(minor)
        + "."
        + Long.toUnsignedString(patch)
        + (preRelease.isEmpty() ? "" : "-" + String.join(".", preRelease))
        + (build.isEmpty() ? "" : "+" + String.join(".", build));
  }
}
