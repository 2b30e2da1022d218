package io.github.aiconf.simulator.placement.quota;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Set;

/**
 * What one pod set of a workload asks for.
 *
 * @param name of the pod set
 * @param amounts for all its pods together, by resource; of cpu in thousandths, of others whole
 * @param unfit flavors on whose nodes the pods cannot be, by labels or taints
 */
public record QuotaRequest(String name, Map<String, Long> amounts, Set<String> unfit) {

  /** Keeps copies. */
  public QuotaRequest {
    amounts = ImmutableMap.copyOf(amounts);
    unfit = Set.copyOf(unfit);
  }
}
