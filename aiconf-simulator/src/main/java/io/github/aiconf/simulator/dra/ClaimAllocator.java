package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.List;

/** Answers for one state of a cluster what claims would get. */
@FunctionalInterface
public interface ClaimAllocator {

  /**
   * What the claims would get if they were allocated for the node, all or none.
   *
   * @param node where the pod would run
   * @param claims not allocated, in the order of the pod
   */
  Allocation allocate(Node node, List<ResourceClaim> claims);

  /** Makes an allocator for a state of a cluster. */
  @FunctionalInterface
  interface Source {

    /** The allocator for the cluster as it is. */
    ClaimAllocator over(DraCluster cluster, DraFeatures features);

    /** The release whose answers are given is 1.minor. */
    default int minor() {
      return DraProfile.KUBERNETES_1_36.minor();
    }
  }
}
