package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Taint;

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
    boolean names = question.inventory.profile().has(SchedulerDifference.NAMES_TAINT);
    int reason = verdict.reason(REJECTION);
    NodeTable nodes = question.nodes;
    for (int slot = 0; slot < nodes.size(); slot++) {
      if (nodes.node(slot) != null && !question.tolerates(slot)) {
        verdict.reject(slot, names ? verdict.reason(naming(question, slot)) : reason);
      }
    }
  }

  private static Rejection naming(PodQuestion question, int slot) {
    Taint first = question.nodes.taintLists().get(question.nodes.taints(slot)).stream()
        .filter(question::isKeptAwayBy)
        .findFirst()
        .orElseThrow();
    return Rejection.unresolvable(
        "node(s) had untolerated taint {" + first.key() + ": " + first.value() + "}");
  }
}
