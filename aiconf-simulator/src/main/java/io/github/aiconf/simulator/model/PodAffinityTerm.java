package io.github.aiconf.simulator.model;

import java.util.List;
import java.util.Optional;

/**
 * Near which pods a pod has to be, or must not be.
 *
 * @param topologyKey the label of nodes whose value is equal for nodes that are near
 * @param selector which pods; absent for none
 * @param namespaces where those pods are; together with {@code namespaceSelector}, and if neither
 *     is there the pod's own
 * @param namespaceSelector by labels of namespaces
 */
public record PodAffinityTerm(
    String topologyKey,
    Optional<LabelSelector> selector,
    List<String> namespaces,
    Optional<LabelSelector> namespaceSelector) {

  /** Keeps a copy. */
  public PodAffinityTerm {
    namespaces = List.copyOf(namespaces);
  }
}
