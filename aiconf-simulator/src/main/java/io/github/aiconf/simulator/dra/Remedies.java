package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceConstraint;
import io.github.aiconf.simulator.model.DeviceInUse;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.model.DeviceToleration;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.model.Selector;
import io.github.aiconf.simulator.model.WantedDevices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What would make refused claims fit, found by trying: every change is allocated with before it is
 * named. Works on the part of the cluster that the node can see.
 */
final class Remedies {

  /** Devices of one kind that are added before adding is given up. */
  private static final int MOST_ADDED = 8;

  private final DeviceInventory inventory;
  private final Node node;
  private final DraCluster visible;
  private final List<ResourceClaim> claims;

  /** What is visible as it is, for changes of the claims alone. */
  private final DeviceInventory unchanged;

  Remedies(DeviceInventory inventory, int node, ClaimPlan plan) {
    this.inventory = inventory;
    this.node = inventory.nodes().get(node);
    this.visible = inventory.visibleFrom(node);
    this.claims = plan.claims;
    this.unchanged = compile(visible);
  }

  private DeviceInventory compile(DraCluster cluster) {
    return DeviceInventory.compile(
        inventory.profile(), inventory.compatibility(), List.of(node), cluster);
  }

  private boolean fits(DraCluster cluster) {
    return fits(compile(cluster), claims);
  }

  private boolean fits(List<ResourceClaim> wanted) {
    return fits(unchanged, wanted);
  }

  private static boolean fits(DeviceInventory changed, List<ResourceClaim> wanted) {
    return changed.allocator().ask(0, changed.plan(wanted)) == Allocator.Outcome.FITS;
  }

  // ---- what is in conflict

  /** A request or a constraint of a claim. */
  private record Part(int claim, boolean constraint, int index) {}

  /**
   * The smallest set, in the sense that leaving out any member makes the rest fit. What can be left
   * out is left out from the end, so that the first requests stay where there is a choice.
   */
  List<String> conflict() {
    List<Part> kept = new ArrayList<>();
    for (int c = 0; c < claims.size(); c++) {
      for (int i = 0; i < claims.get(c).requests().size(); i++) {
        kept.add(new Part(c, false, i));
      }
      for (int i = 0; i < claims.get(c).constraints().size(); i++) {
        kept.add(new Part(c, true, i));
      }
    }
    Allocator allocator = unchanged.allocator();
    for (int i = kept.size() - 1; i >= 0; i--) {
      List<Part> without = new ArrayList<>(kept);
      without.remove(i);
      Allocator.Outcome outcome = allocator.ask(0, unchanged.plan(only(without)));
      if (outcome == Allocator.Outcome.DOES_NOT_FIT || outcome == Allocator.Outcome.NODE_ERROR) {
        kept = without;
      }
    }
    return kept.stream().map(this::words).toList();
  }

  private List<ResourceClaim> only(List<Part> parts) {
    List<ResourceClaim> reduced = new ArrayList<>();
    for (int c = 0; c < claims.size(); c++) {
      ResourceClaim claim = claims.get(c);
      List<DeviceRequest> requests = new ArrayList<>();
      List<DeviceConstraint> constraints = new ArrayList<>();
      for (Part part : parts) {
        if (part.claim() == c && part.constraint()) {
          constraints.add(claim.constraints().get(part.index()));
        } else if (part.claim() == c) {
          requests.add(claim.requests().get(part.index()));
        }
      }
      reduced.add(with(claim, requests, constraints));
    }
    return reduced;
  }

  private String words(Part part) {
    ResourceClaim claim = claims.get(part.claim());
    if (!part.constraint()) {
      return "request " + claim.requests().get(part.index()).name() + " of claim " + claim.key();
    }
    return words(claim.constraints().get(part.index())) + " of claim " + claim.key();
  }

  private static String words(DeviceConstraint constraint) {
    String what = constraint
        .matchAttribute()
        .map(a -> "matchAttribute " + a)
        .orElse("distinctAttribute " + constraint.distinctAttribute().orElse(""));
    return constraint.requests().isEmpty()
        ? what
        : what + " on " + String.join(", ", constraint.requests());
  }

  // ---- what would help

  List<Explanation.Change> changes(List<Explanation.RequestView> requests) {
    List<Explanation.Change> changes = new ArrayList<>();
    tolerate(changes);
    release(changes, requests);
    addDevices(changes, requests);
    dropConstraints(changes);
    lowerCounts(changes);
    dropSelectors(changes);
    return changes;
  }

