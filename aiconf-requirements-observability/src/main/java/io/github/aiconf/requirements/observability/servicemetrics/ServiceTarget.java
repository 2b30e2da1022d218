package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Service that monitors find, and what is ready behind it. */
final class ServiceTarget {

  private record Port(String name, String number, String target) {

    boolean is(TargetPort wanted) {
      return wanted.service().isEmpty()
          ? target.equals(wanted.container())
          : name.equals(wanted.service());
    }

    @Override
    public String toString() {
      return name.isEmpty() ? number : name;
    }
  }

  private final ObjectReference reference;
  private final List<Port> ports;
  private final LabelSelector pods;
  private final List<Monitor> monitors = new ArrayList<>();
  private final Set<String> readyNames = new HashSet<>();
  private final Set<String> readyNumbers = new HashSet<>();
  private int ready;

  ServiceTarget(KubernetesObject service) {
    this.reference = service.reference();
    this.ports = service.items("spec.ports").stream().map(ServiceTarget::port).toList();
    Map<String, String> selector = service.at("spec.selector").strings();
    this.pods = new LabelSelector(selector, List.of());
  }

  void foundBy(Monitor monitor) {
    monitors.add(monitor);
  }

  /** Takes an EndpointSlice of this Service. */
  void add(KubernetesObject slice) {
    int readyHere = 0;
    for (Value endpoint : slice.items("endpoints")) {
      readyHere += endpoint.text("conditions.ready").equals("false") ? 0 : 1;
    }
    ready += readyHere;
    if (readyHere > 0) {
      for (Value port : slice.items("ports")) {
        readyNames.add(port.text("name"));
        readyNumbers.add(port.text("port"));
      }
    }
  }

  ObjectReference reference() {
    return reference;
  }

  int ready() {
    return ready;
  }

  /** The labels of its pods; matches everything where it selects none. */
  LabelSelector pods() {
    return pods;
  }

  /** The monitors that find it. */
  List<Monitor> monitors() {
    return monitors;
  }

  /**
   * Whether a container port that a monitor asks for is none of the Service, but may be of a pod.
   */
  boolean leavesToPods(TargetPort wanted) {
    return wanted.service().isEmpty() && !has(wanted) && !hasReady(wanted);
  }

  /** Whether an endpoint is ready at this number, for addresses. */
  boolean isReadyAt(String number) {
    return ports.stream()
        .filter(port -> port.number().equals(number))
        .anyMatch(port -> readyNames.contains(port.name()));
  }

  /** Tells the monitor what it finds here. */
  void tell(Monitor monitor) {
    if (ready == 0) {
      monitor.reach().waits(() -> Observation.of(reference, "ready endpoints", "0", "at least 1"));
      return;
    }
    for (TargetPort wanted : monitor.ports()) {
      if (hasReady(wanted)) {
        monitor
            .reach()
            .resolves(() -> Observation.of(
                reference, "ready endpoints, port " + wanted, String.valueOf(ready)));
      } else if (has(wanted)) {
        monitor
            .reach()
            .waits(() ->
                Observation.of(reference, "ready endpoints, port " + wanted, "0", "at least 1"));
      } else if (!leavesToPods(wanted)) {
        monitor
            .reach()
            .misses(() ->
                Observation.of(reference, "spec.ports", ports.toString(), "a port " + wanted));
      }
    }
  }

  /** Whether the Service has such a port, ready or not. */
  boolean has(TargetPort wanted) {
    return wanted.isAny() || ports.stream().anyMatch(port -> port.is(wanted));
  }

  private boolean hasReady(TargetPort wanted) {
    if (wanted.isAny()) {
      return ready > 0;
    }
    return ports.stream().anyMatch(port -> port.is(wanted) && readyNames.contains(port.name()))
        || (wanted.service().isEmpty() && readyNumbers.contains(wanted.container()));
  }

  private static Port port(Value port) {
    String number = port.text("port");
    String target = port.text("targetPort");
    return new Port(port.text("name"), number, target.isEmpty() ? number : target);
  }
}
