package io.github.aiconf.core.report;

import java.util.regex.Pattern;

/** Text from a cluster, made harmless for terminals and documents. */
final class SafeText {

  private static final int REPLACEMENT = 0xFFFD;
  private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\u00A0\\u2028\\u2029]+");
  private static final String CUT = "...";

  private SafeText() {}

  /** The text on one line, without characters that steer a terminal or hide text. */
  static String line(String text) {
    String oneLine = SPACE.matcher(text).replaceAll(" ").trim();
    StringBuilder safe = new StringBuilder(oneLine.length());
    oneLine.codePoints().map(c -> isUnsafe(c) ? REPLACEMENT : c).forEach(safe::appendCodePoint);
    return safe.toString();
  }

  /** The beginning of the text on one line, at most {@code length} characters. */
  static String line(String text, int length) {
    String line = line(text);
    if (line.length() <= length) {
      return line;
    }
    int end = length - CUT.length();
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + CUT;
  }

  // FORMAT holds the marks that turn the direction of writing and those that nobody sees; a
  // surrogate here has lost its other half; what is unassigned is illegal in XML in part.
  private static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
