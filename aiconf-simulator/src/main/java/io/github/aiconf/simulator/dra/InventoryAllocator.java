package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.List;

/**
 * Answers from a {@link DeviceInventory}, for callers that ask with nodes of their own. For one
 * thread.
 */
public final class InventoryAllocator implements ClaimAllocator {

  private final DeviceInventory inventory;
  private List<ResourceClaim> planned = List.of();
  private ClaimPlan plan;
  private final Allocator allocator;

  private InventoryAllocator(DeviceInventory inventory) {
    this.inventory = inventory;
    this.plan = inventory.plan(planned);
    this.allocator = inventory.allocator();
  }

  /** Allocators for clusters of one release, with other gates where a cluster has such. */
  public static Source of(DraProfile profile, Compatibility compatibility) {
    return (cluster, features) -> new InventoryAllocator(
        DeviceInventory.compile(profile.with(features), compatibility, List.of(), cluster));
  }

  @Override
  public Allocation allocate(Node node, List<ResourceClaim> claims) {
    if (!claims.equals(planned)) {
      planned = List.copyOf(claims);
      plan = inventory.plan(planned);
    }
    return allocator.allocate(node, plan);
  }
}
