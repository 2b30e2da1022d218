package io.github.aiconf.simulator.placement.quota;

/**
 * A resource of one flavor: what quotas are given for.
 *
 * @param flavor name of the ResourceFlavor
 * @param resource for example {@code nvidia.com/gpu}
 */
public record FlavorResource(String flavor, String resource) {

  /** For example {@code nvidia.com/gpu of a100}. */
  @Override
  public String toString() {
    return resource + " of " + flavor;
  }
}
