package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.health.Controllers;
import io.github.aiconf.api.health.Health;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Deployments of the controller of an operator. Those of one namespace belong together; those
 * of several are independent installations, of which one has to run.
 */
final class ControllerWorkload {

  private final Map<String, List<KubernetesObject>> byNamespace = new TreeMap<>();

  private ControllerWorkload(Collection<KubernetesObject> deployments) {
    deployments.forEach(deployment -> byNamespace
        .computeIfAbsent(deployment.namespace(), unused -> new ArrayList<>())
        .add(deployment));
  }

  static ControllerWorkload find(Cluster cluster, OperatorProfile operator) {
    for (ControllerSelector selector : operator.controllers()) {
      List<KubernetesObject> found = selector.find(cluster);
      if (!found.isEmpty()) {
        return new ControllerWorkload(found);
      }
    }
    return new ControllerWorkload(List.of());
  }

  boolean isEmpty() {
    return byNamespace.isEmpty();
  }

  Collection<String> namespaces() {
    return byNamespace.keySet();
  }

  /** Whether a Service with this selector leads to pods of the controller. */
  boolean isBehind(String namespace, Map<String, String> selector) {
    return !selector.isEmpty()
        && byNamespace.getOrDefault(namespace, List.of()).stream()
            .anyMatch(deployment -> Controllers.contains(
                deployment.at("spec.template.metadata.labels").strings(), selector));
  }

  List<Observation> withoutDefinitions(String title) {
    return byNamespace.values().stream()
        .flatMap(List::stream)
        .map(deployment ->
            Observation.of(deployment.reference(), "CRDs of " + title, "none", "at least 1"))
        .toList();
  }

  Health health(Cluster cluster) {
    List<Health> each = Controllers.health(
        cluster, byNamespace.values().stream().flatMap(List::stream).toList());
    List<Health> installations = new ArrayList<>();
    int next = 0;
    for (List<KubernetesObject> deployments : byNamespace.values()) {
      List<Health> own = each.subList(next, next + deployments.size());
      installations.add(Health.all(own.stream().map(ControllerWorkload::ready).toList()));
      next += deployments.size();
    }
    Optional<Health> running = installations.stream().filter(Health::isHealthy).findFirst();
    if (running.isEmpty()) {
      return Health.all(installations);
    }
    Health chosen = running.get();
    for (Health other : installations) {
      if (other.problem().isPresent()) {
        chosen = chosen.warning(other.problem().get().summary());
      }
    }
    return chosen;
  }

  /** Available is not yet as it should be: each pod has to be Ready, not just Running. */
  private static Health ready(Health health) {
    Health judged = health;
    if (health.isHealthy()) {
      for (Observation seen : health.observations()) {
        if (seen.expected().isPresent()) {
          judged = judged.warning(seen.object() + " is not Ready: " + seen.value());
        }
      }
    }
    return judged;
  }
}
