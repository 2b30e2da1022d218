package io.github.aiconf.core.submission.artifact;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** {@code results.json}: one event of {@code go test -json} a line. */
final class ResultsArtifact {

  private ResultsArtifact() {}

  static TestResults read(InputStream in) throws IOException, ArtifactException {
    TestResults results = new TestResults();
    TestResults packages = new TestResults();
    Lines lines = new Lines(in);
    GoJson json = new GoJson();
    while (lines.advance()) {
      if (!json.read(lines)) {
        continue;
      }
      TestOutcome outcome = outcome(json.action());
      if (outcome == null) {
        continue;
      }
      if (!json.test().isEmpty()) {
        results.add(json.test(), outcome);
      } else if (outcome == TestOutcome.FAIL) {
        packages.add(json.pack(), outcome);
      }
    }
    if (!results.failed().isEmpty()) {
      return results;
    }
    for (String name : packages.failed()) {
      results.add("package " + name, TestOutcome.FAIL);
    }
    return results;
  }

  private static @Nullable TestOutcome outcome(String action) {
    return switch (action) {
      case "pass" -> TestOutcome.PASS;
      case "fail" -> TestOutcome.FAIL;
      case "skip" -> TestOutcome.SKIP;
      default -> null;
    };
  }
}
