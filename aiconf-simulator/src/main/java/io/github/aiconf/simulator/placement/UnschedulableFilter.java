package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Taint;
import java.util.BitSet;

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
    BitSet cordoned = question.nodes.cordoned();
    for (int slot = cordoned.nextSetBit(0); slot >= 0; slot = cordoned.nextSetBit(slot + 1)) {
      verdict.reject(slot, reason);
    }
  }
}
