package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.api.cluster.Resources.NAMESPACES;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_CLAIMS;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ResourceClaims that hold accelerators: which of them reach devices that others hold, by
 * administrative access or because a device was allocated twice.
 */
final class AcceleratorClaims {

  private static final int SHOWN = 25;

  /** The namespaces in which administrative access is allowed, unless they could not be seen. */
  private record Labelled(Set<String> names, boolean complete) {}

  private final Cluster cluster;
  private final AccessData data;
  private final Exemptions exemptions;
  private final Map<String, AcceleratorProfile> byClass = new HashMap<>();
  private final Set<String> holders = new HashSet<>();
  private final Map<String, String> holderOfDevice = new HashMap<>();
  private final Sample<Observation> admins = new Sample<>(SHOWN);
  private final Sample<Observation> doubles = new Sample<>(SHOWN);
  private final Sample<String> exempt = new Sample<>(5);
  private final List<Gap> gaps = new ArrayList<>();
  private Optional<Labelled> labelled = Optional.empty();

  private AcceleratorClaims(Cluster cluster, AccessData data, Exemptions exemptions) {
    this.cluster = cluster;
    this.data = data;
    this.exemptions = exemptions;
  }

  static Reads reads() {
    return Reads.none()
        .list(RESOURCE_CLAIMS, "spec.devices.requests", "status.allocation.devices.results")
        .list(NAMESPACES, "metadata.labels");
  }

  /** Reads those of the accelerators that were found; none where DRA hands out none. */
  static AcceleratorClaims read(
      Cluster cluster, AccessData data, Accelerators accelerators, Exemptions exemptions) {
    AcceleratorClaims claims = new AcceleratorClaims(cluster, data, exemptions);
    if (accelerators.mayBeClaimed()) {
      DeviceClasses classes = new DeviceClasses(cluster);
      for (AcceleratorProfile accelerator : data.accelerators()) {
        classes.of(accelerator).forEach(type -> claims.byClass.put(type.name(), accelerator));
      }
      Listing listing = cluster.listVisible(RESOURCE_CLAIMS);
      listing.gap().ifPresent(claims.gaps::add);
      listing.forEach(claims::visit);
    }
    return claims;
  }

  /** Whether the claim with this name holds accelerators of this family. */
  boolean hold(AcceleratorProfile accelerator, String namespace, String name) {
    return holders.contains(holder(accelerator, namespace, name));
  }

  /** Claims with administrative access where that is not allowed. */
  Sample<Observation> admins() {
    return admins;
  }

  /** Devices that two claims hold. */
  Sample<Observation> doubles() {
    return doubles;
  }

  /** Claims with administrative access in namespaces that are not judged. */
  Sample<String> exempt() {
    return exempt;
  }

  /** Why there may be more than was seen. */
  List<Gap> gaps() {
    return gaps;
  }

  private void visit(KubernetesObject claim) {
    for (Value result : claim.items("status.allocation.devices.results")) {
      data.ofDriver(result.text("driver")).ifPresent(accelerator -> {
        holders.add(holder(accelerator, claim.namespace(), claim.name()));
        if (!result.get("adminAccess").isTrue() && !result.get("shareID").isPresent()) {
          allocate(claim, result);
        }
      });
    }
    adminAccess(claim).ifPresent(field -> admin(claim, field));
  }

  private void allocate(KubernetesObject claim, Value result) {
    String device =
        String.join("/", result.text("driver"), result.text("pool"), result.text("device"));
    String own = claim.namespace() + "/" + claim.name();
    String first = holderOfDevice.putIfAbsent(device, own);
    if (first != null && !first.equals(own)) {
      doubles.add(Observation.of(
          claim,
          "status.allocation.devices.results",
          device,
          "a device that ResourceClaim " + first + " does not hold as well"));
    }
  }

  /** The field that asks for administrative access to accelerators, or shows that it was given. */
  private Optional<String> adminAccess(KubernetesObject claim) {
    for (Value result : claim.items("status.allocation.devices.results")) {
      if (result.get("adminAccess").isTrue()
          && data.ofDriver(result.text("driver")).isPresent()) {
        return Optional.of("status.allocation.devices.results.adminAccess");
      }
    }
    for (Value request : claim.items("spec.devices.requests")) {
      Value exact = request.get("exactly").isPresent() ? request.get("exactly") : request;
      if (exact.get("adminAccess").isTrue() && byClass.containsKey(exact.text("deviceClassName"))) {
        return Optional.of("spec.devices.requests[" + request.text("name") + "].adminAccess");
      }
    }
    return Optional.empty();
  }

  private void admin(KubernetesObject claim, String field) {
    if (exemptions.covers(claim)) {
      exempt.add(claim.reference().toString());
      return;
    }
    Labelled namespaces = labelled();
    if (namespaces.complete() && !namespaces.names().contains(claim.namespace())) {
      String labels = String.join(" or ", data.adminAccessLabels());
      admins.add(
          Observation.of(claim, field, "true", "absent, or a namespace with the label " + labels));
    }
  }

  private Labelled labelled() {
    if (labelled.isEmpty()) {
      Listing namespaces = cluster.listVisible(NAMESPACES);
      namespaces.gap().ifPresent(gaps::add);
      Set<String> names = namespaces.stream()
          .filter(namespace -> Labels.carriesAnyOf(namespace.labels(), data.adminAccessLabels()))
          .map(KubernetesObject::name)
          .collect(Collectors.toSet());
      labelled = Optional.of(new Labelled(names, namespaces.gap().isEmpty()));
    }
    return labelled.get();
  }

  private static String holder(AcceleratorProfile accelerator, String namespace, String name) {
    return accelerator.name() + " " + namespace + "/" + name;
  }
}
