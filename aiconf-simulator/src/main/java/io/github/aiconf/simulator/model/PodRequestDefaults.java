package io.github.aiconf.simulator.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the API server fills in where resources are set for a pod as a whole. */
final class PodRequestDefaults {

  private static final Set<String> RESOURCES = Set.of("limits", "requests", "claims");

  private PodRequestDefaults() {}

  /**
   * The requests for the pod as a whole.
   *
   * @param containers with amounts as they are written, since sums are made before rounding
   * @param initContainers the same
   */
  static Map<String, Quantity> of(
      Field spec, List<Container> containers, List<Container> initContainers) {
    Field resources = spec.get("resources").fields(RESOURCES);
    Map<String, Quantity> requests =
        new LinkedHashMap<>(ContainerFields.amounts(resources.get("requests")));
    Map<String, Quantity> limits =
        new LinkedHashMap<>(ContainerFields.amounts(resources.get("limits")));
    if (requests.isEmpty() && limits.isEmpty()) {
      return requests;
    }
    Map<String, Quantity> ofContainers =
        PodRequests.ofContainers(containers, initContainers, Container::requests);
    // Requests of huge pages equal their limits.
    ofContainers.forEach((resource, amount) -> {
      if (resource.startsWith("hugepages-") && !requests.containsKey(resource)) {
        limits.putIfAbsent(resource, amount);
      }
    });
    if (!limits.isEmpty()) {
      for (String resource : List.of("cpu", "memory")) {
        Quantity amount = ofContainers.get(resource);
        if (amount != null) {
          requests.putIfAbsent(resource, amount);
        }
      }
      limits.forEach((resource, amount) -> {
        if (PodRequests.isForPods(resource)) {
          requests.putIfAbsent(resource, amount);
        }
      });
    }
    requests.replaceAll((resource, amount) -> amount.inThousandths());
    return requests;
  }
}
