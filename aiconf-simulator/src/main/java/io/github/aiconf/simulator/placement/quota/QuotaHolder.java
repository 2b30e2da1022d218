package io.github.aiconf.simulator.placement.quota;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ClusterQueue or a Cohort.
 *
 * @param name its name
 * @param cohort what it is a part of; absent at the top. A cohort need not exist as an object
 * @param groups its quotas
 */
public record QuotaHolder(String name, Optional<String> cohort, List<ResourceGroup> groups) {

  /** Keeps a copy. */
  public QuotaHolder {
    groups = List.copyOf(groups);
  }

  /** The group that covers the resource; absent if the holder has no quota for it. */
  public Optional<ResourceGroup> group(String resource) {
    return groups.stream().filter(group -> group.resources().contains(resource)).findFirst();
  }

  /** All its quotas. */
  public Map<FlavorResource, ResourceQuota> quotas() {
    Map<FlavorResource, ResourceQuota> all = new LinkedHashMap<>();
    for (ResourceGroup group : groups) {
      for (ResourceGroup.Flavor flavor : group.flavors()) {
        flavor
            .quotas()
            .forEach(
                (resource, quota) -> all.put(new FlavorResource(flavor.name(), resource), quota));
      }
    }
    return all;
  }
}
