package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.core.cluster.ClusterFacts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fields and tables that fit into a terminal; nothing that a cluster holds can steer it. */
final class DraPage {

  /** Where the text of fields begins. */
  static final int GUTTER = 13;

  private static final int GAP = 2;
  private static final int LEAST = 24;

  private final PrintWriter out;
  private final int columns;

  DraPage(Terminal terminal) {
    this.out = terminal.out();
    this.columns = terminal.columns();
  }

  /** What was asked. */
  void header(DeviceCluster cluster) {
    ClusterFacts facts = cluster.facts();
    field(
        "Cluster:",
        facts.name() + " (" + facts.source().name().toLowerCase(Locale.ROOT) + "), "
            + facts.version().map(v -> "Kubernetes " + v).orElse("version not known"));
    field("Computed as:", "Kubernetes " + cluster.profile().release());
  }

  /** Why nothing is known. */
  void gaps(List<Gap> gaps) {
    for (Gap gap : gaps) {
      field("Not seen:", gap.what() + ": " + gap.detail() + ". " + gap.next());
    }
  }

  void notes(List<String> notes) {
    if (!notes.isEmpty()) {
      blank();
      notes.forEach(note -> field("Note:", note));
    }
  }

  void blank() {
    out.println();
  }

  void line(String text) {
    wrap(Terminal.plain(text), columns).forEach(out::println);
  }

  /** A command to copy, in one line. */
  void command(String text) {
    out.println("  " + Terminal.plain(text));
  }

  void field(String label, String text) {
    String start = label + " ".repeat(Math.max(1, GUTTER - label.length()));
    for (String line : wrap(Terminal.plain(text), columns - GUTTER)) {
      out.println((start + line).stripTrailing());
      start = " ".repeat(GUTTER);
    }
  }

  /** Rows of cells; the last column is wrapped. */
  void table(int indent, List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size() - 1; i++) {
        int width = Terminal.plain(row.get(i)).length();
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    int before = indent + widths.stream().mapToInt(w -> w + GAP).sum();
    for (List<String> row : rows) {
      StringBuilder start = new StringBuilder(" ".repeat(indent));
      for (int i = 0; i < row.size() - 1; i++) {
        String cell = Terminal.plain(row.get(i));
        start.append(cell).append(" ".repeat(widths.get(i) - cell.length() + GAP));
      }
      String last = Terminal.plain(row.get(row.size() - 1));
      for (String line : wrap(last, Math.max(LEAST, columns - before))) {
        out.println((start + line).stripTrailing());
        start = new StringBuilder(" ".repeat(before));
      }
    }
  }

  void end() {
    out.flush();
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
