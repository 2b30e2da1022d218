package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.ClaimReference;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.placement.NodeInventory;
import java.util.ArrayList;
import java.util.List;

/** What could keep a gang from being placed, and is not looked at. It can only take away. */
final class NotSimulated {

  private final NodeInventory inventory;
  private final Gang gang;

  NotSimulated(NodeInventory inventory, Gang gang) {
    this.inventory = inventory;
    this.gang = gang;
  }

  /** Empty if everything is looked at. */
  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    boolean several = gang.classes().size() > 1;
    for (PodClass podClass : gang.classes()) {
      PodSpec spec = podClass.template().spec();
      if (!spec.volumes().isEmpty()) {
        reasons.add("pod class " + podClass.name() + ": volumes "
            + String.join(", ", spec.volumes()) + " may tie the pods to nodes");
      }
      if (podClass.lacksClaims()) {
        reasons.add("pod class " + podClass.name()
            + ": templates of claims are not known, so neither are the devices");
      }
      for (ClaimReference reference : spec.claims()) {
        boolean open = reference
            .claim()
            .flatMap(name -> inventory.claim(podClass.template().namespace(), name))
            .filter(claim -> claim.allocation().isEmpty())
            .isPresent();
        if (open && (several || !inventory.devicesBelongToNodes())) {
          reasons.add("pod class " + podClass.name() + ": claim "
              + reference.claim().orElse("") + " has no devices yet and is shared");
        }
      }
    }
    return reasons;
  }
}
