package io.github.aiconf.simulator.dra;

/**
 * The feature gates that allocation depends on.
 *
 * @param adminAccess DRAAdminAccess
 * @param prioritizedList DRAPrioritizedList
 * @param partitionableDevices DRAPartitionableDevices
 * @param deviceTaints DRADeviceTaints
 * @param deviceTaintRules DRADeviceTaintRules
 * @param bindingConditions DRADeviceBindingConditions and DRAResourceClaimDeviceStatus
 * @param consumableCapacity DRAConsumableCapacity
 * @param listTypeAttributes DRAListTypeAttributes
 */
public record DraFeatures(
    boolean adminAccess,
    boolean prioritizedList,
    boolean partitionableDevices,
    boolean deviceTaints,
    boolean deviceTaintRules,
    boolean bindingConditions,
    boolean consumableCapacity,
    boolean listTypeAttributes) {

  /** What a cluster of Kubernetes 1.36 has without configuration. */
  public static final DraFeatures KUBERNETES_1_36 =
      new DraFeatures(true, true, true, true, false, true, true, false);
}
