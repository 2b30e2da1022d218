package io.github.aiconf.simulator.placement;

/** One filter plugin of the scheduler. */
interface NodeFilter {

  /** Which one it is. */
  Filter filter();

  /** Says for every node whether the pod can be there. Slots without a node do not matter. */
  void judge(PodQuestion question, FilterVerdict verdict);
}
