package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All monitors that can be seen, each once, however many kinds of collector know its type. */
final class Monitors {

  private final Map<ResourceType, List<Monitor>> byType = new TreeMap<>();
  private final Map<ResourceType, Gap> gaps = new TreeMap<>();

  private Monitors() {}

  static Monitors read(Cluster cluster, Collection<MetricsCollector> collectors) {
    Monitors monitors = new Monitors();
    for (MetricsCollector collector : collectors) {
      collector.monitors().forEach(type -> monitors.read(cluster, type));
    }
    return monitors;
  }

  private void read(Cluster cluster, MonitorType type) {
    if (byType.containsKey(type.resource())) {
      return;
    }
    Listing list = cluster.listVisible(type.resource());
    List<Monitor> found = new ArrayList<>(list.size());
    list.forEach(object -> found.add(Monitor.of(object, type)));
    byType.put(type.resource(), found);
    list.gap().ifPresent(gap -> gaps.put(type.resource(), gap));
  }

  /** All of them. */
  List<Monitor> all() {
    return byType.values().stream().flatMap(List::stream).toList();
  }

  /** Those of a type. */
  List<Monitor> of(MonitorType type) {
    return byType.getOrDefault(type.resource(), List.of());
  }

  /** Why not all of a type could be seen. */
  Optional<Gap> gap(MonitorType type) {
    return Optional.ofNullable(gaps.get(type.resource()));
  }
}
