package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.dra.DraProfile;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster, and as which release of Kubernetes to compute. */
final class DraOptions {

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

  DeviceCluster read(Map<String, String> environment) {
    Optional<DraProfile> chosen = profile();
    return DeviceCluster.read(
        cluster.source(environment, Seconds.of("--timeout", timeoutSeconds)), chosen);
  }

  /** The release that is asked for. */
  Optional<DraProfile> profile() {
    return Optional.ofNullable(kubernetes)
        .map(text -> KubernetesRelease.parse(text)
            .flatMap(release -> DraProfile.of(release.toString()))
            .orElseThrow(() -> new InputException("--kubernetes: '" + text
                + "' is not a release that is known; there are "
                + String.join(", ", DraProfile.releases()))));
  }

  /** Whether any option says which cluster. */
  boolean namesCluster() {
    return cluster.snapshot != null || cluster.manifests != null || cluster.live.areGiven();
  }

  /** The options that choose the cluster, as they would be written again. */
  String clusterArguments() {
    StringBuilder text = new StringBuilder();
    append(text, "--snapshot", cluster.snapshot);
    append(text, "--manifests", cluster.manifests);
    append(text, "--kubeconfig", cluster.live.kubeconfig);
    append(text, "--context", cluster.live.context);
    append(text, "--kubernetes", kubernetes);
    return text.toString();
  }

  private static void append(StringBuilder text, String option, @Nullable Object value) {
    if (value != null) {
      text.append(' ').append(option).append(' ').append(value);
    }
  }
}
