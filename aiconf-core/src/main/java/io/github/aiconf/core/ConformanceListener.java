package io.github.aiconf.core;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.cluster.ClusterFacts;

/**
 * Hears how a run goes on. Calls come from several threads, one at a time. An exception of a
 * listener is logged and changes nothing.
 */
public interface ConformanceListener {

  /** The cluster is open and it is known what will run. */
  default void planned(ClusterFacts cluster, int checks) {}

  /** A check begins. */
  default void started(Requirement requirement, Check check) {}

  /** A check has answered. */
  default void finished(CheckResult result) {}
}
