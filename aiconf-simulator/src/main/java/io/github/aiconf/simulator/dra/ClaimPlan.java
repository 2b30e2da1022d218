package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceConstraint;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.model.DeviceToleration;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.Selector;
import io.github.aiconf.simulator.model.WantedDevices;
import io.github.aiconf.simulator.selector.DeviceSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Claims that are to be allocated together, prepared for a {@link DeviceInventory}: ask for many
 * nodes, from any thread. A plan also serves inventories that differ in claims and nodes only.
 */
public final class ClaimPlan {

  /** A request, or one of its alternatives. */
  static final class Variant {

    final int index;
    final int claim;
    final WantedDevices wanted;
    final @Nullable DeviceClass deviceClass;
    /** As results name it: the request, or request and alternative. */
    final String name;

    final boolean all;
    final boolean admin;
    final boolean paysCounters;
    final int count;

    /** The selectors of the class, then those of the request, and what they said so far. */
    final DeviceSelector[] selectors;

    final byte[][] answers;

    /** The constraints of the claim that cover it, in their order. */
    final int[] constraints;

    /** By shape of capacities; null until asked. */
    private final @Nullable CapacityDraw[] draws;

    private Variant(
        int index,
        int claim,
        WantedDevices wanted,
        @Nullable DeviceClass deviceClass,
        String name,
        boolean paysCounters,
        DeviceSelector[] selectors,
        byte[][] answers,
        int[] constraints,
        int shapes) {
      this.index = index;
      this.claim = claim;
      this.wanted = wanted;
      this.deviceClass = deviceClass;
      this.name = name;
      this.all = wanted.allocationMode().equals("All");
      this.admin = wanted.adminAccess().orElse(false);
      this.paysCounters = paysCounters || !admin;
      this.count = (int) Math.min(wanted.count(), Integer.MAX_VALUE);
      this.selectors = selectors;
      this.answers = answers;
      this.constraints = constraints;
      this.draws = new CapacityDraw[shapes];
    }

    /** Stands where it is open which variant it will be. */
    static Variant none() {
      WantedDevices nothing = new WantedDevices(
          "", "", List.of(), "", 0, Optional.empty(), List.of(), Optional.empty());
      return new Variant(
          -1, -1, nothing, null, "", true, new DeviceSelector[0], new byte[0][], new int[0], 0);
    }

    boolean tolerates(List<DeviceTaint> taints) {
      for (DeviceTaint taint : taints) {
        boolean tolerated = false;
        for (DeviceToleration toleration : wanted.tolerations()) {
          tolerated |= toleration.tolerates(taint);
        }
        if (!tolerated) {
          return false;
        }
      }
      return true;
    }

    CapacityDraw draw(PublishedDevices published, int device, StepArithmetic steps) {
      int shape = published.capacityShape[device];
      CapacityDraw draw = draws[shape];
      if (draw == null) {
        draw = CapacityDraw.of(
            wanted.capacity().orElse(Map.of()), published.devices[device].capacity(), steps);
        draws[shape] = draw;
      }
      return draw;
    }
  }

  /** A request with its alternatives, which are {@code variants[first..end)}. */
  record Request(int claim, DeviceRequest request, int first, int end, boolean last) {

    boolean hasAlternatives() {
      return !request.firstAvailable().isEmpty();
    }
  }

  /** A constraint of a claim, with the values it compares. */
  record Constraint(
      int claim,
      DeviceConstraint constraint,
      boolean match,
      AttributeIds ids,
      AttributeSets sets) {}

  final PublishedDevices published;
  final List<ResourceClaim> claims;
  final Request[] requests;
  final Variant[] variants;
  final Constraint[] constraints;

  /** Why Kubernetes gives an error whatever the node; empty if it does not. */
  final String problem;

  /** Each node on which they fit has at least so many devices that can be taken. */
  final int leastRoom;

  /** Whether some class or claim has configuration for drivers. */
  final boolean hasConfiguration;

  private ClaimPlan(
      PublishedDevices published,
      List<ResourceClaim> claims,
      List<Request> requests,
      List<Variant> variants,
      List<Constraint> constraints,
      String problem) {
    this.published = published;
    this.claims = claims;
    this.requests = requests.toArray(new Request[0]);
    this.variants = variants.toArray(new Variant[0]);
    this.constraints = constraints.toArray(new Constraint[0]);
    this.problem = problem;
    this.leastRoom = leastRoom();
    this.hasConfiguration = hasConfiguration();
  }

  private int leastRoom() {
    long least = 0;
    for (Request request : requests) {
      long fewest = Integer.MAX_VALUE;
      for (int v = request.first(); v < request.end(); v++) {
        Variant variant = variants[v];
        fewest = Math.min(fewest, variant.all || variant.admin ? 0 : variant.count);
      }
      least += fewest;
    }
    return problem.isEmpty() ? (int) Math.min(least, Integer.MAX_VALUE - 1) : 0;
  }

