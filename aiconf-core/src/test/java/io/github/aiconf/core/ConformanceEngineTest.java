package io.github.aiconf.core;

import static io.github.aiconf.core.TestEngine.ID;
import static io.github.aiconf.core.TestEngine.engine;
import static io.github.aiconf.core.TestEngine.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.input.InputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run asks, reads, reports and refuses. */
@Timeout(30)
class ConformanceEngineTest {

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

  private ConformanceReport evaluate(Check... checks) {
    return engine(checks).build().evaluate(reads -> cluster);
  }
}
