package io.github.aiconf.core;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.cluster.ClusterFacts;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls listeners one at a time and keeps their exceptions away from the run. */
final class ContainedListener implements ConformanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(ContainedListener.class);

  private final List<ConformanceListener> listeners;

  ContainedListener(List<ConformanceListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void planned(ClusterFacts cluster, int checks) {
    each(listener -> listener.planned(cluster, checks));
  }

  @Override
  public void started(Requirement requirement, Check check) {
    each(listener -> listener.started(requirement, check));
  }

  @Override
  public void finished(CheckResult result) {
    each(listener -> listener.finished(result));
  }

  private synchronized void each(Consumer<ConformanceListener> call) {
    for (ConformanceListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("the listener {} failed", listener.getClass().getName(), e);
      }
    }
  }
}
