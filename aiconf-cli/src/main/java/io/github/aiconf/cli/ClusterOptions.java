package io.github.aiconf.cli;

import io.github.aiconf.core.cluster.ClusterSource;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.live.LiveSource;
import io.github.aiconf.core.manifest.ManifestSource;
import io.github.aiconf.core.snapshot.SnapshotSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster: by default the current context of the kubeconfig. */
final class ClusterOptions {

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description = "A recording made by aiconf snapshot.")
  @Nullable
  Path snapshot;

  @Option(
      names = "--manifests",
      paramLabel = "DIR",
      description = "A folder of kubectl get ... -o yaml|json dumps.")
  @Nullable
  Path manifests;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Default: $KUBECONFIG, else ~/.kube/config.")
  @Nullable
  Path kubeconfig;

  @Option(names = "--context", paramLabel = "NAME", description = "Default: the current context.")
  @Nullable
  String context;

  ClusterSource source(Map<String, String> environment, Duration timeout) {
    boolean live = kubeconfig != null || context != null;
    if ((snapshot != null && manifests != null)
        || (live && (snapshot != null || manifests != null))) {
      throw new InputException(
          "choose one of --snapshot, --manifests, or --kubeconfig and --context");
    }
    if (snapshot != null) {
      return new SnapshotSource(snapshot);
    }
    return manifests != null
        ? new ManifestSource(manifests, Clock.systemUTC())
        : live(Optional.ofNullable(kubeconfig), Optional.ofNullable(context), environment, timeout);
  }

  static LiveSource live(
      Optional<Path> kubeconfig,
      Optional<String> context,
      Map<String, String> environment,
      Duration timeout) {
    return new LiveSource(kubeconfig, context, environment, timeout, Clock.systemUTC());
  }
}
