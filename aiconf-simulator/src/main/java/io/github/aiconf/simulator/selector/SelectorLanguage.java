package io.github.aiconf.simulator.selector;

/**
 * The language of selectors as a release of Kubernetes serves it.
 *
 * @param consumableCapacity DRAConsumableCapacity: whether {@code allowMultipleAllocations} exists
 * @param listTypeAttributes DRAListTypeAttributes: whether attributes can be lists, and selectors
 *     can use them without saying which they expect
 * @param stored whether this is for objects that a cluster has, where selectors see all that the
 *     release knows, or for objects just being written, where they see what is switched on
 */
public record SelectorLanguage(
    boolean consumableCapacity, boolean listTypeAttributes, boolean stored) {

  /** What a cluster of Kubernetes 1.36 has without configuration. */
  public static final SelectorLanguage KUBERNETES_1_36 = new SelectorLanguage(true, false);

  /**
   * The language for objects that a cluster has.
   *
   * @param consumableCapacity DRAConsumableCapacity
   * @param listTypeAttributes DRAListTypeAttributes
   */
  public SelectorLanguage(boolean consumableCapacity, boolean listTypeAttributes) {
    this(consumableCapacity, listTypeAttributes, true);
  }
}
