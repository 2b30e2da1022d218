package io.github.aiconf.simulator.dra;

/**
 * What Kubernetes' allocator does otherwise than its API is described, and has not mended yet. Each
 * is decided while questions and inventories are prepared, so that the search knows nothing of it.
 *
 * @param adminAccessPaysCounters access for administration needs free counters, although it takes
 *     nothing from anyone (kubernetes/kubernetes issue 140729)
 * @param overdrawnCounterBlocksPool one counter below zero keeps away all devices of the pool that
 *     draw from any counter, also from others
 * @param wholeNumberSteps see {@link WholeNumberSteps}
 * @param unpublishedDevicesPayNothing a device that is held but no longer published does not count
 *     for counters (kubernetes/kubernetes issue 140802)
 */
public record Compatibility(
    boolean adminAccessPaysCounters,
    boolean overdrawnCounterBlocksPool,
    boolean wholeNumberSteps,
    boolean unpublishedDevicesPayNothing) {

  /** As the API describes it. */
  public static final Compatibility NONE = new Compatibility(false, false, false, false);

  /** As Kubernetes does it. */
  public static final Compatibility KUBERNETES = new Compatibility(true, true, true, true);

  StepArithmetic steps() {
    return wholeNumberSteps ? new WholeNumberSteps() : StepArithmetic.EXACT;
  }
}
