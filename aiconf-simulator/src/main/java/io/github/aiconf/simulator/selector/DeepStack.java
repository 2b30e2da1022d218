package io.github.aiconf.simulator.selector;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs what is nested deeper than an ordinary stack may bear. */
final class DeepStack {

  /** What is nested no deeper than this, about, needs no stack of its own. */
  static final int ORDINARY = 300;

  private static final long SIZE = 64L << 20;

  private DeepStack() {}

  /**
   * Runs the task.
   *
   * @param depth how deep it is nested, about
   */
  static <T> T run(int depth, Supplier<T> task) {
    return depth <= ORDINARY ? task.get() : runElsewhere(task);
  }

  private static <T> T runElsewhere(Supplier<T> task) {
    FutureTask<T> future = new FutureTask<>(task::get);
    Thread thread = new Thread(null, future, "selector", SIZE);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
