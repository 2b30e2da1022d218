package io.github.aiconf.cli;

import io.github.aiconf.core.cluster.StoredList;
import java.io.PrintWriter;

/**
 * Progress of a recording on the standard error: what could not be recorded, a line each, and on a
 * terminal a last line that says what was.
 */
final class RecordingProgress {

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean quiet;
  private final boolean inPlace;
  private int lists;

  RecordingProgress(Terminal terminal, boolean quiet) {
    this.err = terminal.err();
    this.quiet = quiet;
    this.inPlace = terminal.showsProgressInPlace();
  }

  void recorded(StoredList list) {
    if (quiet) {
      return;
    }
    lists++;
    list.gap().ifPresent(gap -> {
      end();
      err.println(Terminal.plain("not recorded: " + gap.what() + ": " + gap.detail()));
    });
    if (inPlace) {
      err.print(CLEAR_LINE + "recorded " + lists + " lists, " + list.key());
      err.flush();
    }
  }

  /** Takes the last line away. */
  void end() {
    if (inPlace && lists > 0) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
