package io.github.aiconf.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.core.catalog.RequirementCatalog;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.input.InputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConformanceEngineTest {

  private static final String ID = "acme.example/test";
  private static final Duration SHORT = Duration.ofMillis(200);

  private final StubCluster cluster = new StubCluster();

  @Test
  void reportsWhatWasAskedAndRead() {
    ConformanceReport report = evaluate(TestCheck.passing("one"));

    assertThat(report.checklist()).isEqualTo(new KubernetesRelease(1, 35));
    assertThat(report.cluster().name()).isEqualTo("stub");
    assertThat(report.reads())
        .singleElement()
        .extracting(ResourceRead::resource)
        .isEqualTo("nodes");
    assertThat(report.gaps()).isEmpty();
    assertThat(only(report).verdict()).isEqualTo(Verdict.PASS);
    assertThat(cluster.isClosed()).isTrue();
  }

  @Test
  void answersNoCheckForIdsOfTheChecklistWithoutARequirement() {
    ConformanceReport report = engine(TestCheck.passing("one"))
        .only(List.of("dra_support", ID))
        .build()
        .evaluate(reads -> cluster);

    assertThat(report.requirements())
        .extracting(RequirementResult::id)
        .containsExactly("dra_support", ID);
    assertThat(report.requirements().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.requirements().get(0).reason()).contains(Reason.NO_CHECK);
  }

  @Test
  void containsWhateverACheckThrows() {
    List<Function<CheckContext, Finding>> bugs = List.of(
        context -> {
          throw new IllegalStateException("oops");
        },
        context -> {
          throw new AssertionError("oops");
        },
        context -> {
          throw new NoClassDefFoundError("oops");
        },
        context -> {
          throw new StackOverflowError("oops");
        });
    for (Function<CheckContext, Finding> bug : bugs) {
      ConformanceReport report =
          evaluate(TestCheck.answering("broken", bug), TestCheck.passing("fine"));

      assertError(result(report, "broken"));
      assertThat(result(report, "fine").finding().verdict()).isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void letsAnErrorOfTheVirtualMachineThrough() {
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> evaluate(TestCheck.answering("broken", context -> {
          throw new OutOfMemoryError("on purpose");
        })));
    assertThat(cluster.isClosed()).isTrue();
  }

  @Test
  void containsACheckThatCannotDeclareWhatItReads() {
    Check broken = new BrokenDeclaration();

    ConformanceReport report = evaluate(broken, TestCheck.passing("fine"));

    assertError(result(report, "broken"));
    assertThat(result(report, "broken").finding().summary()).contains("no reads");
    assertThat(result(report, "fine").finding().verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void takesAnIncompleteFindingForABug() {
    CheckResult unobserved = only(evaluate(
            TestCheck.answering("one", context -> Finding.pass("Fine."))))
        .checks()
        .get(0);
    CheckResult aimless = only(evaluate(
            TestCheck.answering("one", context -> Finding.unknown(Reason.AMBIGUOUS, "Who knows."))))
        .checks()
        .get(0);

    assertError(unobserved);
    assertThat(unobserved.finding().summary()).contains("it has no observation");
    assertError(aimless);
  }

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
  void goesDeeperOnlyWhereItIsAskedToAndOnlyAfterTheShallowChecks() {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    TestCheck deep = TestCheck.passing("deep").at(Depth.SIMULATE);
    TestCheck shallow = TestCheck.passing("shallow");
    ConformanceListener listener = new ConformanceListener() {
      @Override
      public void finished(CheckResult result) {
        order.add(result.id());
      }
    };

    engine(deep, shallow).listener(listener).build().evaluate(reads -> cluster);
    assertThat(order).containsExactly("shallow");
    order.clear();
    engine(deep, shallow)
        .depth(Depth.SIMULATE)
        .listener(listener)
        .build()
        .evaluate(reads -> cluster);
    assertThat(order).containsExactly("shallow", "deep");
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

  @Test
  void goesOnWhereAListenerThrows() {
    AtomicInteger heard = new AtomicInteger();
    ConformanceListener broken = new ConformanceListener() {
      @Override
      public void planned(ClusterFacts facts, int checks) {
        throw new IllegalStateException("broken");
      }

      @Override
      public void started(Requirement requirement, Check check) {
        throw new IllegalStateException("broken");
      }

      @Override
      public void finished(CheckResult result) {
        throw new IllegalStateException("broken");
      }
    };
    ConformanceListener other = new ConformanceListener() {
      @Override
      public void finished(CheckResult result) {
        heard.incrementAndGet();
      }
    };

    ConformanceReport report = engine(TestCheck.passing("one"))
        .listener(broken)
        .listener(other)
        .build()
        .evaluate(reads -> cluster);

    assertThat(only(report).verdict()).isEqualTo(Verdict.PASS);
    assertThat(heard).hasValue(1);
  }

  @Test
  void endsWhereAListenerBreaksTheVirtualMachine() {
    ConformanceListener fatal = new ConformanceListener() {
      @Override
      public void finished(CheckResult result) {
        throw new OutOfMemoryError("on purpose");
      }
    };

    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() ->
            engine(TestCheck.passing("one")).listener(fatal).build().evaluate(reads -> cluster));
  }

  @Test
  void asksForTheUnionOfWhatItsChecksRead() {
    ConformanceEngine engine = engine(
            TestCheck.passing("one"),
            new TestCheck(
                "two",
                Depth.SIMULATE,
                Reads.none().list(Resources.PODS).featureGates(),
                TestCheck::pass))
        .build();

    assertThat(engine.reads()).isEqualTo(Reads.none().list(Resources.NODES));
  }

  @Test
  void refusesWhatCannotBeRun() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConformanceEngine.builder().parallelism(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConformanceEngine.builder().timeout(Duration.ZERO));
    assertThatThrownBy(() -> engine(TestCheck.passing("one"))
            .checklist(new KubernetesRelease(1, 99))
            .build())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no checklist for Kubernetes 1.99");
  }

  private ConformanceEngine.Builder engine(Check... checks) {
    return ConformanceEngine.builder()
        .catalog(RequirementCatalog.of(TestCheck.requirement(ID, checks)))
        .only(List.of(ID));
  }

  private ConformanceReport evaluate(Check... checks) {
    return engine(checks).build().evaluate(reads -> cluster);
  }

  private static RequirementResult only(ConformanceReport report) {
    assertThat(report.requirements()).hasSize(1);
    return report.requirements().get(0);
  }

  private static CheckResult result(ConformanceReport report, String check) {
    return only(report).checks().stream()
        .filter(result -> result.id().equals(check))
        .findFirst()
        .orElseThrow();
  }

  private static void assertError(CheckResult result) {
    assertThat(result.finding().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(result.finding().reason()).contains(Reason.ERROR);
    assertThat(result.finding().next()).contains("Report it to the author");
    assertThat(result.finding().incompleteness()).isEmpty();
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

  private static final class BrokenDeclaration implements Check {

    private final TestCheck other = TestCheck.passing("broken");

    @Override
    public String id() {
      return other.id();
    }

    @Override
    public Depth depth() {
      return other.depth();
    }

    @Override
    public String question() {
      return other.question();
    }

    @Override
    public String proves() {
      return other.proves();
    }

    @Override
    public Reads reads(Profiles profiles) {
      throw new IllegalStateException("no reads");
    }

    @Override
    public Finding run(CheckContext context) {
      return other.run(context);
    }
  }
}
