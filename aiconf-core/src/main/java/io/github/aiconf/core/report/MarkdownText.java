package io.github.aiconf.core.report;

/** Text in Markdown that shows what it says and does nothing else. */
final class MarkdownText {

  private static final String MARKUP = "\\`*[]|~$#!";

  /** Characters that no dialect gives a meaning inside a code span, also in a table. */
  private static final String PLAIN_IN_CODE = " ./:-_,=()@+%;{}[]?^*~#!$\"'";

  private static final String PLAIN_IN_HTML = " .,:/=-()";

  private MarkdownText() {}

  /** A sentence: markup is shown as it stands. */
  static String prose(String text) {
    String line = SafeText.line(text);
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (MARKUP.indexOf(c) >= 0 || (c == '_' && !isInsideWord(line, i))) {
        escaped.append('\\').append(c);
      } else if (c == '@' && isMention(line, i)) {
        escaped.append("<span>@</span>");
      } else {
        escaped.append(entity(c));
      }
    }
    return escaped.toString();
  }

  /** A value as code. What a code span cannot hold everywhere becomes HTML. */
  static String code(String text) {
    String line = SafeText.line(text);
    return line.chars().allMatch(MarkdownText::isPlainInCode)
        ? "`" + line + "`"
        : "<code>" + entities(line) + "</code>";
  }

  private static String entities(String line) {
    StringBuilder escaped = new StringBuilder(line.length() + 32);
    line.chars().forEach(c -> {
      if (c > 0x7F || Character.isLetterOrDigit(c) || PLAIN_IN_HTML.indexOf(c) >= 0) {
        escaped.append((char) c);
      } else {
        escaped.append("&#").append(c).append(';');
      }
    });
    return escaped.toString();
  }

  private static boolean isPlainInCode(int c) {
    return c > 0x7F || Character.isLetterOrDigit(c) || PLAIN_IN_CODE.indexOf(c) >= 0;
  }

  private static String entity(char c) {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      default -> String.valueOf(c);
    };
  }

  // GitHub notifies whoever is named like this, whatever is escaped around it.
  private static boolean isMention(String line, int at) {
    return !isLetterOrDigit(line, at - 1) && isLetterOrDigit(line, at + 1);
  }

  private static boolean isInsideWord(String line, int at) {
    return isLetterOrDigit(line, at - 1) && isLetterOrDigit(line, at + 1);
  }

  private static boolean isLetterOrDigit(String line, int index) {
    return index >= 0 && index < line.length() && Character.isLetterOrDigit(line.charAt(index));
  }
}
