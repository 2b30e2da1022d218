package io.github.aiconf.core.submission.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code junit.xml}: cases and suites are those that stand directly in the root or in a suite;
 * those of a node count before those of its suites.
 */
final class JunitArtifact implements GoXml.Elements {

  private static final int MAX_CASES = 1_000_000;

  private record TestCase(String name, TestOutcome outcome) {}

  /** A root or a suite. */
  private record Suite(List<TestCase> cases, List<Suite> suites) {
    Suite() {
      this(new ArrayList<>(), new ArrayList<>(0));
    }
  }

  private final Suite root = new Suite();
  private final Deque<Suite> suites = new ArrayDeque<>();

  /** How many elements are open below the last suite or case; those do not count. */
  private int ignored;

  private int cases;
  private @Nullable String caseName;
  private TestOutcome outcome = TestOutcome.PASS;

  private JunitArtifact() {}

  static TestResults read(InputStream in) throws IOException, ArtifactException {
    JunitArtifact artifact = new JunitArtifact();
    GoXml.read(in, artifact);
    TestResults results = new TestResults();
    Deque<Suite> left = new ArrayDeque<>();
    left.push(artifact.root);
    while (!left.isEmpty()) {
      Suite suite = left.pop();
      for (TestCase test : suite.cases()) {
        results.add(test.name(), test.outcome());
      }
      for (int i = suite.suites().size() - 1; i >= 0; i--) {
        left.push(suite.suites().get(i));
      }
    }
    return results;
  }

  @Override
  public void start(String name, @Nullable String nameAttribute) throws ArtifactException {
    Suite suite = suites.peek();
    if (suite == null) {
      suites.push(root);
    } else if (ignored > 0) {
      ignored++;
    } else if (caseName != null) {
      ignored++;
      outcome(name);
    } else if (name.equals("testsuite")) {
      Suite inner = new Suite();
      suite.suites().add(inner);
      suites.push(inner);
    } else if (name.equals("testcase")) {
      caseName = nameAttribute == null ? "" : nameAttribute;
      outcome = TestOutcome.PASS;
    } else {
      ignored++;
    }
  }

  private void outcome(String child) {
    if (child.equals("failure") || child.equals("error")) {
      outcome = TestOutcome.FAIL;
    } else if (child.equals("skipped") && outcome == TestOutcome.PASS) {
      outcome = TestOutcome.SKIP;
    }
  }

  @Override
  public void end(String name) throws ArtifactException {
    Suite suite = suites.peek();
    if (ignored > 0) {
      ignored--;
    } else if (caseName != null && suite != null) {
      suite.cases().add(new TestCase(caseName, outcome));
      caseName = null;
      if (++cases > MAX_CASES) {
        throw new ArtifactException(0, "it has more than " + MAX_CASES + " tests");
      }
    } else {
      suites.pop();
    }
  }
}
