package io.github.aiconf.simulator.dra;

import com.google.common.collect.ImmutableMap;
import io.github.aiconf.simulator.model.DeviceToleration;
import io.github.aiconf.simulator.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A device, or a share of one, that a claim gets.
 *
 * @param request the request, with the alternative chosen after a slash if it has alternatives
 * @param driver of the device
 * @param pool of the device
 * @param device its name
 * @param adminAccess for administration, which keeps nobody away
 * @param tolerations those of the request
 * @param shareId which share, if the device allows several
 * @param consumedCapacity what the share draws, by name of capacity
 * @param bindingConditions of the device
 * @param bindingFailureConditions of the device
 */
public record AllocatedDevice(
    String request,
    String driver,
    String pool,
    String device,
    boolean adminAccess,
    List<DeviceToleration> tolerations,
    Optional<String> shareId,
    Map<String, Quantity> consumedCapacity,
    List<String> bindingConditions,
    List<String> bindingFailureConditions) {

  /** Keeps copies in the order given. */
  public AllocatedDevice {
    tolerations = List.copyOf(tolerations);
    consumedCapacity = ImmutableMap.copyOf(consumedCapacity);
    bindingConditions = List.copyOf(bindingConditions);
    bindingFailureConditions = List.copyOf(bindingFailureConditions);
  }
}
