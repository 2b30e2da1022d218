package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.SchedulerProfile;

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

  /** How kube-scheduler of this release places pods with a PodGroup of Kubernetes. */
  public static SchedulerFlavour of(SchedulerProfile profile) {
    return switch (profile.release()) {
      case "1.33", "1.34" -> ONE_BY_ONE;
      case "1.35" -> NATIVE_1_35;
      case "1.36" -> NATIVE_1_36;
      default -> NATIVE_1_37;
    };
  }

  /** Whether it looks at labels of nodes that divide a cluster. */
  public boolean knowsTopology() {
    return knowsTopology;
  }
}
