package io.github.aiconf.core.report;

import io.github.aiconf.api.Verdict;
import java.util.List;

/** Lines of text that fit into a terminal. */
final class Page {

  /** Room for the longest label, {@code Looked for:}, and a space. */
  private static final int GUTTER = 12;

  private final Layout layout;
  private final Paint paint;
  private final StringBuilder text = new StringBuilder();

  Page(Layout layout) {
    this.layout = layout;
    this.paint = new Paint(layout.colour());
  }

  int columns() {
    return layout.columns();
  }

  Paint paint() {
    return paint;
  }

  /** A line as it is; the caller has seen to its width. */
  void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  void blank() {
    text.append('\n');
  }

  /** A text that is wrapped behind an indent. */
  void wrapped(int indent, String line) {
    for (String part : TextWidth.wrap(line, columns() - indent)) {
      line(" ".repeat(indent) + part);
    }
  }

  /** A verdict with its colour, and what has it in bold. */
  void title(Verdict verdict, String title) {
    String word = verdict.name();
    List<String> parts = TextWidth.wrap(word + "  " + title, columns());
    line(paint.verdict(verdict, word) + paint.bold(parts.get(0).substring(word.length())));
    parts.stream().skip(1).forEach(part -> line(paint.bold(part)));
  }

  /** A label, and beside it texts that are wrapped, the rest of each a little further in. */
  void field(int indent, String label, List<String> lines) {
    String margin = " ".repeat(indent);
    String start = margin + paint.dim(TextWidth.pad(label + ":", GUTTER));
    String hang = lines.size() > 1 ? "  " : "";
    int room = columns() - indent - GUTTER - hang.length();
    for (String line : lines) {
      List<String> parts = TextWidth.wrap(line, room);
      for (int i = 0; i < parts.size(); i++) {
        line(start + (i == 0 ? "" : hang) + parts.get(i));
        start = margin + " ".repeat(GUTTER);
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
