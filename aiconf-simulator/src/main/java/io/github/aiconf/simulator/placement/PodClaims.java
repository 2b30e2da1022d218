package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.ClaimReference;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.WantedDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The claims of a pod.
 *
 * @param problem what keeps the pod from being placed anywhere
 * @param toAllocate those that have nothing yet
 * @param allocated those that have
 */
record PodClaims(
    Optional<Rejection> problem, List<ResourceClaim> toAllocate, List<ResourceClaim> allocated) {

  boolean isEmpty() {
    return toAllocate.isEmpty() && allocated.isEmpty();
  }

  static PodClaims of(Pod pod, DeviceState devices) {
    List<ResourceClaim> toAllocate = new ArrayList<>();
    List<ResourceClaim> allocated = new ArrayList<>();
    List<ResourceClaim> all = new ArrayList<>();
    for (ClaimReference reference : pod.spec().claims()) {
      Optional<String> problem = find(pod, reference, devices, all);
      if (problem.isPresent()) {
        return rejected(Rejection.unresolvable(problem.get()));
      }
    }
    for (ResourceClaim claim : all) {
      if (claim.allocation().isPresent()) {
        allocated.add(claim);
        continue;
      }
      for (DeviceRequest request : claim.requests()) {
        Optional<Rejection> problem = problem(claim, request, devices);
        if (problem.isPresent()) {
          return rejected(problem.get());
        }
      }
      toAllocate.add(claim);
    }
    return new PodClaims(Optional.empty(), toAllocate, allocated);
  }

  private static PodClaims rejected(Rejection rejection) {
    return new PodClaims(Optional.of(rejection), List.of(), List.of());
  }

  /** Adds the claim if there is one, and need be one; else says what is wrong. */
  private static Optional<String> find(
      Pod pod, ClaimReference reference, DeviceState devices, List<ResourceClaim> claims) {
    Optional<String> name = reference.claim();
    if (name.isEmpty() && reference.template().isEmpty()) {
      return Optional.of("pod \"" + pod.key() + "\", spec.resourceClaim \"" + reference.name()
          + "\": none of the supported fields are set");
    }
    if (name.isEmpty()) {
      Optional<String> generated = pod.generatedClaims().get(reference.name());
      if (generated == null) {
        return Optional.of("pod \"" + pod.key() + "\": ResourceClaim not created yet");
      }
      if (generated.isEmpty()) {
        return Optional.empty();
      }
      name = generated;
    }
    String key = pod.namespace() + "/" + name.get();
    ResourceClaim claim = devices.claim(pod.namespace(), name.get());
    if (claim == null) {
      return Optional.of("could not find ResourceClaim \"" + key + "\"");
    }
    if (claim.terminating()) {
      return Optional.of("resourceclaim \"" + claim.name() + "\" is being deleted");
    }
    if (reference.claim().isEmpty() && (pod.uid().isEmpty() || !claim.owner().equals(pod.uid()))) {
      String kind = devices.has(SchedulerDifference.SMALL_LETTERS_OF_OWNER) ? "pod" : "Pod";
      return Optional.of("ResourceClaim " + key + " was not created for " + kind + " " + pod.key()
          + " (" + kind + " is not owner)");
    }
    claims.add(claim);
    return Optional.empty();
  }

  private static Optional<Rejection> problem(
      ResourceClaim claim, DeviceRequest request, DeviceState devices) {
    if (request.exactly().isPresent()) {
      return problem(request.exactly().get(), request.name(), devices);
    }
    for (WantedDevices wanted : request.firstAvailable()) {
      Optional<Rejection> problem = problem(wanted, request.name() + "/" + wanted.name(), devices);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return request.firstAvailable().isEmpty()
        ? Optional.of(Rejection.unresolvable("resource claim " + claim.key() + ", request "
            + request.name() + ": unknown request type"))
        : Optional.empty();
  }

  private static Optional<Rejection> problem(
      WantedDevices wanted, String request, DeviceState devices) {
    String name = wanted.deviceClassName();
    if (name.isEmpty()) {
      return Optional.of(Rejection.error("running PreFilter plugin \"DynamicResources\": request "
          + request + ": unsupported request type"));
    }
    return devices.hasClass(name)
        ? Optional.empty()
        : Optional.of(Rejection.unresolvable(
            "request " + request + ": device class " + name + " does not exist"));
  }
}
