package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.api.cluster.Resources.DEVICE_CLASSES;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * DeviceClasses, as far as they can be read without evaluating their selectors. Each question reads
 * the list, so that a cluster on which nobody may see it still shows what does not depend on it.
 */
final class DeviceClasses {

  /** In front of the name of a class it is an extended resource that the class backs. */
  private static final String IMPLICIT = "deviceclass.resource.kubernetes.io/";

  private final Cluster cluster;

  DeviceClasses(Cluster cluster) {
    this.cluster = cluster;
  }

  static Reads reads() {
    return Reads.none().list(DEVICE_CLASSES, "spec.extendedResourceName", "spec.selectors");
  }

  /** What backs an extended resource, so that requests for it go to DRA; empty for a plugin's. */
  Optional<String> backing(String resource) {
    if (resource.startsWith(IMPLICIT)) {
      return Optional.of(resource.substring(IMPLICIT.length()));
    }
    return cluster.list(DEVICE_CLASSES).stream()
        .filter(type -> type.text("spec.extendedResourceName").equals(resource))
        .map(KubernetesObject::name)
        .findFirst();
  }

  /** The classes that a profile names, or whose selectors name a driver of it. */
  List<KubernetesObject> of(AcceleratorProfile accelerator) {
    return cluster.list(DEVICE_CLASSES).stream()
        .filter(type -> accelerator.deviceClasses().contains(type.name())
            || accelerator.draDrivers().stream().anyMatch(driver -> selects(type, driver)))
        .toList();
  }

  /** The names under which containers may ask for devices of such classes by an amount. */
  Set<String> resourcesOf(AcceleratorProfile accelerator) {
    Set<String> resources = new HashSet<>();
    for (KubernetesObject type : of(accelerator)) {
      resources.add(IMPLICIT + type.name());
      type.at("spec.extendedResourceName").asText().ifPresent(resources::add);
    }
    return resources;
  }

  private static boolean selects(KubernetesObject type, String driver) {
    return type.items("spec.selectors").stream()
        .map(selector -> selector.text("cel.expression"))
        .anyMatch(cel -> cel.contains("\"" + driver + "\"") || cel.contains("'" + driver + "'"));
  }
}
