package io.github.aiconf.simulator.placement.gang;

/** How the question about a gang was answered. All are exact. */
public enum GangMethod {
  /** Equal pods, each node on its own: the sum of what nodes take. */
  COUNT,
  /** Equal pods that are spread over parts of the cluster: the level of water. */
  SPREAD,
  /** Equal pods that keep apart: the number of parts. */
  APART,
  /** Equal pods that keep together: the largest part. */
  TOGETHER,
  /** Sizes of one resource that divide each other. */
  CHAIN,
  /** One pod of the gang a node: a matching. */
  MATCHING,
  /** Several kinds of pods and resources: bounds, and search over kinds of nodes. */
  PACKING,
  /** Rules between the pods: search in steps that the filters allow. */
  SEQUENCE;

  /** Whether equal pods end up placed in whatever order they and their nodes are taken. */
  boolean endsAlikeInAnyOrder() {
    return this == COUNT || this == SPREAD || this == APART;
  }
}
