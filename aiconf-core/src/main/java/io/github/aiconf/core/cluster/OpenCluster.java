package io.github.aiconf.core.cluster;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.ServerVersion;
import java.util.Optional;

/** A cluster that is open for reading. Safe for use from many threads. */
public interface OpenCluster extends AutoCloseable {

  /** What is read. */
  ClusterFacts facts();

  /** The version of the API server; empty where it is not known. */
  Optional<ServerVersion> version();

  /**
   * What the API server serves.
   *
   * @throws io.github.aiconf.api.cluster.UnreadableException if that is not known
   */
  Discovery discovery();

  /**
   * The feature gates of the API server.
   *
   * @throws io.github.aiconf.api.cluster.UnreadableException if they are not known
   */
  FeatureGates featureGates();

  /**
   * The objects of a list. Reads them where that has not happened yet, and waits while another
   * thread does.
   *
   * @throws InterruptedException if the caller is interrupted while it waits
   */
  StoredList list(ListKey key) throws InterruptedException;

  @Override
  void close();
}
