package io.github.aiconf.core.submission.artifact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tests of an artefact by their names, in the order in which they appear. */
public final class TestResults {

  private static final int MAX_TESTS = 1_000_000;

  private final Map<String, TestOutcome> outcomes = new LinkedHashMap<>();

  TestResults() {}

  /** Without a test yet. */
  public static TestResults empty() {
    return new TestResults();
  }

  /** Adds a test that was found elsewhere. */
  public void record(String name, TestOutcome outcome) throws ArtifactException {
    add(name, outcome);
  }

  /** Of several records of one name a fail is final, else the last one counts. */
  void add(String name, TestOutcome outcome) throws ArtifactException {
    outcomes.merge(name, outcome, (before, now) -> before == TestOutcome.FAIL ? before : now);
    if (outcomes.size() > MAX_TESTS) {
      throw new ArtifactException(0, "it names more than " + MAX_TESTS + " tests");
    }
  }

  /** Each name with its outcome. */
  public Map<String, TestOutcome> outcomes() {
    return Collections.unmodifiableMap(outcomes);
  }

  /** The names of the tests that failed, sorted. */
  public List<String> failed() {
    return outcomes.entrySet().stream()
        .filter(test -> test.getValue() == TestOutcome.FAIL)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /**
   * The outcome of a test: its own, else what those of its subtests say together: a fail decides,
   * skips alone are a skip. Empty where neither is there.
   */
  public Optional<TestOutcome> find(String name) {
    TestOutcome own = outcomes.get(name);
    return own == null ? together(name + "/") : Optional.of(own);
  }

  private Optional<TestOutcome> together(String prefix) {
    TestOutcome together = null;
    for (Map.Entry<String, TestOutcome> test : outcomes.entrySet()) {
      if (!test.getKey().startsWith(prefix)) {
        continue;
      }
      if (test.getValue() == TestOutcome.FAIL) {
        return Optional.of(TestOutcome.FAIL);
      }
      together =
          together == null || together == test.getValue() ? test.getValue() : TestOutcome.PASS;
    }
    return Optional.ofNullable(together);
  }
}
