package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pod asks for, as far as scheduling depends on it: the part that is equal for all pods of a
 * template.
 *
 * @param containers run side by side
 * @param initContainers run before, one after the other, unless they stay up
 * @param podRequests for the pod as a whole, by resource; what is here counts instead of the sum
 * @param overhead of running the pod at all, by resource
 * @param nodeSelector labels that the node has to have
 * @param nodeAffinity what else the node has to be; absent if nothing is required
 * @param affinity pods that have to be near
 * @param antiAffinity pods that must not be near
 * @param tolerations taints that do not keep the pod away
 * @param spread how its kind is spread
 * @param claims claims for devices that it uses
 * @param schedulingGates while there are any, the pod is not considered
 * @param hostNetworkInUserNamespace uses the node's network with users of its own, which not every
 *     node can do
 * @param volumes names of volumes that may tie the pod to nodes
 * @param schedulerName who schedules it
 * @param priority which pods may be evicted for it
 * @param preemptionPolicy {@code PreemptLowerPriority} or {@code Never}
 * @param group the group it is scheduled with
 */
public record PodSpec(
    List<Container> containers,
    List<Container> initContainers,
    Map<String, Quantity> podRequests,
    Map<String, Quantity> overhead,
    Map<String, String> nodeSelector,
    Optional<NodeSelector> nodeAffinity,
    List<PodAffinityTerm> affinity,
    List<PodAffinityTerm> antiAffinity,
    List<Toleration> tolerations,
    List<SpreadConstraint> spread,
    List<ClaimReference> claims,
    List<String> schedulingGates,
    boolean hostNetworkInUserNamespace,
    List<String> volumes,
    String schedulerName,
    long priority,
    String preemptionPolicy,
    Optional<PodGroupReference> group) {

  /** Keeps copies. */
  public PodSpec {
    containers = List.copyOf(containers);
    initContainers = List.copyOf(initContainers);
    podRequests = ImmutableMap.copyOf(podRequests);
    overhead = ImmutableMap.copyOf(overhead);
    nodeSelector = ImmutableMap.copyOf(nodeSelector);
    affinity = List.copyOf(affinity);
    antiAffinity = List.copyOf(antiAffinity);
    tolerations = List.copyOf(tolerations);
    spread = List.copyOf(spread);
    claims = List.copyOf(claims);
    schedulingGates = List.copyOf(schedulingGates);
    volumes = List.copyOf(volumes);
  }
}
