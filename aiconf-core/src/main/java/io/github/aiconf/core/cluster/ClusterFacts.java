package io.github.aiconf.core.cluster;

import java.time.Instant;
import java.util.Optional;

/**
 * What was asked.
 *
 * @param source where the objects come from
 * @param name the context of a kubeconfig, or the name of the file or folder
 * @param version the version of the API server, for example {@code v1.36.3}; empty where it is not
 *     known
 * @param time when the cluster was read; for a recording, when it was recorded
 */
public record ClusterFacts(Source source, String name, Optional<String> version, Instant time) {

  /** Where the objects of a cluster come from. */
  public enum Source {
    /** An API server. */
    LIVE,
    /** A file that {@code aiconf snapshot} wrote. */
    SNAPSHOT,
    /** A folder of manifests. */
    MANIFESTS,
    /** A fixture of a test. */
    FIXTURE
  }
}
