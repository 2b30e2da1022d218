package io.github.aiconf.simulator.placement;

import java.util.Arrays;
import java.util.Optional;

/** The feature gates that filters depend on; those of device allocation are in another place. */
public enum SchedulerGate {
  /** Tolerations with {@code Gt} and {@code Lt}. */
  TAINT_TOLERATION_COMPARISON_OPERATORS("TaintTolerationComparisonOperators"),
  /** What the kubelet can do is looked at. */
  NODE_DECLARED_FEATURES("NodeDeclaredFeatures"),
  /** Extended resources can be had as devices. */
  DRA_EXTENDED_RESOURCE("DRAExtendedResource"),
  /** Requests for the pod as a whole. */
  POD_LEVEL_RESOURCES("PodLevelResources"),
  /** Containers are resized while they run. */
  IN_PLACE_RESIZE("InPlacePodVerticalScaling"),
  /** Pods as a whole are resized while they run. */
  IN_PLACE_RESIZE_OF_PODS("InPlacePodLevelResourcesVerticalScaling");

  private final String gate;

  SchedulerGate(String gate) {
    this.gate = gate;
  }

  /** The name that Kubernetes gives it. */
  public String gate() {
    return gate;
  }

  /** The gate of that name; empty if filters do not depend on it. */
  static Optional<SchedulerGate> named(String name) {
    return Arrays.stream(values()).filter(each -> each.gate.equals(name)).findFirst();
  }
}
