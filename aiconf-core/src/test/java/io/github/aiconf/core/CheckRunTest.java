package io.github.aiconf.core;

import static io.github.aiconf.core.TestEngine.engine;
import static io.github.aiconf.core.TestEngine.only;
import static io.github.aiconf.core.TestEngine.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Reads;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes of a check that throws or answers by halves. */
@Timeout(30)
class CheckRunTest {

  private final StubCluster cluster = new StubCluster();

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

  private static void assertError(CheckResult result) {
    assertThat(result.finding().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(result.finding().reason()).contains(Reason.ERROR);
    assertThat(result.finding().next()).contains("Report it to the author");
    assertThat(result.finding().incompleteness()).isEmpty();
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

  private ConformanceReport evaluate(Check... checks) {
    return engine(checks).build().evaluate(reads -> cluster);
  }
}
