package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * A node, as far as devices and pods are matched to it.
 *
 * @param name its name, which is also the label that node selectors' fields see
 * @param labels its labels
 * @param allocatable what the kubelet offers, by resource name
 */
public record Node(String name, Map<String, String> labels, Map<String, Quantity> allocatable) {

  /** Keeps copies in the order given. */
  public Node {
    labels = ImmutableMap.copyOf(labels);
    allocatable = ImmutableMap.copyOf(allocatable);
  }
}
