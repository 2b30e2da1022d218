package io.github.aiconf.simulator.selector;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of a conjunction into its terms, so that a refusal can quote what was written.
 * Looks at quotes, brackets and operators only; whether a piece is an expression is for the
 * compiler.
 */
final class SelectorTerms {

  private final String text;
  private final List<Integer> cuts = new ArrayList<>();
  private boolean otherOperator;

  private SelectorTerms(String text) {
    this.text = text;
  }

  /** The terms in order; the expression itself if it is no conjunction. */
  static List<String> of(String expression) {
    List<String> terms = new ArrayList<>();
    new SelectorTerms(withoutParentheses(expression.strip())).addTo(terms);
    return terms;
  }

  private void addTo(List<String> terms) {
    scan();
    if (otherOperator || cuts.isEmpty()) {
      terms.add(text);
      return;
    }
    int from = 0;
    for (int cut : cuts) {
      terms.addAll(of(text.substring(from, cut)));
      from = cut + 2;
    }
    terms.addAll(of(text.substring(from)));
  }

  /** Finds the operators outside of brackets. {@code ||} and {@code ?:} bind less than the cut. */
  private void scan() {
    int depth = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfString(text, i);
        continue;
      }
      if (text.startsWith("//", i)) {
        i = endOfLine(i);
        continue;
      }
      depth += weight(c);
      if (depth == 0 && text.startsWith("&&", i)) {
        cuts.add(i);
        i++;
      } else if (depth == 0 && (text.startsWith("||", i) || isConditional(i))) {
        otherOperator = true;
      }
      i++;
    }
  }

  /** A question mark that is not that of {@code .?field}. */
  private boolean isConditional(int i) {
    return text.charAt(i) == '?' && (i == 0 || text.charAt(i - 1) != '.');
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** How many brackets the character opens; -1 if it closes one. */
  static int weight(char c) {
    return switch (c) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  /** The index behind a string that begins here; the end of the text if it does not end. */
  private static int endOfString(String text, int start) {
    String quote = text.substring(start, start + 1);
    String mark = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
    boolean raw = start > 0 && "rR".indexOf(text.charAt(start - 1)) >= 0;
    int i = start + mark.length();
    while (i < text.length() && !text.startsWith(mark, i)) {
      i += !raw && text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), i + mark.length());
  }

  private static String withoutParentheses(String text) {
    String inner = text;
    while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    return inner;
  }

  private static int closing(String text) {
    int depth = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfString(text, i);
        continue;
      }
      depth += weight(c);
      if (depth == 0) {
        return i;
      }
      i++;
    }
    return -1;
  }
}
