package io.github.aiconf.core.submission.edit;

/** Writes a text as a YAML scalar on one line, in double quotes as the program's templates do. */
public final class YamlScalar {

  private YamlScalar() {}

  /** The text in double quotes. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    switch (c) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      case '\r' -> quoted.append("\\r");
      default -> {
        if (isPlain(c)) {
          quoted.appendCodePoint(c);
        } else {
          quoted.append(
              c > 0xFFFF ? String.format("\\U%08X", c) : String.format("\\u%04X", half(c)));
        }
      }
    }
  }

  /** Half of a surrogate pair is no character that YAML knows. */
  private static int half(int c) {
    return c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
  }

  private static boolean isPlain(int c) {
    return (c >= 0x20 && c < 0x7F)
        || (c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029)
        || (c >= 0xE000 && c < 0xFFFE && c != 0xFEFF)
        || c >= 0x10000;
  }
}
