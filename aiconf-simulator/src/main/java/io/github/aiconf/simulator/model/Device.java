package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * A device of a slice.
 *
 * @param name unique in its pool
 * @param attributes by name, with or without a domain
 * @param capacity by name, with or without a domain
 * @param consumesCounters what it takes of counter sets of its pool
 * @param nodes where it is, for slices that say so per device
 * @param taints in the order written
 * @param bindsToNode whether an allocation pins the pod to the node
 * @param bindingConditions have to become true before the pod is bound
 * @param bindingFailureConditions any of them ends the attempt to bind
 * @param allowMultipleAllocations whether several claims may share it
 */
public record Device(
    String name,
    Map<String, AttributeValue> attributes,
    Map<String, DeviceCapacity> capacity,
    List<CounterSet> consumesCounters,
    NodeSelection nodes,
    List<DeviceTaint> taints,
    boolean bindsToNode,
    List<String> bindingConditions,
    List<String> bindingFailureConditions,
    boolean allowMultipleAllocations) {

  /** Keeps copies in the order given. */
  public Device {
    attributes = ImmutableMap.copyOf(attributes);
    capacity = ImmutableMap.copyOf(capacity);
    consumesCounters = List.copyOf(consumesCounters);
    taints = List.copyOf(taints);
    bindingConditions = List.copyOf(bindingConditions);
    bindingFailureConditions = List.copyOf(bindingFailureConditions);
  }
}
