package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.Reads;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All monitors of a cluster and what they find. */
record Targets(Monitors monitors, Annotated annotated, ServiceTargets services, PodTargets pods) {

  static Reads reads(Collection<MetricsCollector> collectors) {
    Reads reads = ServiceTargets.reads().plus(PodTargets.reads());
    for (MetricsCollector collector : collectors) {
      for (MonitorType type : collector.monitors()) {
        reads = reads.plus(type.reads());
      }
    }
    return reads;
  }

  static Targets read(
      Cluster cluster, Collection<MetricsCollector> collectors, Collection<ModelServer> servers) {
    Monitors monitors = Monitors.read(cluster, collectors);
    Annotated annotated = new Annotated(collectors);
    List<Monitor> all = monitors.all();
    ServiceTargets services = ServiceTargets.read(cluster, all, annotated);
    PodTargets pods = PodTargets.read(cluster, all, services.found(), servers, annotated);
    return new Targets(monitors, annotated, services, pods);
  }

  /** What of the targets of a monitor could not be seen. */
  Optional<Gap> gap(Monitor monitor) {
    return switch (monitor.finds()) {
      case PODS -> pods.gap();
      case ADDRESSES -> services.gap();
      case SERVICES ->
        services
            .gap()
            .or(() -> monitor.ports().stream().anyMatch(TargetPort::isOfContainer)
                ? pods.gap()
                : Optional.empty());
    };
  }

  /** What of the pods and Services with annotations could not be seen. */
  Optional<Gap> gap() {
    return services.gap().or(pods::gap);
  }
}
