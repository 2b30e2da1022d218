package io.github.aiconf.core.report;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** How many columns of a terminal a text takes, and where to break it. */
final class TextWidth {

  private static final String BREAK_AFTER = "/._-,:;=@";

  private TextWidth() {}

  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /**
   * The text in lines of at most {@code width} columns; at least one line. Breaks at spaces, in
   * long words after a separator, and elsewhere only where there is none.
   */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      String rest = word;
      if (used > 0 && used + 1 + of(rest) > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
      }
      while (of(rest) > width) {
        int end = breakIn(rest, width);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      String addition = used > 0 ? " " + rest : rest;
      line.append(addition);
      used += of(addition);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static int breakIn(String word, int width) {
    int end = 0;
    int afterSeparator = 0;
    int used = 0;
    while (end < word.length()) {
      int codePoint = word.codePointAt(end);
      used += of(codePoint);
      if (used > width) {
        break;
      }
      end += Character.charCount(codePoint);
      if (BREAK_AFTER.indexOf(codePoint) >= 0) {
        afterSeparator = end;
      }
    }
    // A separator in the first half would leave a ragged line for little gain.
    return afterSeparator > end / 2 ? afterSeparator : end;
  }

  private static int of(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    return switch (UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default ->
        (codePoint >= 0x3000 && codePoint <= 0x303F)
            || (codePoint >= 0xFF01 && codePoint <= 0xFF60)
            || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF);
    };
  }
}
