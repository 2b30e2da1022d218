package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.cluster.Value;
import java.util.List;

/**
 * A port that a monitor asks for; any port where both parts are empty.
 *
 * @param service name of a port of a Service
 * @param container name or number of a port of a container
 */
record TargetPort(String service, String container) {

  /** The port in an endpoint of a monitor. */
  static TargetPort of(Value endpoint, MonitorType.Target finds) {
    if (finds == MonitorType.Target.SERVICES) {
      String service = endpoint.text("port");
      return new TargetPort(service, service.isEmpty() ? endpoint.text("targetPort") : "");
    }
    for (String field : List.of("port", "portNumber", "targetPort")) {
      if (!endpoint.text(field).isEmpty()) {
        return new TargetPort("", endpoint.text(field));
      }
    }
    return new TargetPort("", "");
  }

  boolean isAny() {
    return service.isEmpty() && container.isEmpty();
  }

  /** Whether it is a port of a container, which a Service need not have. */
  boolean isOfContainer() {
    return !container.isEmpty();
  }

  /** Whether it is given by number. */
  boolean isNumber() {
    return !container.isEmpty() && container.chars().allMatch(Character::isDigit);
  }

  /** Whether a pod has this port, by the declared ports of its containers. */
  boolean isDeclared(List<Value> containerPorts) {
    return isAny()
        || containerPorts.stream()
            .anyMatch(port -> port.text("name").equals(container)
                || port.text("containerPort").equals(container));
  }

  @Override
  public String toString() {
    return isAny() ? "any" : service.isEmpty() ? container : service;
  }
}
