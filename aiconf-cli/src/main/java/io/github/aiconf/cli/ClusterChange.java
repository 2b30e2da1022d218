package io.github.aiconf.cli;

import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.ClusterObjects;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is otherwise than in the cluster.
 *
 * @param files where that is written, as the user named them
 * @param words each change in a few words
 * @param objects all objects after it; absent if nothing is changed
 * @param claims those of them that are other ones than in the cluster
 * @param templates ResourceClaimTemplates that are other ones, by namespace and name
 * @param quotas what queues have in addition
 */
record ClusterChange(
    List<String> files,
    List<String> words,
    Optional<ClusterObjects> objects,
    List<ResourceClaim> claims,
    Map<String, WrittenObject> templates,
    List<QuotaRaise> quotas) {

  /** Everything is as it was read. */
  static final ClusterChange NONE =
      new ClusterChange(List.of(), List.of(), Optional.empty(), List.of(), Map.of(), List.of());

  /** Keeps copies. */
  ClusterChange {
    files = List.copyOf(files);
    words = List.copyOf(words);
    claims = List.copyOf(claims);
    templates = Map.copyOf(templates);
    quotas = List.copyOf(quotas);
  }
}
