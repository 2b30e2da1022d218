package io.github.aiconf.simulator.placement;

import java.util.EnumSet;
import java.util.Set;

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

  /** The bit that stands for the filter in a set of filters. */
  @SuppressWarnings("EnumOrdinal") // The set is not kept.
  public int bit() {
    return 1 << ordinal();
  }

  /** The filters whose bits are set. */
  public static Set<Filter> of(int bits) {
    Set<Filter> filters = EnumSet.noneOf(Filter.class);
    for (Filter filter : values()) {
      if ((bits & filter.bit()) != 0) {
        filters.add(filter);
      }
    }
    return filters;
  }
}
