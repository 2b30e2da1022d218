package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The Deployments of a component that were found.
 *
 * @param deployments those of each controller; an empty list where there is none
 */
record Installation(Map<ControllerMatch, List<KubernetesObject>> deployments) {

  /**
   * Finds them by label and image anywhere; a controller without a match also by its usual name,
   * but only in the usual namespaces or beside another controller of the component, since such
   * names are not unique.
   */
  static Installation find(
      List<ControllerMatch> controllers,
      Collection<String> usualNamespaces,
      Iterable<KubernetesObject> deployments) {
    Map<ControllerMatch, List<KubernetesObject>> found = new LinkedHashMap<>();
    for (ControllerMatch controller : controllers) {
      found.put(controller, filter(deployments, controller::matches));
    }
    Set<String> own = new Installation(found).namespaces();
    own.addAll(usualNamespaces);
    found.replaceAll((controller, byMark) -> byMark.isEmpty()
        ? filter(deployments, d -> own.contains(d.namespace()) && controller.isNamed(d.name()))
        : byMark);
    return new Installation(found);
  }

  private static List<KubernetesObject> filter(
      Iterable<KubernetesObject> deployments, Predicate<KubernetesObject> wanted) {
    List<KubernetesObject> matching = new ArrayList<>();
    for (KubernetesObject deployment : deployments) {
      if (wanted.test(deployment)) {
        matching.add(deployment);
      }
    }
    return matching;
  }

  /** The Deployments of a controller. */
  List<KubernetesObject> of(ControllerMatch controller) {
    return deployments.getOrDefault(controller, List.of());
  }

  /** The namespaces of all of them. */
  Set<String> namespaces() {
    Set<String> namespaces = new TreeSet<>();
    deployments.values().forEach(list -> list.forEach(d -> namespaces.add(d.namespace())));
    return namespaces;
  }

  /** Whether none was found. */
  boolean isEmpty() {
    return deployments.values().stream().allMatch(List::isEmpty);
  }

  /** The Deployments that run for this component only. */
  List<KubernetesObject> exclusive() {
    return deployments.entrySet().stream()
        .filter(entry -> !entry.getKey().shared())
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }
}
