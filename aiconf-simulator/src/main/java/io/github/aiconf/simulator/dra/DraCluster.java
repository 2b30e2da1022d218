package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cluster has that matters to the allocation of devices.
 *
 * @param slices in the order in which the cluster lists them
 * @param classes of two of the same name the later counts
 * @param claims those with an allocation keep devices in use; others do not matter
 * @param taintRules taints laid on devices
 */
public record DraCluster(
    List<ResourceSlice> slices,
    List<DeviceClass> classes,
    List<ResourceClaim> claims,
    List<DeviceTaintRule> taintRules) {

  /** Keeps copies. */
  public DraCluster {
    slices = List.copyOf(slices);
    classes = List.copyOf(classes);
    claims = List.copyOf(claims);
    taintRules = List.copyOf(taintRules);
  }

  /** The slices with the taints that rules lay on their devices, if that feature is on. */
  public List<ResourceSlice> taintedSlices(DraFeatures features) {
    return features.deviceTaintRules() && !taintRules.isEmpty()
        ? slices.stream().map(this::tainted).toList()
        : slices;
  }

  private ResourceSlice tainted(ResourceSlice slice) {
    return new ResourceSlice(
        slice.name(),
        slice.driver(),
        slice.pool(),
        slice.nodes(),
        slice.perDeviceNodeSelection(),
        slice.devices().stream().map(device -> tainted(slice, device)).toList(),
        slice.sharedCounters());
  }

  private Device tainted(ResourceSlice slice, Device device) {
    List<DeviceTaint> taints = new ArrayList<>(device.taints());
    for (DeviceTaintRule rule : taintRules) {
      if (rule.appliesTo(slice.driver(), slice.pool().name(), device.name())) {
        taints.add(rule.taint());
      }
    }
    return taints.size() == device.taints().size()
        ? device
        : new Device(
            device.name(),
            device.attributes(),
            device.capacity(),
            device.consumesCounters(),
            device.nodes(),
            taints,
            device.bindsToNode(),
            device.bindingConditions(),
            device.bindingFailureConditions(),
            device.allowMultipleAllocations());
  }
}
