package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.List;

/**
 * What allocation looks at. The order of slices and claims is kept: a few corner cases depend on
 * it.
 *
 * @param nodes the nodes
 * @param classes the device classes
 * @param slices the slices of all drivers
 * @param taintRules laid on devices if the release has that feature
 * @param claims existing claims; those with an allocation hold devices, the others do not matter
 */
public record DraObjects(
    List<Node> nodes,
    List<DeviceClass> classes,
    List<ResourceSlice> slices,
    List<DeviceTaintRule> taintRules,
    List<ResourceClaim> claims) {

  /** Keeps copies. */
  public DraObjects {
    nodes = List.copyOf(nodes);
    classes = List.copyOf(classes);
    slices = List.copyOf(slices);
    taintRules = List.copyOf(taintRules);
    claims = List.copyOf(claims);
  }
}
