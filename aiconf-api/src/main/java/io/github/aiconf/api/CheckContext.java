package io.github.aiconf.api;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesRelease;

/** What a check is given. */
public interface CheckContext {

  /** The cluster that is asked. */
  Cluster cluster();

  /** The release whose checklist is asked about; the cluster's own version may differ. */
  KubernetesRelease release();

  /** Vendor facts: those that come with aiconf and those of the user. */
  Profiles profiles();
}
