package io.github.aiconf.simulator.placement.gang;

/** Who places gangs. */
public enum SchedulerFlavour {
  /** kube-scheduler, which knows nothing of the gang and places pods one by one. */
  ONE_BY_ONE(false),
  /** kube-scheduler 1.35 with its Workload API: pods wait for each other, and hold their places. */
  NATIVE_1_35(false),
  /** kube-scheduler 1.36: all pods of the group in one cycle. */
  NATIVE_1_36(true),
  /** kube-scheduler 1.37: the same; of many parts of a large cluster it tries some. */
  NATIVE_1_37(true),
  /** The plugin Coscheduling: pods wait for each other, and hold their places. */
  COSCHEDULING(false),
  /** Volcano, which first lets groups into a queue. */
  VOLCANO(false),
  /** Kueue admits by quota, and leaves placing to kube-scheduler. */
  KUEUE(true),
  /** KAI, known from its documentation alone. */
  KAI(true);

  private final boolean knowsTopology;

  SchedulerFlavour(boolean knowsTopology) {
    this.knowsTopology = knowsTopology;
  }

  /** Whether it looks at labels of nodes that divide a cluster. */
  public boolean knowsTopology() {
    return knowsTopology;
  }
}
