package io.github.aiconf.simulator.selector;

import java.util.Set;

/**
 * What of a device a selector can look at. Devices that agree in this, and of which all attributes
 * can be converted (or of none of which they can), get the same answer at the same cost.
 *
 * @param wholeDevice everything; the other fields then say nothing
 * @param driver the driver's name
 * @param allowMultipleAllocations the flag of that name
 * @param attributes values, or whether there are such
 * @param capacities values, or whether there are such
 * @param attributeDomains whether there is any attribute in these domains
 * @param capacityDomains whether there is any capacity in these domains
 */
public record DeviceReads(
    boolean wholeDevice,
    boolean driver,
    boolean allowMultipleAllocations,
    Set<QualifiedName> attributes,
    Set<QualifiedName> capacities,
    Set<String> attributeDomains,
    Set<String> capacityDomains) {

  /** Everything. */
  public static final DeviceReads WHOLE_DEVICE =
      new DeviceReads(true, true, true, Set.of(), Set.of(), Set.of(), Set.of());

  /** Nothing. */
  public static final DeviceReads NOTHING =
      new DeviceReads(false, false, false, Set.of(), Set.of(), Set.of(), Set.of());

  /** Keeps copies. */
  public DeviceReads {
    attributes = Set.copyOf(attributes);
    capacities = Set.copyOf(capacities);
    attributeDomains = Set.copyOf(attributeDomains);
    capacityDomains = Set.copyOf(capacityDomains);
  }
}
