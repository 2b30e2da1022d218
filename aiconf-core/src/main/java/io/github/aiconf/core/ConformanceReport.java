package io.github.aiconf.core;

import io.github.aiconf.api.Depth;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.ResourceRead;
import java.util.List;

/**
 * The outcome of a run. Everything that the writers of {@link io.github.aiconf.core.report} print
 * is here; they add nothing and decide nothing. But for {@link ClusterFacts} the same cluster gives
 * the same report, live or recorded.
 *
 * @param toolVersion the version of aiconf
 * @param cluster what was asked
 * @param checklist the release whose checklist was asked about
 * @param depth the deepest checks that were asked for
 * @param requirements one result for each selected requirement, in the order of the checklist,
 *     those of plugins after them
 * @param reads what was read of the cluster, by resource
 * @param gaps what could not be seen, by name; empty where nothing was missing
 */
public record ConformanceReport(
    String toolVersion,
    ClusterFacts cluster,
    KubernetesRelease checklist,
    Depth depth,
    List<RequirementResult> requirements,
    List<ResourceRead> reads,
    List<Gap> gaps) {

  /** Copies the lists. */
  public ConformanceReport {
    requirements = List.copyOf(requirements);
    reads = List.copyOf(reads);
    gaps = List.copyOf(gaps);
  }
}
