package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster, and as which release of kube-scheduler to compute. */
final class PlacementOptions {

  @Mixin
  ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--kubernetes",
      paramLabel = "RELEASE",
      description = "Compute as this release does, 1.33 to 1.37. Default: that of the cluster.")
  @Nullable
  String kubernetes;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long reading one resource may take. Default: ${DEFAULT-VALUE}.")
  int timeoutSeconds;

  PlacementCluster read(Map<String, String> environment, MoreReads more) {
    Optional<SchedulerProfile> chosen = profile();
    return PlacementCluster.read(
        cluster.source(environment, Seconds.of("--timeout", timeoutSeconds)), chosen, more);
  }

  /** The release that is asked for. */
  Optional<SchedulerProfile> profile() {
    return Optional.ofNullable(kubernetes)
        .map(text -> SchedulerProfile.of(text)
            .orElseThrow(() -> new InputException("--kubernetes: '" + text
                + "' is not a release that is known; there are "
                + String.join(", ", SchedulerProfile.releases()))));
  }

  /** Whether any option says which cluster. */
  boolean namesCluster() {
    return cluster.snapshot != null || cluster.manifests != null || cluster.live.areGiven();
  }
}