  private boolean hasConfiguration() {
    for (Variant variant : variants) {
      if (variant.deviceClass != null && !variant.deviceClass.configuration().isEmpty()) {
        return true;
      }
    }
    for (ResourceClaim claim : claims) {
      if (!claim.configuration().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The claims, in the order in which they are allocated. */
  public List<ResourceClaim> claims() {
    return claims;
  }

  /** Puts a plan together. */
  static final class Builder {

    private final DeviceInventory inventory;
    private final DraFeatures features;
    private final List<ResourceClaim> claims;
    private final List<Request> requests = new ArrayList<>();
    private final List<Variant> variants = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private String problem = "";

    Builder(DeviceInventory inventory, List<ResourceClaim> claims) {
      this.inventory = inventory;
      this.features = inventory.profile().features();
      this.claims = List.copyOf(claims);
    }

    ClaimPlan build() {
      for (int i = 0; i < claims.size(); i++) {
        add(i, claims.get(i));
      }
      return new ClaimPlan(inventory.published(), claims, requests, variants, constraints, problem);
    }

    private void add(int claim, ResourceClaim wanted) {
      int firstConstraint = constraints.size();
      for (DeviceConstraint constraint : wanted.constraints()) {
        addConstraint(claim, wanted, constraint);
      }
      for (int r = 0; r < wanted.requests().size(); r++) {
        DeviceRequest request = wanted.requests().get(r);
        int first = variants.size();
        if (!request.firstAvailable().isEmpty()) {
          if (!features.prioritizedList()) {
            fail(wanted, request.name(), "has alternatives, but DRAPrioritizedList is off");
          }
          for (WantedDevices alternative : request.firstAvailable()) {
            String name = request.name() + "/" + alternative.name();
            addVariant(claim, wanted, request.name(), name, alternative, firstConstraint);
          }
        } else if (request.exactly().isPresent()) {
          String name = request.name();
          addVariant(claim, wanted, name, name, request.exactly().get(), firstConstraint);
        } else {
          fail(wanted, request.name(), "says neither exactly nor firstAvailable");
        }
        requests.add(new Request(
            claim, request, first, variants.size(), r == wanted.requests().size() - 1));
      }
    }

    private void addConstraint(int claim, ResourceClaim wanted, DeviceConstraint constraint) {
      Optional<String> attribute = constraint.matchAttribute().or(constraint::distinctAttribute);
      if (attribute.isEmpty()) {
        fail(wanted, "constraints", "one is neither matchAttribute nor distinctAttribute");
      }
      String name = attribute.orElse("");
      PublishedDevices published = inventory.published();
      constraints.add(new Constraint(
          claim,
          constraint,
          constraint.matchAttribute().isPresent(),
          published.attribute(name),
          features.listTypeAttributes() ? published.attributeSets(name) : AttributeSets.NONE));
    }

    private void addVariant(
        int claim,
        ResourceClaim wanted,
        String request,
        String name,
        WantedDevices devices,
        int firstConstraint) {
      check(wanted, name, devices);
      @Nullable DeviceClass deviceClass = inventory.deviceClass(devices.deviceClassName());
      if (deviceClass == null) {
        fail(
            wanted,
            name,
            devices.deviceClassName().isEmpty()
                ? "names no device class"
                : "names device class " + devices.deviceClassName() + ", which does not exist");
      }
      List<Selector> all = new ArrayList<>();
      if (deviceClass != null) {
        all.addAll(deviceClass.selectors());
      }
      all.addAll(devices.selectors());
      PublishedDevices published = inventory.published();
      DeviceSelector[] selectors = new DeviceSelector[all.size()];
      byte[][] answers = new byte[all.size()][];
      for (int i = 0; i < selectors.length; i++) {
        selectors[i] = inventory.selectors().compile(all.get(i).cel().orElse("false"));
        answers[i] = published.answers(selectors[i]);
      }
      List<Integer> covering = new ArrayList<>();
      for (int k = firstConstraint; k < constraints.size(); k++) {
        List<String> covered = constraints.get(k).constraint().requests();
        if (covered.isEmpty() || covered.contains(request) || covered.contains(name)) {
          covering.add(k);
        }
      }
      variants.add(new Variant(
          variants.size(),
          claim,
          devices,
          deviceClass,
          name,
          inventory.compatibility().adminAccessPaysCounters(),
          selectors,
          answers,
          covering.stream().mapToInt(Integer::intValue).toArray(),
          published.shapes));
    }

    private void check(ResourceClaim wanted, String name, WantedDevices devices) {
      if (!features.consumableCapacity() && devices.capacity().isPresent()) {
        fail(wanted, name, "has capacity requests, but DRAConsumableCapacity is off");
      }
      if (devices.selectors().stream().anyMatch(s -> s.cel().isEmpty())) {
        fail(wanted, name, "has a selector without a CEL expression");
      }
      if (!features.adminAccess() && devices.adminAccess().isPresent()) {
        fail(wanted, name, "asks for admin access, but DRAAdminAccess is off");
      }
      String mode = devices.allocationMode();
      if (!mode.equals("ExactCount") && !mode.equals("All")) {
        fail(wanted, name, "has the unknown allocation mode '" + mode + "'");
      }
    }

    /** The first problem is the one that is told. */
    private void fail(ResourceClaim claim, String where, String what) {
      if (problem.isEmpty()) {
        problem = "claim " + claim.key() + ", " + where + ": " + what;
      }
    }
  }
}
