package io.github.aiconf.simulator.placement;

/** What a release does otherwise than 1.36, whatever its gates. */
public enum SchedulerDifference {
  /** The reason of a refusal names the first taint that is not tolerated. */
  NAMES_TAINT,
  /**
   * That a pod asks for more than a whole node has does not count as something that eviction cannot
   * help with.
   */
  EVICTION_HELPS_BEYOND_ALLOCATABLE,
  /** What is wrong with the devices of one node ends the attempt to place the pod. */
  ERROR_OF_NODE_IS_FATAL,
  /** The reason of a refusal lists the features that the kubelet lacks. */
  NAMES_FEATURES,
  /** Of kubelets is not known whether they can give pods users of their own on their network. */
  IGNORES_USERS_ON_HOST_NETWORK,
  /** What a claim is said to be that was made for another pod is written in small letters. */
  SMALL_LETTERS_OF_OWNER,
  /**
   * Once the namespaces are known that an affinity term selects by labels, the selector is not
   * asked again about a namespace without labels.
   */
  FORGETS_NAMESPACE_SELECTOR,
  /** Of pods that are resized, the sums of containers are compared, not each container. */
  RESIZES_BY_SUMS
}