  private void tolerate(List<Explanation.Change> changes) {
    Set<DeviceTaint> taints = new LinkedHashSet<>();
    for (ResourceSlice slice : visible.slices()) {
      slice.devices().forEach(d -> taints.addAll(d.taints()));
    }
    if (inventory.profile().features().deviceTaintRules()) {
      visible.taintRules().forEach(rule -> taints.add(rule.taint()));
    }
    for (DeviceTaint taint : taints) {
      if (!taint.keepsAway()) {
        continue;
      }
      DeviceToleration toleration = new DeviceToleration(
          taint.key(), "Equal", taint.value(), taint.effect(), Optional.empty());
      if (fits(changed(w -> tolerating(w, toleration)))) {
        changes.add(new Explanation.Change(
            Explanation.Change.Kind.TOLERATE, "tolerate taint " + Explainer.words(taint)));
      }
    }
  }

  private void release(List<Explanation.Change> changes, List<Explanation.RequestView> requests) {
    Set<String> held = new HashSet<>();
    for (Explanation.RequestView request : requests) {
      for (Exclusion exclusion : request.exclusions()) {
        held.add(exclusion.driver() + "/" + exclusion.pool() + "/" + exclusion.device());
      }
    }
    for (ResourceClaim claim : visible.claims()) {
      boolean concerns = claim.allocation().orElse(List.of()).stream()
          .anyMatch(d -> held.contains(d.driver() + "/" + d.pool() + "/" + d.device()));
      if (!concerns) {
        continue;
      }
      List<ResourceClaim> others = new ArrayList<>(visible.claims());
      others.remove(claim);
      if (fits(cluster(visible.slices(), others))) {
        changes.add(new Explanation.Change(
            Explanation.Change.Kind.RELEASE,
            "claim " + claim.key() + " gives back " + names(claim.allocation().orElse(List.of()))));
      }
    }
  }

  private static String names(List<DeviceInUse> devices) {
    return String.join(", ", devices.stream().map(DeviceInUse::device).toList());
  }

  /** Tries more devices like each that would do, or would do if it were free. */
  private void addDevices(
      List<Explanation.Change> changes, List<Explanation.RequestView> requests) {
    Set<String> tried = new LinkedHashSet<>();
    for (Explanation.RequestView request : requests) {
      tried.addAll(request.suitable());
      for (Exclusion exclusion : request.exclusions()) {
        if (exclusion.cause() == Exclusion.Cause.IN_USE) {
          tried.add(exclusion.driver() + "/" + exclusion.pool() + "/" + exclusion.device());
        }
      }
    }
    Map<Device, String> kinds = new LinkedHashMap<>();
    Map<Device, ResourceSlice> slices = new LinkedHashMap<>();
    for (ResourceSlice slice : visible.slices()) {
      for (Device device : slice.devices()) {
        String id = slice.driver() + "/" + slice.pool().name() + "/" + device.name();
        if (tried.contains(id) && kinds.putIfAbsent(nameless(device), device.name()) == null) {
          slices.put(nameless(device), slice);
        }
      }
    }
    for (Map.Entry<Device, String> kind : kinds.entrySet()) {
      ResourceSlice slice = slices.get(kind.getKey());
      if (slice == null) {
        continue;
      }
      for (int more = 1; more <= MOST_ADDED; more++) {
        if (fits(cluster(adding(slice, kind.getKey(), more), visible.claims()))) {
          String count = more == 1 ? "one more free device" : more + " more free devices";
          changes.add(new Explanation.Change(
              Explanation.Change.Kind.ADD_DEVICES,
              count + " like " + kind.getValue() + " of " + slice.driver() + "/"
                  + slice.pool().name()));
          break;
        }
      }
    }
  }

  private static Device nameless(Device device) {
    return named(device, "");
  }

  private static Device named(Device device, String name) {
    return new Device(
        name,
        device.attributes(),
        device.capacity(),
        device.consumesCounters(),
        device.nodes(),
        device.taints(),
        device.bindsToNode(),
        device.bindingConditions(),
        device.bindingFailureConditions(),
        device.allowMultipleAllocations());
  }

  private List<ResourceSlice> adding(ResourceSlice to, Device like, int count) {
    List<ResourceSlice> slices = new ArrayList<>();
    for (ResourceSlice slice : visible.slices()) {
      if (!slice.name().equals(to.name())) {
        slices.add(slice);
        continue;
      }
      List<Device> devices = new ArrayList<>(slice.devices());
      for (int i = 0; i < count; i++) {
        devices.add(named(like, "added-" + i));
      }
      slices.add(new ResourceSlice(
          slice.name(),
          slice.driver(),
          slice.pool(),
          slice.nodes(),
          slice.perDeviceNodeSelection(),
          devices,
          slice.sharedCounters()));
    }
    return slices;
  }

