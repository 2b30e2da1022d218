package io.github.aiconf.core.live;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** When the time for a piece of reading is over. */
final class Deadline {

  private final Duration budget;
  private final long end;

  private Deadline(Duration budget) {
    this.budget = budget;
    this.end = System.nanoTime() + budget.toNanos();
  }

  static Deadline in(Duration budget) {
    return new Deadline(budget);
  }

  Duration left() {
    return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  /**
   * That it has passed, with the whole budget, since what is left at some moment tells nobody
   * anything.
   */
  HttpTimeoutException passed(String what) {
    return new HttpTimeoutException(what + " within " + inSeconds(budget));
  }

  /** Waits before another attempt; throws the failure where no time is left for one. */
  void pause(Duration pause, IOException failure) throws IOException {
    if (pause.compareTo(left()) >= 0) {
      throw failure;
    }
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static String inSeconds(Duration budget) {
    return budget.toMillis() % 1000 == 0 ? budget.toSeconds() + " s" : budget.toMillis() + " ms";
  }
}
