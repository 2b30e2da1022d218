package io.github.aiconf.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Check;
import io.github.aiconf.core.catalog.RequirementCatalog;
import java.util.List;

/** An engine with one requirement, and what it reports of its checks. */
final class TestEngine {

  static final String ID = "acme.example/test";

  private TestEngine() {}

  static ConformanceEngine.Builder engine(Check... checks) {
    return ConformanceEngine.builder()
        .catalog(RequirementCatalog.of(TestCheck.requirement(ID, checks)))
        .only(List.of(ID));
  }

  static RequirementResult only(ConformanceReport report) {
    assertThat(report.requirements()).hasSize(1);
    return report.requirements().get(0);
  }

  static CheckResult result(ConformanceReport report, String check) {
    return only(report).checks().stream()
        .filter(result -> result.id().equals(check))
        .findFirst()
        .orElseThrow();
  }
}
