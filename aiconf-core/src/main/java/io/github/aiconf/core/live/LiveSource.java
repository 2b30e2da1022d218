package io.github.aiconf.core.live;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.core.cluster.ClusterSource;
import io.github.aiconf.core.input.InputException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API server of a kubeconfig context, or the one of the pod that this runs in. Only reads, and
 * never Secrets.
 *
 * @param kubeconfig the file; where it is empty, the first of {@code $KUBECONFIG} that has the
 *     context, or {@code ~/.kube/config}
 * @param context the context; where it is empty, the current one
 * @param environment the variables of the process
 * @param timeout how long reading one resource may take
 * @param clock gives the time of reading
 */
public record LiveSource(
    Optional<Path> kubeconfig,
    Optional<String> context,
    Map<String, String> environment,
    Duration timeout,
    Clock clock)
    implements ClusterSource {

  private static final int CONNECT_MILLIS = 5_000;
  private static final String IN_CLUSTER_TOKEN =
      "/var/run/secrets/kubernetes.io/serviceaccount/token";

  @Override
  public LiveCluster open(Reads reads) {
    Target target = target();
    Config config = target.config();
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setRequestTimeout(0);
    config.setRequestRetryBackoffLimit(0);
    ApiServer server =
        new ApiServer(client(config, target), target.server(), target.context(), timeout);
    return LiveCluster.connect(server, reads, clock);
  }

  private static KubernetesClient client(Config config, Target target) {
    try {
      return new KubernetesClientBuilder().withConfig(config).build();
    } catch (RuntimeException e) {
      throw new InputException(
          "the context '" + target.context() + "' cannot be used: " + KubeContext.rootOf(e)
              + "; check the certificates and keys of its user and cluster",
          e);
    }
  }

  private record Target(Config config, String server, String context) {}

  private Target target() {
    if (runsInCluster()) {
      Config config = Config.autoConfigure(null);
      return new Target(config, config.getMasterUrl(), "in-cluster");
    }
    KubeContext found = KubeContext.find(files(), context);
    String server = found.server();
    found.requireUsableCertificates(clock.instant());
    return new Target(found.config(), server, found.name());
  }

  private boolean runsInCluster() {
    return kubeconfig.isEmpty()
        && context.isEmpty()
        && !environment.containsKey("KUBECONFIG")
        && environment.containsKey("KUBERNETES_SERVICE_HOST")
        && Files.exists(Path.of(IN_CLUSTER_TOKEN))
        && !Files.exists(home());
  }

  private List<Path> files() {
    if (kubeconfig.isPresent()) {
      return List.of(kubeconfig.get());
    }
    List<Path> files = new ArrayList<>();
    for (String name : environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator, -1)) {
      if (!name.isBlank()) {
        files.add(Path.of(name));
      }
    }
    return files.isEmpty() ? List.of(home()) : files;
  }

  private Path home() {
    return Path.of(
        environment.getOrDefault("HOME", System.getProperty("user.home", ".")), ".kube", "config");
  }
}
