package io.github.aiconf.requirements.observability.servicemetrics;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The namespaces in which a collector looks for monitors.
 *
 * @param labels what their labels must be
 * @param only their names; empty where any will do
 * @param never names that are left out
 */
record MonitorNamespaces(LabelSelector labels, Set<String> only, Set<String> never) {

  static final MonitorNamespaces ALL =
      new MonitorNamespaces(LabelSelector.EVERYTHING, Set.of(), Set.of());

  static MonitorNamespaces labelled(LabelSelector labels) {
    return new MonitorNamespaces(labels, Set.of(), Set.of());
  }

  static MonitorNamespaces only(Set<String> names) {
    return new MonitorNamespaces(LabelSelector.EVERYTHING, names, Set.of());
  }

  MonitorNamespaces limitedTo(Collection<String> names) {
    return new MonitorNamespaces(labels, Set.copyOf(names), never);
  }

  MonitorNamespaces without(Collection<String> names) {
    return new MonitorNamespaces(labels, only, Set.copyOf(names));
  }

  /**
   * Whether a namespace is one of them.
   *
   * @param labelsOf asked only where labels decide
   */
  boolean contains(String namespace, Function<String, Map<String, String>> labelsOf) {
    return hasName(namespace)
        && (labels.matchesEverything() || labels.matches(labelsOf.apply(namespace)));
  }

  /** Whether the name alone does not rule a namespace out. */
  boolean hasName(String namespace) {
    return (only.isEmpty() || only.contains(namespace)) && !never.contains(namespace);
  }

  @Override
  public String toString() {
    String shown = only.isEmpty()
        ? labels.matchesEverything() ? "all namespaces" : "namespaces with " + labels
        : "namespace " + String.join(", ", new TreeSet<>(only));
    return never.isEmpty() ? shown : shown + " but " + String.join(", ", new TreeSet<>(never));
  }
}
