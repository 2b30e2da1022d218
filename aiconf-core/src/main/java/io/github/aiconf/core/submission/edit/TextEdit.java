package io.github.aiconf.core.submission.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A piece of a text that is replaced by another one.
 *
 * @param from its first character, counted from 0
 * @param to the character after its last one
 * @param replacement what stands there instead
 */
public record TextEdit(int from, int to, String replacement) {

  /** Refuses what is no piece. */
  public TextEdit {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("from " + from + " to " + to);
    }
  }

  /** Applies edits to a text. Of two that touch the same piece the first one in the list counts. */
  public static String apply(String text, List<TextEdit> edits) {
    List<TextEdit> chosen = new ArrayList<>();
    for (TextEdit edit : edits) {
      if (chosen.stream().noneMatch(edit::overlaps)) {
        chosen.add(edit);
      }
    }
    chosen.sort(Comparator.comparingInt(TextEdit::from));
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (TextEdit edit : chosen) {
      result.append(text, at, edit.from()).append(edit.replacement());
      at = edit.to();
    }
    return result.append(text, at, text.length()).toString();
  }

  private boolean overlaps(TextEdit other) {
    boolean bothInsert = from == to && other.from == other.to;
    return (from == other.from && !bothInsert) || (from < other.to && other.from < to);
  }
}
