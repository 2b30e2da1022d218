package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.Map;
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
      description = "Compute as this release does. There is 1.36, which is also the default.")
  @Nullable
  String kubernetes;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long reading one resource may take. Default: ${DEFAULT-VALUE}.")
  int timeoutSeconds;

  PlacementCluster read(Map<String, String> environment, MoreReads more) {
    SchedulerProfile profile = profile();
    return PlacementCluster.read(
        cluster.source(environment, Seconds.of("--timeout", timeoutSeconds)),
        profile,
        kubernetes != null,
        more);
  }

  /** The release that is asked for. */
  SchedulerProfile profile() {
    SchedulerProfile known = SchedulerProfile.KUBERNETES_1_36;
    if (kubernetes != null && !kubernetes.equals(known.release())) {
      throw new InputException("--kubernetes: '" + kubernetes
          + "' is not a release whose scheduler is known; there is " + known.release());
    }
    return known;
  }

  /** Whether any option says which cluster. */
  boolean namesCluster() {
    return cluster.snapshot != null || cluster.manifests != null || cluster.live.areGiven();
  }
}
