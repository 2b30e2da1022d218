package io.github.aiconf.testkit;

import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.ConformanceEngine;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.catalog.RequirementCatalog;
import io.github.aiconf.core.cluster.ClusterSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs one requirement, or one check of it, in the real engine.
 *
 * <pre>{@code
 * RequirementTester.of(new GangScheduling()).on(cluster).fails("QUEUE_INACTIVE").observing("status.conditions[Active].status");
 * }</pre>
 */
public final class RequirementTester {

  private final Requirement requirement;
  private final Depth depth;
  private final Optional<String> release;
  private final Optional<Path> profiles;

  private RequirementTester(
      Requirement requirement, Depth depth, Optional<String> release, Optional<Path> profiles) {
    this.requirement = requirement;
    this.depth = depth;
    this.release = release;
    this.profiles = profiles;
  }

  /** Runs the checks of this requirement up to depth SIMULATE. */
  public static RequirementTester of(Requirement requirement) {
    return new RequirementTester(requirement, Depth.SIMULATE, Optional.empty(), Optional.empty());
  }

  /**
   * With the checklist of this release, where that of the fixture does not have the requirement.
   */
  public RequirementTester checklist(String other) {
    return new RequirementTester(requirement, depth, Optional.of(other), profiles);
  }

  /** With profiles of a user. */
  public RequirementTester profiles(Path folder) {
    return new RequirementTester(requirement, depth, release, Optional.of(folder));
  }

  /** The result of its only check on this cluster. */
  public CheckResultAssert on(ClusterSource cluster) {
    List<CheckResult> results = report(cluster).requirements().get(0).checks();
    if (results.size() != 1) {
      throw new IllegalStateException(requirement.id() + " has " + results.size()
          + " checks; name one with on(cluster, check)");
    }
    return new CheckResultAssert(results.get(0));
  }

  /** The result of one of its checks on this cluster. */
  public CheckResultAssert on(ClusterSource cluster, String check) {
    return report(cluster).requirements().get(0).checks().stream()
        .filter(result -> result.id().equals(check))
        .findFirst()
        .map(CheckResultAssert::new)
        .orElseThrow(
            () -> new IllegalArgumentException(requirement.id() + " has no check '" + check + "'"));
  }

  /** The whole report on this cluster. */
  public ConformanceReport report(ClusterSource cluster) {
    ConformanceEngine.Builder engine = ConformanceEngine.builder()
        .catalog(RequirementCatalog.of(requirement))
        .only(List.of(requirement.id()))
        .depth(depth);
    release.flatMap(KubernetesRelease::parse).ifPresent(engine::checklist);
    profiles.ifPresent(engine::profiles);
    return engine.build().evaluate(cluster);
  }
}
