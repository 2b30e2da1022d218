package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.DeviceInUse;
import io.github.aiconf.simulator.model.NodeSelector;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.List;
import java.util.Optional;

/**
 * What a claim gets: {@code status.allocation} of the claim.
 *
 * @param claim namespace and name, joined by a slash
 * @param devices in the order of the requests and, within one, of the devices
 * @param configuration for the drivers, that of classes first
 * @param nodeSelector the nodes on which the devices can be used; absent for all nodes
 */
public record ClaimAllocation(
    String claim,
    List<AllocatedDevice> devices,
    List<AllocatedConfiguration> configuration,
    Optional<NodeSelector> nodeSelector) {

  /** Keeps copies. */
  public ClaimAllocation {
    devices = List.copyOf(devices);
    configuration = List.copyOf(configuration);
  }

  /** The claim once it has this. */
  public ResourceClaim given(ResourceClaim wanted) {
    DeviceInUse[] held = new DeviceInUse[devices.size()];
    for (int i = 0; i < held.length; i++) {
      AllocatedDevice device = devices.get(i);
      held[i] = new DeviceInUse(
          device.driver(),
          device.pool(),
          device.device(),
          device.adminAccess(),
          device.shareId(),
          device.consumedCapacity());
    }
    return new ResourceClaim(
        wanted.namespace(),
        wanted.name(),
        wanted.requests(),
        wanted.constraints(),
        wanted.configuration(),
        Optional.of(List.of(held)));
  }
}
