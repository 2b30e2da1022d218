package io.github.aiconf.core.live;

import io.fabric8.kubernetes.client.Config;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.InputException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A context of a kubeconfig.
 *
 * @param file where it is written
 * @param name its name
 */
record KubeContext(KubeConfigFile file, String name) {

  /**
   * The context that is asked for, or the current one.
   *
   * @param paths as {@code $KUBECONFIG} lists them: the first file that has the context counts, and
   *     files that are not there do not
   */
  static KubeContext find(List<Path> paths, Optional<String> wanted) {
    List<KubeConfigFile> files = paths.stream()
        .filter(path -> paths.size() == 1 || Files.exists(path))
        .map(KubeConfigFile::read)
        .toList();
    if (files.isEmpty()) {
      throw new InputException(
          "none of the files in $KUBECONFIG is there: " + paths + "; give one with --kubeconfig");
    }
    KubeConfigFile first = files.get(0);
    String name = wanted.orElseGet(() -> files.stream()
        .map(KubeConfigFile::currentContext)
        .filter(current -> !current.isEmpty())
        .findFirst()
        .orElseThrow(() -> first.refuse(
            "current-context", "is not set; choose one with --context: " + first.contextNames())));
    return files.stream()
        .filter(file -> file.entry("contexts", name).isPresent())
        .findFirst()
        .map(file -> new KubeContext(file, name))
        .orElseThrow(() -> first.refuse(
            "contexts", "has no '" + name + "'; choose with --context: " + first.contextNames()));
  }

  /** The address of the server. */
  String server() {
    String cluster = context().text("context.cluster");
    String server =
        file.entry("clusters", cluster).map(c -> c.text("cluster.server")).orElse("");
    if (server.isEmpty()) {
      throw file.refuse(
          "clusters",
          "has no server for '" + cluster + "', which the context '" + name
              + "' names; add it, or merge the files with kubectl config view --flatten");
    }
    if (!isAddress(server)) {
      throw file.refuseEntry(
          "clusters", cluster, "has the server '" + server + "'; write it like https://host:6443");
    }
    return server;
  }

  /**
   * Refuses certificates that cannot be read, and a client certificate whose time is over: the
   * server would only say that it does not know the user.
   */
  void requireUsableCertificates(Instant now) {
    String user = context().text("context.user");
    certificate("users", user, "user", "client-certificate")
        .flatMap(certificate -> certificate.unusable(now))
        .ifPresent(problem -> {
          throw file.refuseEntry("users", user, "'" + user + "' " + problem);
        });
    String cluster = context().text("context.cluster");
    certificate("clusters", cluster, "cluster", "certificate-authority")
        .flatMap(KubeCertificate::unreadable)
        .ifPresent(problem -> {
          throw file.refuseEntry("clusters", cluster, "'" + cluster + "' " + problem);
        });
  }

  private Optional<KubeCertificate> certificate(
      String list, String owner, String inner, String field) {
    return file.entry(list, owner)
        .flatMap(entry -> KubeCertificate.of(entry.get(inner), field, file.path()));
  }

  Config config() {
    try {
      return Config.fromKubeconfig(name, file.path().toFile());
    } catch (RuntimeException e) {
      throw new InputException(
          file.path() + ": the context '" + name + "' cannot be used: " + rootOf(e)
              + "; check its user and cluster",
          e);
    }
  }

  /** The last cause, since the client wraps causes in sentences that say nothing. */
  static String rootOf(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  private Value context() {
    return file.entry("contexts", name).orElse(Value.absent());
  }

  private static boolean isAddress(String server) {
    try {
      URI uri = URI.create(server);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
