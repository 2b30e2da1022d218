package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells which containers ask for accelerators in the way that is meant for it. */
final class AcceleratorRequests {

  private final AcceleratorClaims claims;
  private final Map<String, Set<String>> resources = new HashMap<>();

  AcceleratorRequests(AccessData data, DeviceClasses classes, AcceleratorClaims claims) {
    this.claims = claims;
    for (AcceleratorProfile accelerator : data.accelerators()) {
      resources.put(accelerator.name(), classes.resourcesOf(accelerator));
    }
  }

  /** Whether a container of a pod asks for accelerators of this family. */
  boolean has(KubernetesObject pod, Value container, AcceleratorProfile accelerator) {
    return hasResource(container, accelerator) || hasClaim(pod, container, accelerator);
  }

  private boolean hasResource(Value container, AcceleratorProfile accelerator) {
    Set<String> backed = resources.getOrDefault(accelerator.name(), Set.of());
    return container.at("resources.limits").strings().entrySet().stream()
        .filter(e -> Quantities.units(e.getValue()) > 0)
        .map(Map.Entry::getKey)
        .anyMatch(name -> accelerator.hasExtendedResource(name) || backed.contains(name));
  }

  private boolean hasClaim(KubernetesObject pod, Value container, AcceleratorProfile accelerator) {
    return container.items("resources.claims").stream()
        .map(claim -> nameOf(pod, claim.text("name")))
        .anyMatch(name -> claims.hold(accelerator, pod.namespace(), name));
  }

  private static String nameOf(KubernetesObject pod, String reference) {
    for (String list : new String[] {"spec.resourceClaims", "status.resourceClaimStatuses"}) {
      for (Value claim : pod.items(list)) {
        String name = claim.text("resourceClaimName");
        if (claim.text("name").equals(reference) && !name.isEmpty()) {
          return name;
        }
      }
    }
    return "";
  }
}
