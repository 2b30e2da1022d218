package io.github.aiconf.simulator.placement.quota;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Resources that a workload gets of one flavor.
 *
 * @param resources what it is about
 * @param flavors those that can be chosen, in the order in which they are tried
 */
public record ResourceGroup(Set<String> resources, List<Flavor> flavors) {

  /** Keeps copies. */
  public ResourceGroup {
    resources = Set.copyOf(resources);
    flavors = List.copyOf(flavors);
  }

  /**
   * The quotas of one flavor.
   *
   * @param name of the ResourceFlavor
   * @param quotas by resource
   */
  public record Flavor(String name, Map<String, ResourceQuota> quotas) {

    /** Keeps a copy. */
    public Flavor {
      quotas = ImmutableMap.copyOf(quotas);
    }
  }
}
