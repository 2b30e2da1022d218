package io.github.aiconf.core;

import static io.github.aiconf.core.TestEngine.engine;
import static io.github.aiconf.core.TestEngine.only;
import static io.github.aiconf.core.TestEngine.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many checks run at a time, and how long. */
@Timeout(30)
class CheckRunnerTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  private final StubCluster cluster = new StubCluster();

  @Test
  void givesUpOnACheckThatDoesNotListen() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    ConformanceReport report = engine(
            TestCheck.answering("deaf", context -> waitFor(released, false)),
            TestCheck.passing("fine"))
        .timeout(SHORT)
        .parallelism(1)
        .build()
        .evaluate(reads -> cluster);
    released.countDown();

    assertThat(result(report, "deaf").finding().reason()).contains(Reason.TIMEOUT);
    assertThat(result(report, "fine").finding().verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void interruptsACheckWhoseTimeIsOver() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    ConformanceReport report = engine(TestCheck.answering("slow", context -> {
          Finding finding = waitFor(never, true);
          interrupted.countDown();
          return finding;
        }))
        .timeout(SHORT)
        .build()
        .evaluate(reads -> cluster);

    interrupted.await();
    assertThat(result(report, "slow").finding().reason()).contains(Reason.TIMEOUT);
  }

  @Test
  void runsAsManyChecksAtATimeAsItMay() {
    CyclicBarrier both = new CyclicBarrier(2);
    Function<CheckContext, Finding> together = context -> {
      meet(both);
      return TestCheck.pass(context);
    };
    ConformanceReport report = engine(
            TestCheck.answering("one", together), TestCheck.answering("two", together))
        .parallelism(2)
        .build()
        .evaluate(reads -> cluster);

    assertThat(only(report).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void runsNoMoreChecksAtATimeThanItMay() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      checks.add(TestCheck.answering("check_" + (char) ('a' + i), context -> {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        Finding finding = TestCheck.pass(context);
        running.decrementAndGet();
        return finding;
      }));
    }
    engine(checks.toArray(Check[]::new)).parallelism(3).build().evaluate(reads -> cluster);

    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void endsWhenItsCallerIsInterrupted() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    ConformanceEngine engine = engine(TestCheck.answering("slow", context -> {
          started.countDown();
          return waitFor(never, true);
        }))
        .build();
    Thread caller = new Thread(() -> {
      try {
        engine.evaluate(reads -> cluster);
      } catch (CancellationException e) {
        thrown.set(e);
        flag.set(Thread.currentThread().isInterrupted());
      }
    });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join();

    assertThat(thrown.get()).hasMessage("the run was cancelled");
    assertThat(flag.get()).isTrue();
    assertThat(cluster.isClosed()).isTrue();
  }

  private static Finding waitFor(CountDownLatch latch, boolean interruptibly) {
    while (true) {
      try {
        latch.await();
        return Finding.pass("Late.");
      } catch (InterruptedException e) {
        if (interruptibly) {
          return Finding.pass("Interrupted.");
        }
      }
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      int unused = barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
