package io.github.aiconf.simulator.selector;

/**
 * The language of selectors as a release of Kubernetes serves it.
 *
 * @param minor the release is 1.minor; from 37 on every attribute may be anything, lists included,
 *     whatever the gates say, {@code startsWith} and {@code endsWith} cost by the length of what
 *     they look for instead of what they look in, and {@code includes} takes lists of any length
 *     and costs as much as going through them
 * @param consumableCapacity DRAConsumableCapacity: whether {@code allowMultipleAllocations} exists
 * @param listTypeAttributes DRAListTypeAttributes: whether attributes can be lists, and selectors
 *     can use them without saying which they expect
 * @param stored whether this is for objects that a cluster has, where selectors see all that the
 *     release knows, or for objects just being written, where they see what is switched on
 */
public record SelectorLanguage(
    int minor, boolean consumableCapacity, boolean listTypeAttributes, boolean stored) {

  /** What a cluster of Kubernetes 1.36 has without configuration. */
  public static final SelectorLanguage KUBERNETES_1_36 =
      new SelectorLanguage(36, true, false, true);

  private static final int FIRST_DYNAMIC = 37;

  /** The language for objects that are just being written. */
  public SelectorLanguage forNewObjects() {
    return new SelectorLanguage(minor, consumableCapacity, listTypeAttributes, false);
  }

  /** Whether attributes are of no type that is known before evaluation, and can be lists. */
  boolean dynamicAttributes() {
    return listTypeAttributes || minor >= FIRST_DYNAMIC;
  }

  /** Whether functions are those of 1.37, at its prices. */
  boolean functionsOf137() {
    return minor >= FIRST_DYNAMIC;
  }
}
