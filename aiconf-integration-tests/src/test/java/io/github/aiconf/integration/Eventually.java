package io.github.aiconf.integration;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what a controller is going to do, by asking again and again. */
final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Eventually() {}

  /** Until the assertions hold; the last failure is the message. */
  static void asserted(ThrowingRunnable assertions) {
    Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(PAUSE)
        .atMost(LIMIT)
        .untilAsserted(assertions);
  }

  /** Until the answer is yes. */
  static void so(String what, Callable<Boolean> question) {
    Awaitility.await(what)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(PAUSE)
        .atMost(LIMIT)
        .until(question);
  }
}
