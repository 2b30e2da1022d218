package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.ProfileKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What exposes devices to a pod beside the allocation of them, and who may do so.
 *
 * @param name for example {@code kubernetes}
 * @param platformNamespaces namespaces that belong to the platform, so that their pods are not
 *     judged; {@code *} stands for any part of a name
 * @param hostPaths paths on a node that lead to devices or to those who hand them out; {@code *}
 *     stands for any part of a file name
 * @param mountPaths paths in a container by which a runtime is asked for devices
 * @param adminAccessLabels labels of namespaces in which claims may have access to devices in use,
 *     as {@code key=value}
 * @param acceleratorNames what the name of a resource or driver contains when it is likely to be
 *     one of accelerators, though no profile knows it
 */
record DeviceExposure(
    String name,
    List<String> platformNamespaces,
    List<String> hostPaths,
    List<String> mountPaths,
    List<String> adminAccessLabels,
    Optional<Pattern> acceleratorNames) {

  static final ProfileKind<DeviceExposure> KIND = ProfileKind.of(
      "DeviceExposure",
      DeviceExposure.class,
      "device-exposure.yaml",
      fields -> new DeviceExposure(
          fields.name(),
          fields.texts("platformNamespaces"),
          fields.texts("hostPaths"),
          fields.texts("mountPaths"),
          fields.texts("adminAccessLabels"),
          fields.optionalPattern("acceleratorNames")));
}
