package io.github.aiconf.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What vendor-neutral checks need to know about a family of accelerators.
 *
 * @param name for example {@code nvidia}
 * @param draDrivers names in {@code spec.driver} of ResourceSlices
 * @param deviceClasses names of DeviceClasses that select whole devices or partitions
 * @param extendedResources names in the capacity of nodes; a trailing {@code *} stands for any rest
 * @param taintKeys keys of taints on nodes that have such accelerators
 * @param nodeLabels labels that mark such nodes, as {@code key} or {@code key=value}
 * @param deviceNodes device files that count as accelerators
 * @param controlDevices device files that every container with access sees, as {@code /dev/} names
 *     with {@code *}
 * @param leakEnvironment variable that makes a legacy container runtime hand over devices without a
 *     request
 * @param runtimeClasses names of RuntimeClasses that inject devices
 * @param stackNamespaces namespaces in which the vendor's own components run
 * @param driverPods labels that pods of the device plugin or driver carry, as {@code key=value}
 * @param simulatedHardware whether the devices are made up, so that nothing proven with them counts
 *     for a submission
 */
public record AcceleratorProfile(
    String name,
    List<String> draDrivers,
    List<String> deviceClasses,
    List<String> extendedResources,
    List<String> taintKeys,
    List<String> nodeLabels,
    Optional<Pattern> deviceNodes,
    List<String> controlDevices,
    Optional<String> leakEnvironment,
    List<String> runtimeClasses,
    List<String> stackNamespaces,
    List<String> driverPods,
    boolean simulatedHardware) {

  /** Where these profiles come from. */
  public static final ProfileKind<AcceleratorProfile> KIND = ProfileKind.of(
      "AcceleratorProfile",
      AcceleratorProfile.class,
      "accelerators.yaml",
      AcceleratorProfile::read);

  /** Whether a resource name of a node or container belongs to this family. */
  public boolean hasExtendedResource(String resource) {
    return extendedResources.stream()
        .anyMatch(pattern -> pattern.endsWith("*")
            ? resource.startsWith(pattern.substring(0, pattern.length() - 1))
            : resource.equals(pattern));
  }

  private static AcceleratorProfile read(ProfileFields fields) {
    return new AcceleratorProfile(
        fields.name(),
        fields.texts("draDrivers"),
        fields.texts("deviceClasses"),
        fields.texts("extendedResources"),
        fields.texts("taintKeys"),
        fields.texts("nodeLabels"),
        fields.optionalPattern("deviceNodes"),
        fields.texts("controlDevices"),
        fields.optionalText("leakEnvironment"),
        fields.texts("runtimeClasses"),
        fields.texts("stackNamespaces"),
        fields.labels("driverPods"),
        fields.flag("simulatedHardware"));
  }
}
