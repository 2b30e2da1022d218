package io.github.aiconf.core.report;

/**
 * The room that a report for people has.
 *
 * @param columns how wide a line may be; fewer than 60 count as 60, more than 200 as 200
 * @param colour whether to mark verdicts with ANSI colours
 */
public record Layout(int columns, boolean colour) {

  private static final int NARROWEST = 60;
  private static final int WIDEST = 200;

  /** Brings the columns into the range that can be read. */
  public Layout {
    columns = Math.max(NARROWEST, Math.min(WIDEST, columns));
  }

  /** 100 columns without colour, for files and pipes. */
  public static Layout plain() {
    return new Layout(100, false);
  }
}
