package io.github.aiconf.benchmarks;

/**
 * How large a generated cluster is.
 *
 * @param nodes all of one kind
 * @param pods of daemons, services and training
 * @param devices spread evenly over the nodes
 */
record ClusterSize(int nodes, int pods, int devices) {

  ClusterSize {
    if (nodes < 1 || pods < 1 || devices < nodes) {
      throw new IllegalArgumentException(
          "a cluster has nodes, pods, and at least one device on each node");
    }
  }

  int devicesOfNode() {
    return devices / nodes;
  }

  /** Twelve daemons on each node, as far as half of the pods go. */
  int daemonPods() {
    return Math.min(nodes * Workloads.DAEMONS, pods / 2);
  }

  /** Two devices each, and one device in six idle. */
  int trainingPods() {
    return Math.min(devices * 5 / 12, pods / 4);
  }

  int servicePods() {
    return pods - daemonPods() - trainingPods();
  }
}
