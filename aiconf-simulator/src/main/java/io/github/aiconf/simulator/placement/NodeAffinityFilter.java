package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.NodeSelector;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Node selector and node affinity. If every term asks for a node by name, the scheduler does not
 * even look at other nodes.
 */
final class NodeAffinityFilter implements NodeFilter {

  /** What the scheduler says of nodes that it did not look at. */
  static final Rejection NOT_NAMED =
      Rejection.unresolvable("node(s) didn't satisfy plugin(s) [NodeAffinity]");

  private static final Rejection REJECTION =
      Rejection.unresolvable("node(s) didn't match Pod's node affinity/selector");
  private static final Rejection CONFLICT = Rejection.unresolvable("pod affinity terms conflict");

  @Override
  public Filter filter() {
    return Filter.NODE_AFFINITY;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    if (!question.hasNodeAffinity()) {
      return;
    }
    Optional<Set<String>> names =
        question.pod.spec().nodeAffinity().flatMap(NodeAffinityFilter::names);
    if (names.isPresent() && names.get().isEmpty()) {
      verdict.rejectPod(CONFLICT);
      return;
    }
    int reason = verdict.reason(REJECTION);
    int notNamed = verdict.reason(NOT_NAMED);
    BitSet affine = question.affine();
    NodeTable nodes = question.nodes;
    for (int slot = 0; slot < nodes.size(); slot++) {
      Node node = nodes.node(slot);
      if (node != null && names.isPresent() && !names.get().contains(node.name())) {
        verdict.reject(slot, notNamed);
      } else if (!affine.get(slot)) {
        verdict.reject(slot, reason);
      }
    }
  }

  /** Empty if a term does not ask for names. */
  private static Optional<Set<String>> names(NodeSelector affinity) {
    if (affinity.terms().isEmpty()) {
      return Optional.empty();
    }
    Set<String> all = new HashSet<>();
    for (NodeSelector.Term term : affinity.terms()) {
      Optional<Set<String>> ofTerm = term.fields().stream()
          .filter(
              field -> field.key().equals("metadata.name") && field.operator().equals("In"))
          .<Set<String>>map(field -> new HashSet<>(field.values()))
          .reduce((a, b) -> {
            a.retainAll(b);
            return a;
          });
      if (ofTerm.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(ofTerm.get());
    }
    return Optional.of(all);
  }
}
