package io.github.aiconf.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A chart of text: how a time grows with a size. */
public final class Chart {

  private static final int WIDTH = 40;

  private Chart() {}

  /**
   * One series, a line for each size after that of the title.
   *
   * @param nanoseconds by size
   */
  public static List<String> of(String title, int[] sizes, double[] nanoseconds) {
    double most = Arrays.stream(nanoseconds).max().orElse(1);
    List<String> lines = new ArrayList<>();
    lines.add(title);
    for (int i = 0; i < sizes.length; i++) {
      int bar = (int) Math.max(1, Math.round(WIDTH * nanoseconds[i] / most));
      lines.add(String.format(
          "%6d  %-" + WIDTH + "s %s", sizes[i], "#".repeat(bar), Measured.time(nanoseconds[i])));
    }
    return lines;
  }
}
