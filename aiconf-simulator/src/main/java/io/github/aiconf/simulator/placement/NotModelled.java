package io.github.aiconf.simulator.placement;

/** Something about a pod that the scheduler looks at and we do not. */
public enum NotModelled {
  /** Volumes can tie a pod to nodes; they can only take nodes away. */
  VOLUMES,
  /** Another scheduler than the default one may have other filters. */
  SCHEDULER
}
