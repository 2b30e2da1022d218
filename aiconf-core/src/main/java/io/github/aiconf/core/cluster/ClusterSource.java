package io.github.aiconf.core.cluster;

import io.github.aiconf.api.cluster.Reads;

/** Something that a cluster can be read from: an API server, a snapshot, a folder of manifests. */
public interface ClusterSource {

  /**
   * Opens the cluster.
   *
   * @param reads all that will be asked; nothing else is kept
   * @throws io.github.aiconf.core.input.InputException if the source cannot be used
   * @throws UnusableServerException if a server was tried and gave no usable answer
   */
  OpenCluster open(Reads reads);
}