  private void dropConstraints(List<Explanation.Change> changes) {
    for (int c = 0; c < claims.size(); c++) {
      ResourceClaim claim = claims.get(c);
      for (int i = 0; i < claim.constraints().size(); i++) {
        List<DeviceConstraint> rest = new ArrayList<>(claim.constraints());
        DeviceConstraint dropped = rest.remove(i);
        if (fits(replaced(c, with(claim, claim.requests(), rest)))) {
          changes.add(new Explanation.Change(
              Explanation.Change.Kind.DROP_CONSTRAINT,
              "drop " + words(dropped) + " of claim " + claim.key()));
        }
      }
    }
  }

  private void lowerCounts(List<Explanation.Change> changes) {
    eachExact((c, r, wanted) -> {
      for (long count = wanted.count() - 1;
          count > 0 && wanted.allocationMode().equals("ExactCount");
          count--) {
        if (fits(withRequest(c, r, counting(wanted, count)))) {
          changes.add(new Explanation.Change(
              Explanation.Change.Kind.LOWER_COUNT,
              "request " + wanted.name() + " of claim " + claims.get(c).key() + " wants " + count
                  + " instead of " + wanted.count()));
          return;
        }
      }
    });
  }

  private void dropSelectors(List<Explanation.Change> changes) {
    eachExact((c, r, wanted) -> {
      for (int s = 0; s < wanted.selectors().size(); s++) {
        List<Selector> rest = new ArrayList<>(wanted.selectors());
        Selector dropped = rest.remove(s);
        if (fits(withRequest(c, r, selecting(wanted, rest)))) {
          changes.add(new Explanation.Change(
              Explanation.Change.Kind.DROP_SELECTOR,
              "drop selector " + dropped.cel().orElse("") + " of request " + wanted.name()
                  + " of claim " + claims.get(c).key()));
        }
      }
    });
  }

  private interface ExactRequest {
    void look(int claim, int request, WantedDevices wanted);
  }

  private void eachExact(ExactRequest look) {
    for (int c = 0; c < claims.size(); c++) {
      for (int r = 0; r < claims.get(c).requests().size(); r++) {
        Optional<WantedDevices> wanted = claims.get(c).requests().get(r).exactly();
        if (wanted.isPresent()) {
          look.look(c, r, wanted.get());
        }
      }
    }
  }

  // ---- changed copies

  private DraCluster cluster(List<ResourceSlice> slices, List<ResourceClaim> inUse) {
    return new DraCluster(slices, visible.classes(), inUse, visible.taintRules());
  }

  private List<ResourceClaim> replaced(int index, ResourceClaim claim) {
    List<ResourceClaim> changed = new ArrayList<>(claims);
    changed.set(index, claim);
    return changed;
  }

  private List<ResourceClaim> withRequest(int c, int r, WantedDevices wanted) {
    ResourceClaim claim = claims.get(c);
    List<DeviceRequest> requests = new ArrayList<>(claim.requests());
    requests.set(r, new DeviceRequest(requests.get(r).name(), Optional.of(wanted), List.of()));
    return replaced(c, with(claim, requests, claim.constraints()));
  }

  private List<ResourceClaim> changed(UnaryOperator<WantedDevices> change) {
    List<ResourceClaim> changed = new ArrayList<>();
    for (ResourceClaim claim : claims) {
      List<DeviceRequest> requests = new ArrayList<>();
      for (DeviceRequest request : claim.requests()) {
        requests.add(new DeviceRequest(
            request.name(),
            request.exactly().map(change),
            request.firstAvailable().stream().map(change).toList()));
      }
      changed.add(with(claim, requests, claim.constraints()));
    }
    return changed;
  }

  private static ResourceClaim with(
      ResourceClaim claim, List<DeviceRequest> requests, List<DeviceConstraint> constraints) {
    return new ResourceClaim(
        claim.namespace(),
        claim.name(),
        requests,
        constraints,
        claim.configuration(),
        claim.allocation());
  }

  private static WantedDevices tolerating(WantedDevices wanted, DeviceToleration toleration) {
    List<DeviceToleration> tolerations = new ArrayList<>(wanted.tolerations());
    tolerations.add(toleration);
    return copy(wanted, wanted.selectors(), wanted.count(), tolerations);
  }

  private static WantedDevices counting(WantedDevices wanted, long count) {
    return copy(wanted, wanted.selectors(), count, wanted.tolerations());
  }

  private static WantedDevices selecting(WantedDevices wanted, List<Selector> selectors) {
    return copy(wanted, selectors, wanted.count(), wanted.tolerations());
  }

  private static WantedDevices copy(
      WantedDevices wanted,
      List<Selector> selectors,
      long count,
      List<DeviceToleration> tolerations) {
    return new WantedDevices(
        wanted.name(),
        wanted.deviceClassName(),
        selectors,
        wanted.allocationMode(),
        count,
        wanted.adminAccess(),
        tolerations,
        wanted.capacity());
  }
}
