package io.github.aiconf.simulator.placement;

/** The filters, in the order in which the scheduler of the default profile asks them. */
public enum Filter {
  /** Cordoned nodes. */
  NODE_UNSCHEDULABLE("NodeUnschedulable"),
  /** The node that the pod names. */
  NODE_NAME("NodeName"),
  /** Taints of nodes. */
  TAINT_TOLERATION("TaintToleration"),
  /** Node selector and node affinity. */
  NODE_AFFINITY("NodeAffinity"),
  /** Ports of the node. */
  NODE_PORTS("NodePorts"),
  /** Room for the pod and what it asks for. */
  NODE_RESOURCES_FIT("NodeResourcesFit"),
  /** Pods of a kind spread over the cluster. */
  POD_TOPOLOGY_SPREAD("PodTopologySpread"),
  /** Pods near others, or away from them. */
  INTER_POD_AFFINITY("InterPodAffinity"),
  /** Devices for claims. */
  DYNAMIC_RESOURCES("DynamicResources"),
  /** What the kubelet can do. */
  NODE_DECLARED_FEATURES("NodeDeclaredFeatures");

  private final String plugin;

  Filter(String plugin) {
    this.plugin = plugin;
  }

  /** What the scheduler calls the plugin. */
  public String plugin() {
    return plugin;
  }
}
