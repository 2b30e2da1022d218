package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.requirements.observability.servicemetrics.CollectorAnswer.TARGETS_UNRESOLVED;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.requirements.observability.servicemetrics.MetricsCollector.ScrapeAnnotations;
import java.util.List;

/** Tells whether a collector that follows annotations runs and finds a target that is ready. */
final class AnnotationAnswer {

  private final Survey survey;

  AnnotationAnswer(Survey survey) {
    this.survey = survey;
  }

  Finding of(Collector collector, ScrapeAnnotations names) {
    Finding health = new CollectorHealth(survey.workloads()).of(collector);
    if (health.verdict() != Verdict.PASS) {
      return health;
    }
    survey.runs(collector, List.of());
    Reach reach = survey.targets().annotated().reach(names);
    if (reach.isResolved()) {
      return Finding.pass(collector + " runs, and " + reach.targets()
              + " pods or Services ask by annotation to be scraped and are ready.")
          .observed(reach.target().stream().toList())
          .observed(health.observations())
          .warnings(health.warnings())
          .warning("Not seen: whether the configuration of " + collector
              + " follows the annotation " + names.scrape() + ", as is the custom");
    }
    survey.targets().gap().ifPresent(gap -> {
      throw new UnreadableException(gap);
    });
    return unresolved(collector, names, reach).observed(health.observations());
  }

  private static Finding unresolved(Collector collector, ScrapeAnnotations names, Reach reach) {
    Finding finding = reach.isMisdirected()
        ? Finding.fail(
            TARGETS_UNRESOLVED,
            "All that asks by annotation to be scraped by " + collector
                + " names a port that is no number.")
        : Finding.unknown(
            Reason.AMBIGUOUS,
            collector + " runs, but nothing that is ready asks by annotation to be scraped; "
                + "its own configuration is not evaluated.");
    return finding
        .lookedFor("a Ready pod, or a Service with a ready endpoint, with the annotation "
            + names.scrape() + ": \"true\"")
        .next("Annotate a workload that exposes metrics with " + names.scrape() + ": \"true\" and "
            + names.port() + " with the number of its port.")
        .observed(reach
            .obstacle()
            .orElseGet(() -> Observation.of(
                collector.object(), "targets with " + names.scrape(), "0", "at least 1")));
  }
}
