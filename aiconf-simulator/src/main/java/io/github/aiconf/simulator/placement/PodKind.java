package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.PodAffinityTerm;
import java.util.List;
import java.util.Map;

/** Pods that other pods cannot tell apart, and where they are. */
final class PodKind {

  final Key key;
  final List<TermMatch> antiAffinity;
  final SlotCounts places = new SlotCounts();

  PodKind(Key key) {
    this.key = key;
    this.antiAffinity = key.antiAffinity().stream()
        .map(term -> new TermMatch(term, key.namespace()))
        .toList();
  }

  /** What others can see. */
  record Key(
      String namespace,
      Map<String, String> labels,
      List<PodAffinityTerm> antiAffinity,
      boolean terminating) {}
}
