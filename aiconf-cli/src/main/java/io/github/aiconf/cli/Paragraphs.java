package io.github.aiconf.cli;

import java.io.PrintWriter;

/** Text in lines of limited width, with a label in front. */
final class Paragraphs {

  private static final int LABEL = 14;

  private final PrintWriter out;
  private final int columns;

  Paragraphs(PrintWriter out, int columns) {
    this.out = out;
    this.columns = Math.max(columns, 3 * LABEL);
  }

  void line(String text) {
    out.println(text);
  }

  /** A label and its text, which goes on below itself. */
  void entry(String label, String text) {
    StringBuilder line =
        new StringBuilder("  " + label + " ".repeat(Math.max(1, LABEL - 2 - label.length())));
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > columns && !line.toString().isBlank()) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(LABEL));
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }
}
