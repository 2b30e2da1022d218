package io.github.aiconf.simulator.placement;

/** One taint that is not tolerated is enough. */
final class TaintFilter implements NodeFilter {

  private static final Rejection REJECTION =
      Rejection.unresolvable("node(s) had untolerated taint(s)");

  @Override
  public Filter filter() {
    return Filter.TAINT_TOLERATION;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    if (question.toleratesAll()) {
      return;
    }
    int reason = verdict.reason(REJECTION);
    NodeTable nodes = question.nodes;
    for (int slot = 0; slot < nodes.size(); slot++) {
      if (nodes.node(slot) != null && !question.tolerates(slot)) {
        verdict.reject(slot, reason);
      }
    }
  }
}
