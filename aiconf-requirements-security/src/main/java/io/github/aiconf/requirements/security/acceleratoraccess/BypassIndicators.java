package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.api.cluster.Resources.PODS;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What in a pod may let it reach accelerators that were not allocated to it. */
final class BypassIndicators {

  private static final List<String> CONTAINERS =
      List.of("containers", "initContainers", "ephemeralContainers");

  private static final List<String> PATHS =
      CONTAINERS.stream().map(containers -> "spec." + containers).toList();

  /** Values by which a legacy runtime injects nothing. */
  private static final Set<String> HARMLESS = Set.of("", "void", "none");

  private final DevicePaths paths;
  private final AcceleratorRequests requests;
  private final Set<String> variables = new HashSet<>();
  private final Set<String> runtimeClasses = new HashSet<>();

  BypassIndicators(AccessData data, AcceleratorRequests requests) {
    this.paths = new DevicePaths(data);
    this.requests = requests;
    for (AcceleratorProfile accelerator : data.accelerators()) {
      accelerator.leakEnvironment().ifPresent(variables::add);
      runtimeClasses.addAll(accelerator.runtimeClasses());
    }
  }

  static Reads reads() {
    Reads reads = Reads.none()
        .list(
            PODS,
            "spec.runtimeClassName",
            "spec.resourceClaims",
            "spec.volumes.name",
            "spec.volumes.hostPath.path",
            "status.resourceClaimStatuses");
    for (String containers : CONTAINERS) {
      String each = "spec." + containers + ".";
      reads = reads.list(
          PODS,
          each + "name",
          each + "env",
          each + "resources.limits",
          each + "resources.claims",
          each + "securityContext.privileged",
          each + "volumeMounts.mountPath");
    }
    return reads;
  }

  /**
   * Whether a pod may have some, wherever it runs. Most have none, and this costs a fraction of
   * what {@link #of} does.
   */
  boolean mayBeIn(KubernetesObject pod) {
    if (runtimeClasses.contains(pod.text("spec.runtimeClassName"))) {
      return true;
    }
    for (Value volume : pod.items("spec.volumes")) {
      String path = volume.text("hostPath.path");
      if (!path.isEmpty() && paths.mayLeadToDevices(path)) {
        return true;
      }
    }
    for (String containers : PATHS) {
      for (Value container : pod.items(containers)) {
        if (mayBeIn(container)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean mayBeIn(Value container) {
    if (container.at("securityContext.privileged").isTrue()) {
      return true;
    }
    for (Value mount : container.items("volumeMounts")) {
      if (paths.asksForDevices(mount.text("mountPath"))) {
        return true;
      }
    }
    for (Value variable : container.items("env")) {
      if (variables.contains(variable.text("name"))) {
        return true;
      }
    }
    return false;
  }

  /** Those of a pod on a node with accelerators of these families. */
  List<Observation> of(KubernetesObject pod, Collection<AcceleratorProfile> accelerators) {
    if (accelerators.isEmpty()) {
      return List.of();
    }
    List<Observation> seen = new ArrayList<>();
    for (String containers : CONTAINERS) {
      for (Value container : pod.items("spec." + containers)) {
        String field = "spec." + containers + "[" + container.text("name") + "].";
        container(pod, container, field, accelerators, seen);
      }
    }
    volumes(pod, accelerators, seen);
    runtimeClass(pod, accelerators, seen);
    return seen;
  }

  private void container(
      KubernetesObject pod,
      Value container,
      String field,
      Collection<AcceleratorProfile> accelerators,
      List<Observation> seen) {
    if (container.at("securityContext.privileged").isTrue()) {
      seen.add(Observation.of(pod, field + "securityContext.privileged", "true", "absent"));
    }
    for (Value mount : container.items("volumeMounts")) {
      String path = mount.text("mountPath");
      if (paths.asksForDevices(path)) {
        seen.add(Observation.of(pod, field + "volumeMounts.mountPath", path, "another path"));
      }
    }
    for (Value variable : container.items("env")) {
      if (!variables.contains(variable.text("name"))) {
        continue;
      }
      accelerators.stream()
          .filter(a -> a.leakEnvironment().filter(variable.text("name")::equals).isPresent())
          .filter(a -> asksForDevices(variable) && !requests.has(pod, container, a))
          .forEach(a -> seen.add(Observation.of(
              pod,
              field + "env[" + variable.text("name") + "]",
              variable.get("valueFrom").isPresent() ? "valueFrom" : variable.text("value"),
              "void, or a request for " + a.name())));
    }
  }

  private static boolean asksForDevices(Value variable) {
    return variable.get("valueFrom").isPresent()
        || !HARMLESS.contains(variable.text("value").strip());
  }

  private void volumes(
      KubernetesObject pod, Collection<AcceleratorProfile> accelerators, List<Observation> seen) {
    for (Value volume : pod.items("spec.volumes")) {
      String path = volume.text("hostPath.path");
      if (!path.isEmpty() && paths.leadsToDevices(path, accelerators)) {
        seen.add(Observation.of(
            pod,
            "spec.volumes[" + volume.text("name") + "].hostPath.path",
            path,
            "no path that leads to devices"));
      }
    }
  }

  private void runtimeClass(
      KubernetesObject pod, Collection<AcceleratorProfile> accelerators, List<Observation> seen) {
    String runtimeClass = pod.text("spec.runtimeClassName");
    for (AcceleratorProfile accelerator : accelerators) {
      if (accelerator.runtimeClasses().contains(runtimeClass) && !asks(pod, accelerator)) {
        seen.add(Observation.of(
            pod,
            "spec.runtimeClassName",
            runtimeClass,
            "absent, or a request for " + accelerator.name()));
      }
    }
  }

  private boolean asks(KubernetesObject pod, AcceleratorProfile accelerator) {
    return CONTAINERS.stream()
        .flatMap(containers -> pod.items("spec." + containers).stream())
        .anyMatch(container -> requests.has(pod, container, accelerator));
  }
}
