package io.github.aiconf.api.cluster;

/**
 * The version of an API server.
 *
 * @param gitVersion for example {@code v1.36.3}
 * @param release the minor release of it
 */
public record ServerVersion(String gitVersion, KubernetesRelease release) {}
