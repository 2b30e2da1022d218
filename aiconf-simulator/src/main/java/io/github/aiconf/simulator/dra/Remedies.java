package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.CounterSet;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.DeviceConstraint;
import io.github.aiconf.simulator.model.DeviceInUse;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.model.DeviceToleration;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.model.Selector;
import io.github.aiconf.simulator.model.WantedDevices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

  /** Claims of which it is tried what their release would give. */
  private static final int MOST_RELEASED = 100;

  private final DraFeatures features;
  private final DraCluster visible;
  private final List<ResourceClaim> claims;

  private final Set<String> constrainedAttributes = new HashSet<>();

  /** What is visible as it is. */
  private final DeviceInventory unchanged;

  Remedies(DeviceInventory inventory, int node, ClaimPlan plan) {
    this.features = inventory.profile().features();
    this.visible = inventory.visibleFrom(node);
    this.claims = plan.claims;
    // Apart from the inventory, which would remember each device that is only tried.
    this.unchanged = DeviceInventory.compile(
        inventory.profile(),
        inventory.compatibility(),
        inventory.selectors(),
        List.of(inventory.nodes().get(node)),
        visible);
    for (ResourceClaim claim : claims) {
      for (DeviceConstraint constraint : claim.constraints()) {
        constraint.matchAttribute().ifPresent(constrainedAttributes::add);
        constraint.distinctAttribute().ifPresent(constrainedAttributes::add);
      }
    }
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
      reduced.add(ClaimEdits.with(claim, requests, constraints));
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
    if (features.deviceTaintRules()) {
      visible.taintRules().forEach(rule -> taints.add(rule.taint()));
    }
    for (DeviceTaint taint : taints) {
      if (!taint.keepsAway()) {
        continue;
      }
      DeviceToleration toleration = new DeviceToleration(
          taint.key(), "Equal", taint.value(), taint.effect(), Optional.empty());
      if (fits(changed(w -> ClaimEdits.tolerating(w, toleration)))) {
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
    int tried = 0;
    for (ResourceClaim claim : visible.claims()) {
      boolean concerns = claim.allocation().orElse(List.of()).stream()
          .anyMatch(d -> held.contains(d.driver() + "/" + d.pool() + "/" + d.device()));
      if (!concerns || tried++ >= MOST_RELEASED) {
        continue;
      }
      if (fits(unchanged.without(claim), claims)) {
        changes.add(new Explanation.Change(
            Explanation.Change.Kind.RELEASE,
            "claim " + claim.key() + " gives back " + names(claim.allocation().orElse(List.of()))));
      }
    }
  }

  private static String names(List<DeviceInUse> devices) {
    return String.join(", ", devices.stream().map(DeviceInUse::device).toList());
  }

  /**
   * What claims can tell of a device of a slice. Of devices that they cannot tell apart one is
   * enough to try more like it.
   *
   * @param requests that it suits, or would suit if it were free
   * @param constrained the attributes that constraints look at
   */
  private record Kind(
      String slice,
      Set<String> requests,
      Map<String, AttributeValue> constrained,
      Map<String, DeviceCapacity> capacity,
      List<CounterSet> counters) {}

  /** Tries more devices like each that would do, or would do if it were free. */
  private void addDevices(
      List<Explanation.Change> changes, List<Explanation.RequestView> requests) {
    Map<String, Set<String>> wanted = new HashMap<>();
    for (Explanation.RequestView request : requests) {
      String name = request.claim() + " " + request.request();
      request
          .suitable()
          .forEach(id -> wanted.computeIfAbsent(id, i -> new HashSet<>()).add(name));
      for (Exclusion exclusion : request.exclusions()) {
        if (exclusion.cause() == Exclusion.Cause.IN_USE) {
          wanted.computeIfAbsent(id(exclusion), i -> new HashSet<>()).add(name);
        }
      }
    }
    Set<Kind> tried = new HashSet<>();
    for (ResourceSlice slice : visible.slices()) {
      for (Device device : slice.devices()) {
        String id = slice.driver() + "/" + slice.pool().name() + "/" + device.name();
        Set<String> suits = wanted.get(id);
        if (suits != null && tried.add(kind(slice, device, suits))) {
          addDevices(changes, slice, device);
        }
      }
    }
  }

  private static String id(Exclusion exclusion) {
    return exclusion.driver() + "/" + exclusion.pool() + "/" + exclusion.device();
  }

  private Kind kind(ResourceSlice slice, Device device, Set<String> suits) {
    Map<String, AttributeValue> constrained = new HashMap<>();
    device.attributes().forEach((name, value) -> {
      String qualified = name.indexOf('/') < 0 ? slice.driver() + "/" + name : name;
      if (constrainedAttributes.contains(qualified)) {
        constrained.put(qualified, value);
      }
    });
    return new Kind(slice.name(), suits, constrained, device.capacity(), device.consumesCounters());
  }

  private void addDevices(List<Explanation.Change> changes, ResourceSlice slice, Device like) {
    for (int more = 1; more <= MOST_ADDED; more++) {
      if (fits(unchanged.with(ClaimEdits.adding(slice, like, more)), claims)) {
        String count = more == 1 ? "one more free device" : more + " more free devices";
        changes.add(new Explanation.Change(
            Explanation.Change.Kind.ADD_DEVICES,
            count + " like " + like.name() + " of " + slice.driver() + "/"
                + slice.pool().name()));
        return;
      }
    }
  }

  private void dropConstraints(List<Explanation.Change> changes) {
    for (int c = 0; c < claims.size(); c++) {
      ResourceClaim claim = claims.get(c);
      for (int i = 0; i < claim.constraints().size(); i++) {
        List<DeviceConstraint> rest = new ArrayList<>(claim.constraints());
        DeviceConstraint dropped = rest.remove(i);
        if (fits(replaced(c, ClaimEdits.with(claim, claim.requests(), rest)))) {
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
        if (fits(withRequest(c, r, ClaimEdits.counting(wanted, count)))) {
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
        if (fits(withRequest(c, r, ClaimEdits.selecting(wanted, rest)))) {
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

  private List<ResourceClaim> replaced(int index, ResourceClaim claim) {
    List<ResourceClaim> changed = new ArrayList<>(claims);
    changed.set(index, claim);
    return changed;
  }

  private List<ResourceClaim> withRequest(int c, int r, WantedDevices wanted) {
    ResourceClaim claim = claims.get(c);
    List<DeviceRequest> requests = new ArrayList<>(claim.requests());
    requests.set(r, new DeviceRequest(requests.get(r).name(), Optional.of(wanted), List.of()));
    return replaced(c, ClaimEdits.with(claim, requests, claim.constraints()));
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
      changed.add(ClaimEdits.with(claim, requests, claim.constraints()));
    }
    return changed;
  }
}
