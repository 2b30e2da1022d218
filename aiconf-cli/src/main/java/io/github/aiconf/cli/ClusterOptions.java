package io.github.aiconf.cli;

import io.github.aiconf.core.cluster.ClusterSource;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.manifest.ManifestSource;
import io.github.aiconf.core.snapshot.SnapshotSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster: a recording, a dump, or else a live one. */
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

  @Mixin
  LiveOptions live = new LiveOptions();

  ClusterSource source(Map<String, String> environment, Duration timeout) {
    if ((snapshot != null && manifests != null)
        || (live.areGiven() && (snapshot != null || manifests != null))) {
      throw new InputException(
          "choose one of --snapshot, --manifests, or --kubeconfig and --context");
    }
    if (snapshot != null) {
      return new SnapshotSource(snapshot);
    }
    return manifests != null
        ? new ManifestSource(manifests, Clock.systemUTC())
        : live.source(environment, timeout);
  }
}
