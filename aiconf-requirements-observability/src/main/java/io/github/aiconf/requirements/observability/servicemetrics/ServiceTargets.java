package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.api.cluster.Resources.ENDPOINT_SLICES;
import static io.github.aiconf.api.cluster.Resources.SERVICES;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Services that monitors, addresses or annotations name, and the endpoints behind them: one
 * visit of the Services, which keeps only those that something names, and one of the
 * EndpointSlices.
 */
final class ServiceTargets {

  private static final String SERVICE_NAME = "kubernetes.io/service-name";

  private final Map<String, ServiceTarget> named = new HashMap<>();
  private final SelectorIndex<Monitor> monitors = new SelectorIndex<>();
  private final Set<String> addressed = new HashSet<>();
  private final Map<String, Map<String, String>> annotations = new HashMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  private ServiceTargets() {}

  static Reads reads() {
    return Reads.none()
        .list(SERVICES, "metadata.labels", "metadata.annotations", "spec.ports", "spec.selector")
        .list(ENDPOINT_SLICES, "metadata.labels", "endpoints.conditions", "ports");
  }

  static ServiceTargets read(Cluster cluster, Collection<Monitor> all, Annotated annotated) {
    ServiceTargets targets = new ServiceTargets();
    all.forEach(targets::expect);
    targets.visible(cluster.listVisible(SERVICES)).forEach(s -> targets.visit(s, annotated));
    targets.visible(cluster.listVisible(ENDPOINT_SLICES)).forEach(targets::visitSlice);
    targets.named.values().forEach(target -> target.monitors().forEach(target::tell));
    targets.annotations.forEach((key, present) -> targets
        .find(key)
        .ifPresent(target -> annotated.add(target.reference(), present, target.ready() > 0)));
    all.stream()
        .filter(monitor -> monitor.finds() == MonitorType.Target.ADDRESSES)
        .forEach(targets::tellAddresses);
    return targets;
  }

  /** Those that a monitor finds by label. */
  List<ServiceTarget> found() {
    return named.values().stream()
        .filter(target -> !target.monitors().isEmpty())
        .toList();
  }

  /** Why not all could be seen. */
  Optional<Gap> gap() {
    return gaps.stream().findFirst();
  }

  private void expect(Monitor monitor) {
    if (monitor.finds() == MonitorType.Target.SERVICES) {
      monitors.add(monitor.selector(), monitor);
    }
    addresses(monitor).forEach(address -> addressed.add(address.key()));
  }

  private Listing visible(Listing list) {
    list.gap().ifPresent(gaps::add);
    return list;
  }

  private void visit(KubernetesObject service, Annotated annotated) {
    String key = ServiceAddress.key(service.namespace(), service.name());
    List<Monitor> by = new ArrayList<>();
    monitors.forEachMatch(service.labels(), monitor -> {
      if (monitor.looksIn(service.namespace())) {
        by.add(monitor);
      }
    });
    boolean asks = annotated.wants(service.annotations());
    if (by.isEmpty() && !asks && !addressed.contains(key)) {
      return;
    }
    ServiceTarget target = new ServiceTarget(service);
    by.forEach(target::foundBy);
    named.put(key, target);
    if (asks) {
      annotations.put(key, service.annotations());
    }
  }

  private void visitSlice(KubernetesObject slice) {
    String service = slice.labels().getOrDefault(SERVICE_NAME, "");
    find(ServiceAddress.key(slice.namespace(), service)).ifPresent(target -> target.add(slice));
  }

  private void tellAddresses(Monitor monitor) {
    for (ServiceAddress address : addresses(monitor)) {
      find(address.key()).ifPresent(target -> {
        if (target.isReadyAt(address.port())) {
          monitor
              .reach()
              .resolves(() -> Observation.of(
                  target.reference(),
                  "ready endpoints, port " + address.port(),
                  String.valueOf(target.ready())));
        }
      });
    }
    monitor.reach().hides();
  }

  private Optional<ServiceTarget> find(String key) {
    return Optional.ofNullable(named.get(key));
  }

  private static List<ServiceAddress> addresses(Monitor monitor) {
    return monitor.addresses().stream()
        .flatMap(address -> ServiceAddress.parse(address, monitor.reference().namespace()).stream())
        .toList();
  }
}
