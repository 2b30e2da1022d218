package io.github.aiconf.cli;

import io.github.aiconf.core.live.LiveSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which live cluster: by default the current context of the kubeconfig. */
final class LiveOptions {

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Default: $KUBECONFIG, else ~/.kube/config.")
  @Nullable
  Path kubeconfig;

  @Option(names = "--context", paramLabel = "NAME", description = "Default: the current context.")
  @Nullable
  String context;

  boolean areGiven() {
    return kubeconfig != null || context != null;
  }

  LiveSource source(Map<String, String> environment, Duration timeout) {
    return new LiveSource(
        Optional.ofNullable(kubeconfig),
        Optional.ofNullable(context),
        environment,
        timeout,
        Clock.systemUTC());
  }
}
