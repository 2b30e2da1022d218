package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import io.github.aiconf.simulator.selector.SelectorLanguage;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

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

  /**
   * Allocators for clusters of one release, with other gates where a cluster has such. Selectors
   * that several clusters have are compiled once.
   */
  public static Source of(DraProfile profile, Compatibility compatibility) {
    return new OfRelease(profile, compatibility, new ConcurrentHashMap<>());
  }

  private record OfRelease(
      DraProfile profile,
      Compatibility compatibility,
      ConcurrentMap<SelectorLanguage, DeviceSelectors> selectors)
      implements Source {

    @Override
    public ClaimAllocator over(DraCluster cluster, DraFeatures features) {
      DraProfile gated = profile.with(features);
      return new InventoryAllocator(DeviceInventory.compile(
          gated,
          compatibility,
          selectors.computeIfAbsent(gated.selectorLanguage(), DeviceSelectors::of),
          List.of(),
          cluster));
    }

    @Override
    public int minor() {
      return profile.minor();
    }
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
