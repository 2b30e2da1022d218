package io.github.aiconf.core;

import static io.github.aiconf.core.TestEngine.engine;
import static io.github.aiconf.core.TestEngine.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.cluster.ClusterFacts;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners that throw. */
@Timeout(30)
class ContainedListenerTest {

  private final StubCluster cluster = new StubCluster();

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
}
