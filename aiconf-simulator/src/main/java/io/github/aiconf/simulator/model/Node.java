package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * A node, as far as devices and pods are matched to it.
 *
 * @param name its name, which is also the label that node selectors' fields see
 * @param labels its labels
 * @param allocatable what the kubelet offers, by resource name
 * @param taints in the order of its spec
 * @param unschedulable cordoned
 * @param declaredFeatures what the kubelet says it can do
 */
public record Node(
    String name,
    Map<String, String> labels,
    Map<String, Quantity> allocatable,
    List<Taint> taints,
    boolean unschedulable,
    List<String> declaredFeatures) {

  /** Keeps copies in the order given. */
  public Node {
    labels = ImmutableMap.copyOf(labels);
    allocatable = ImmutableMap.copyOf(allocatable);
    taints = List.copyOf(taints);
    declaredFeatures = List.copyOf(declaredFeatures);
  }

  /** A node that keeps no pod away. */
  public Node(String name, Map<String, String> labels, Map<String, Quantity> allocatable) {
    this(name, labels, allocatable, List.of(), false, List.of());
  }

  /** The same node with other labels. */
  public Node withLabels(Map<String, String> other) {
    return new Node(name, other, allocatable, taints, unschedulable, declaredFeatures);
  }

  /** The same node, which offers something else. */
  public Node withAllocatable(Map<String, Quantity> other) {
    return new Node(name, labels, other, taints, unschedulable, declaredFeatures);
  }

  /** The same node with other taints. */
  public Node withTaints(List<Taint> other) {
    return new Node(name, labels, allocatable, other, unschedulable, declaredFeatures);
  }

  /** The same node, cordoned or not. */
  public Node withUnschedulable(boolean other) {
    return new Node(name, labels, allocatable, taints, other, declaredFeatures);
  }
}
