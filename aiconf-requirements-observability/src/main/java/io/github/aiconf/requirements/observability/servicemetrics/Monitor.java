package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object that says what a collector scrapes.
 *
 * @param reference the object
 * @param type its resource
 * @param labels its labels
 * @param finds what it names as targets
 * @param selector labels of its targets
 * @param namespaces where they are; empty for all namespaces
 * @param ports the ports it asks for
 * @param undeclaredPorts whether a number need not be declared by a container
 * @param addresses addresses that it names, as {@code host:port}
 * @param reach what it finds, filled while lists are visited
 */
record Monitor(
    ObjectReference reference,
    ResourceType type,
    Map<String, String> labels,
    MonitorType.Target finds,
    LabelSelector selector,
    Set<String> namespaces,
    List<TargetPort> ports,
    boolean undeclaredPorts,
    List<String> addresses,
    Reach reach) {

  static Monitor of(KubernetesObject object, MonitorType type) {
    List<Value> endpoints = object.items(type.endpoints());
    return new Monitor(
        object.reference(),
        type.resource(),
        object.labels(),
        type.finds(),
        LabelSelector.of(object.at("spec.selector")),
        namespaces(object, type),
        endpoints.stream()
            .map(endpoint -> TargetPort.of(endpoint, type.finds()))
            .toList(),
        type.undeclaredPorts(),
        endpoints.stream()
            .flatMap(endpoint -> endpoint.texts("targets").stream())
            .toList(),
        new Reach());
  }

  boolean looksIn(String namespace) {
    return namespaces.isEmpty() || namespaces.contains(namespace);
  }

  private static Set<String> namespaces(KubernetesObject object, MonitorType type) {
    return switch (type.namespaces()) {
      case ALL -> Set.of();
      case OWN -> Set.of(object.namespace());
      case CHOSEN -> {
        Value chosen = object.at("spec.namespaceSelector");
        if (chosen.get("any").isTrue()) {
          yield Set.of();
        }
        List<String> names = chosen.texts("matchNames");
        yield names.isEmpty() ? Set.of(object.namespace()) : Set.copyOf(names);
      }
    };
  }

  /** A monitor is itself and no other, whatever its reach grows to. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Monitor monitor && monitor.reference.equals(reference);
  }

  @Override
  public int hashCode() {
    return reference.hashCode();
  }

  @Override
  public String toString() {
    return reference.toString();
  }
}
