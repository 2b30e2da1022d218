package io.github.aiconf.simulator.selector;

/**
 * The language of selectors as a release of Kubernetes serves it.
 *
 * @param consumableCapacity DRAConsumableCapacity: whether {@code allowMultipleAllocations} exists
 * @param listTypeAttributes DRAListTypeAttributes: whether attributes can be lists, and selectors
 *     can use them without saying which they expect
 */
public record SelectorLanguage(boolean consumableCapacity, boolean listTypeAttributes) {

  /** What a cluster of Kubernetes 1.36 has without configuration. */
  public static final SelectorLanguage KUBERNETES_1_36 = new SelectorLanguage(true, false);
}
