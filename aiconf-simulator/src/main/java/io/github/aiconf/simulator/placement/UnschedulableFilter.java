package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Taint;

/** Cordoned nodes are for pods that tolerate the taint which stands for it. */
final class UnschedulableFilter implements NodeFilter {

  private static final Taint CORDONED =
      new Taint("node.kubernetes.io/unschedulable", "", "NoSchedule");
  private static final Rejection REJECTION = Rejection.unresolvable("node(s) were unschedulable");

  @Override
  public Filter filter() {
    return Filter.NODE_UNSCHEDULABLE;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    if (question.tolerance.includes(CORDONED)) {
      return;
    }
    int reason = verdict.reason(REJECTION);
    NodeTable nodes = question.nodes;
    for (int slot = 0; slot < nodes.size(); slot++) {
      Node node = nodes.node(slot);
      if (node != null && node.unschedulable()) {
        verdict.reject(slot, reason);
      }
    }
  }
}
