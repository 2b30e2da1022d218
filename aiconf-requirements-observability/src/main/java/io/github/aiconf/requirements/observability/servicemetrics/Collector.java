package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.cluster.KubernetesObject;
import java.util.List;

/**
 * A collector that is there.
 *
 * @param kind what it is
 * @param object the custom resource that stands for it, or its workload
 */
record Collector(MetricsCollector kind, KubernetesObject object) {

  /** What it selects, type by type. */
  List<Selection> selections() {
    return kind.monitors().stream()
        .map(type -> kind.rule().selection(object, type))
        .toList();
  }

  /** Whether it may have targets that no check sees. */
  boolean hasHiddenTargets() {
    return kind.hiddenTargets().stream()
        .anyMatch(path -> object.root().all(path).findAny().isPresent());
  }

  @Override
  public String toString() {
    return object.reference().toString();
  }
}
