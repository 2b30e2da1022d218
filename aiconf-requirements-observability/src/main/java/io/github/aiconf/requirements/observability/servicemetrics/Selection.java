package io.github.aiconf.requirements.observability.servicemetrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which monitors of one type a collector selects.
 *
 * @param type the type
 * @param labels what their labels must be; empty where none is selected
 * @param namespaces where they must be
 */
record Selection(MonitorType type, Optional<LabelSelector> labels, MonitorNamespaces namespaces) {

  /** Whether no monitor could be selected, whatever its labels. */
  boolean isNothing() {
    return labels.isEmpty();
  }

  /**
   * Whether a monitor is selected.
   *
   * @param labelsOf labels of a namespace, asked only where they decide
   */
  boolean selects(Monitor monitor, Function<String, Map<String, String>> labelsOf) {
    return monitor.type().equals(type.resource())
        && labels.filter(selector -> selector.matches(monitor.labels())).isPresent()
        && namespaces.contains(monitor.reference().namespace(), labelsOf);
  }

  /**
   * The commands that would make a monitor selected; empty where labels cannot do that.
   *
   * @param labelsOf labels of a namespace
   */
  List<String> remedy(Monitor monitor, Function<String, Map<String, String>> labelsOf) {
    String namespace = monitor.reference().namespace();
    if (!monitor.type().equals(type.resource())
        || labels.isEmpty()
        || !namespaces.hasName(namespace)) {
      return List.of();
    }
    LabelSelector selector = labels.get();
    List<String> own = selector.changes(monitor.labels());
    if (own.isEmpty() && !selector.matches(monitor.labels())) {
      return List.of();
    }
    List<String> commands = new ArrayList<>();
    if (!own.isEmpty()) {
      commands.add("kubectl -n " + namespace + " label --overwrite " + type.resource() + " "
          + monitor.reference().name() + " " + String.join(" ", own));
    }
    if (!namespaces.labels().matchesEverything()) {
      List<String> around = namespaces.labels().changes(labelsOf.apply(namespace));
      if (around.isEmpty() && !namespaces.contains(namespace, labelsOf)) {
        return List.of();
      }
      if (!around.isEmpty()) {
        commands.add(
            "kubectl label --overwrite namespace " + namespace + " " + String.join(" ", around));
      }
    }
    return commands;
  }

  /** For sentences and observations. */
  @Override
  public String toString() {
    return labels.map(selector -> selector + " in " + namespaces).orElse("nothing");
  }
}
