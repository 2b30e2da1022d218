package io.github.aiconf.core.submission.edit;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line, with a little of what stands around it. */
public final class Diff {

  private static final int CONTEXT = 2;

  /** Beyond this the differing part is shown as a whole; comparing costs its square. */
  private static final int MAX_CELLS = 4_000_000;

  private record Line(char sign, String text, int before, int after) {}

  private final List<Line> lines = new ArrayList<>();

  private Diff() {}

  /** A unified diff of a file; empty where nothing differs. */
  public static String of(String file, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    Diff diff = new Diff();
    diff.compare(before.split("\n", -1), after.split("\n", -1));
    return "--- " + file + "\n+++ " + file + "\n" + diff.hunks();
  }

  private void compare(String[] before, String[] after) {
    int head = 0;
    while (head < before.length && head < after.length && before[head].equals(after[head])) {
      add(' ', before[head], head, head);
      head++;
    }
    int tail = 0;
    while (tail < before.length - head
        && tail < after.length - head
        && before[before.length - 1 - tail].equals(after[after.length - 1 - tail])) {
      tail++;
    }
    middle(before, head, before.length - tail, after, head, after.length - tail);
    for (int i = tail; i > 0; i--) {
      add(' ', before[before.length - i], before.length - i, after.length - i);
    }
  }

  private void middle(String[] before, int b, int bEnd, String[] after, int a, int aEnd) {
    int[][] common = common(before, b, bEnd, after, a, aEnd);
    int i = b;
    int j = a;
    while (i < bEnd || j < aEnd) {
      if (i < bEnd && j < aEnd && common.length > 0 && before[i].equals(after[j])) {
        add(' ', before[i], i++, j++);
      } else if (j == aEnd
          || (i < bEnd
              && (common.length == 0 || common[i - b + 1][j - a] >= common[i - b][j - a + 1]))) {
        add('-', before[i], i++, j);
      } else {
        add('+', after[j], i, j++);
      }
    }
  }

  /** The length of the longest common rest from each pair of lines on. */
  private static int[][] common(String[] before, int b, int bEnd, String[] after, int a, int aEnd) {
    int rows = bEnd - b;
    int columns = aEnd - a;
    if ((long) rows * columns > MAX_CELLS) {
      return new int[0][];
    }
    int[][] common = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        common[i][j] = before[b + i].equals(after[a + j])
            ? common[i + 1][j + 1] + 1
            : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private void add(char sign, String text, int before, int after) {
    lines.add(new Line(sign, text, before + 1, after + 1));
  }

  private String hunks() {
    StringBuilder text = new StringBuilder();
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!isShown(i)) {
        continue;
      }
      if (i != last + 1 || last < 0) {
        text.append("@@ -")
            .append(lines.get(i).before())
            .append(" +")
            .append(lines.get(i).after())
            .append(" @@\n");
      }
      text.append(lines.get(i).sign()).append(lines.get(i).text()).append('\n');
      last = i;
    }
    return text.toString();
  }

  private boolean isShown(int line) {
    for (int i = Math.max(0, line - CONTEXT);
        i <= Math.min(lines.size() - 1, line + CONTEXT);
        i++) {
      if (lines.get(i).sign() != ' ') {
        return true;
      }
    }
    return false;
  }
}
