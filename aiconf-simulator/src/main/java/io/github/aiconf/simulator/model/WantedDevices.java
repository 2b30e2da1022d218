package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request, or one alternative of it, wants.
 *
 * @param name of the alternative; that of the request if there is only one
 * @param deviceClassName empty if not set
 * @param selectors all have to be true of a device
 * @param allocationMode {@code ExactCount} or {@code All}; kept as written
 * @param count how many, for ExactCount
 * @param adminAccess absent if the field is; alternatives have no such field
 * @param tolerations taints that do not keep the request away
 * @param capacity amounts to draw by name of capacity; absent if the field is
 */
public record WantedDevices(
    String name,
    String deviceClassName,
    List<Selector> selectors,
    String allocationMode,
    long count,
    Optional<Boolean> adminAccess,
    List<DeviceToleration> tolerations,
    Optional<Map<String, Quantity>> capacity) {

  /** Keeps copies. */
  public WantedDevices {
    selectors = List.copyOf(selectors);
    tolerations = List.copyOf(tolerations);
    capacity = capacity.map(ImmutableMap::copyOf);
  }
}
