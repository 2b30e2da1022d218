package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.PodAffinityTerm;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A term of pod affinity or anti-affinity, prepared for matching. */
final class TermMatch {

  final String topologyKey;
  private final Set<String> namespaces;
  private final LabelMatch namespaceSelector;
  private final LabelMatch selector;

  /** @param namespace of the pod that has the term */
  TermMatch(PodAffinityTerm term, String namespace) {
    this.topologyKey = term.topologyKey();
    this.namespaces = term.namespaces().isEmpty() && term.namespaceSelector().isEmpty()
        ? Set.of(namespace)
        : Set.copyOf(term.namespaces());
    this.namespaceSelector = LabelMatch.of(term.namespaceSelector());
    this.selector = LabelMatch.of(term.selector());
  }

  private TermMatch(TermMatch term, Set<String> namespaces, LabelMatch namespaceSelector) {
    this.topologyKey = term.topologyKey;
    this.namespaces = namespaces;
    this.namespaceSelector = namespaceSelector;
    this.selector = term.selector;
  }

  /**
   * The term of a pod that is to be placed. The scheduler looks up the namespaces that the selector
   * means, and then, in some releases, still asks the selector about a namespace without labels; so
   * one that matches that matches pods everywhere.
   */
  TermMatch resolved(NodeInventory inventory) {
    if (namespaceSelector.isEverything()) {
      return this;
    }
    Set<String> all = new HashSet<>(namespaces);
    inventory.namespaces().forEach((name, labels) -> {
      if (namespaceSelector.matches(labels)) {
        all.add(name);
      }
    });
    boolean isDone = inventory.profile().has(SchedulerDifference.FORGETS_NAMESPACE_SELECTOR);
    return new TermMatch(this, all, isDone ? LabelMatch.of(Optional.empty()) : namespaceSelector);
  }

  /** Those that it names or has been resolved to. */
  Set<String> namespaces() {
    return namespaces;
  }

  /** Whether namespaces do not matter, once it has been resolved. */
  boolean isForAllNamespaces() {
    return namespaceSelector.matches(Map.of());
  }

  /** Whether it means pods with the labels, in the right namespace. */
  boolean selects(Map<String, String> labels) {
    return selector.matches(labels);
  }

  /** @param namespaceLabels those of the pod's namespace; none if they are to be left out */
  boolean matches(
      String namespace, Map<String, String> namespaceLabels, Map<String, String> labels) {
    return (namespaces.contains(namespace) || namespaceSelector.matches(namespaceLabels))
        && selector.matches(labels);
  }
}
