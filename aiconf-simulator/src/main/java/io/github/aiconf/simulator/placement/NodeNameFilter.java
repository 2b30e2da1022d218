package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Node;

/** A pod that names its node can be nowhere else. */
final class NodeNameFilter implements NodeFilter {

  private static final Rejection REJECTION =
      Rejection.unresolvable("node(s) didn't match the requested node name");

  @Override
  public Filter filter() {
    return Filter.NODE_NAME;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    String wanted = question.pod.nodeName();
    if (wanted.isEmpty()) {
      return;
    }
    int reason = verdict.reason(REJECTION);
    NodeTable nodes = question.nodes;
    for (int slot = 0; slot < nodes.size(); slot++) {
      Node node = nodes.node(slot);
      if (node != null && !node.name().equals(wanted)) {
        verdict.reject(slot, reason);
      }
    }
  }
}
