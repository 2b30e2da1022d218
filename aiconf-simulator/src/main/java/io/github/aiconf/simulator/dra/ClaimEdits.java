package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceConstraint;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.DeviceToleration;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.model.Selector;
import io.github.aiconf.simulator.model.WantedDevices;
import java.util.ArrayList;
import java.util.List;

/** Copies of claims and slices with one thing changed. */
final class ClaimEdits {

  private ClaimEdits() {}

  static ResourceClaim with(
      ResourceClaim claim, List<DeviceRequest> requests, List<DeviceConstraint> constraints) {
    return new ResourceClaim(
        claim.namespace(),
        claim.name(),
        requests,
        constraints,
        claim.configuration(),
        claim.allocation());
  }

  static WantedDevices tolerating(WantedDevices wanted, DeviceToleration toleration) {
    List<DeviceToleration> tolerations = new ArrayList<>(wanted.tolerations());
    tolerations.add(toleration);
    return copy(wanted, wanted.selectors(), wanted.count(), tolerations);
  }

  static WantedDevices counting(WantedDevices wanted, long count) {
    return copy(wanted, wanted.selectors(), count, wanted.tolerations());
  }

  static WantedDevices selecting(WantedDevices wanted, List<Selector> selectors) {
    return copy(wanted, selectors, wanted.count(), wanted.tolerations());
  }

  private static WantedDevices copy(
      WantedDevices wanted,
      List<Selector> selectors,
      long count,
      List<DeviceToleration> tolerations) {
    return new WantedDevices(
        wanted.name(),
        wanted.deviceClassName(),
        selectors,
        wanted.allocationMode(),
        count,
        wanted.adminAccess(),
        tolerations,
        wanted.capacity());
  }

  private static Device named(Device device, String name) {
    return new Device(
        name,
        device.attributes(),
        device.capacity(),
        device.consumesCounters(),
        device.nodes(),
        device.taints(),
        device.bindsToNode(),
        device.bindingConditions(),
        device.bindingFailureConditions(),
        device.allowMultipleAllocations());
  }

  static ResourceSlice adding(ResourceSlice to, Device like, int count) {
    List<Device> devices = new ArrayList<>(to.devices());
    for (int i = 0; i < count; i++) {
      devices.add(named(like, "added-" + i));
    }
    return new ResourceSlice(
        to.name(),
        to.driver(),
        to.pool(),
        to.nodes(),
        to.perDeviceNodeSelection(),
        devices,
        to.sharedCounters());
  }
}
