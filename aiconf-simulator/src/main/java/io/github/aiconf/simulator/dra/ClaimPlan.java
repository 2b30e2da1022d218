package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceConstraint;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.model.DeviceToleration;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.WantedDevices;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Claims that are to be allocated together, prepared for a {@link DeviceInventory}: ask for many
 * nodes, from any thread. A plan also serves inventories that differ in claims and nodes only.
 */
public final class ClaimPlan {

  /** A request, or one of its alternatives. */
  static final class Variant {

    private static final CapacityDraw[] NO_DRAWS = new CapacityDraw[0];

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

    /** The selectors of the class, then those of the request. */
    final DeviceFindings.Said[] selectors;

    /** By selector and number of device. */
    final byte[][] answers;

    /** The constraints of the claim that cover it, in their order. */
    final int[] constraints;

    final RequestedCapacity requested;

    /** By shape of capacities, for requests that name some; null until asked. */
    private final @Nullable CapacityDraw[] draws;

    Variant(
        int index,
        int claim,
        WantedDevices wanted,
        @Nullable DeviceClass deviceClass,
        String name,
        boolean paysCounters,
        DeviceFindings.Said[] selectors,
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
      this.requested = RequestedCapacity.of(wanted.capacity());
      this.draws = wanted.capacity().isEmpty() ? NO_DRAWS : new CapacityDraw[shapes];
    }

    /** Stands where it is open which variant it will be. */
    static Variant none() {
      WantedDevices nothing = new WantedDevices(
          "", "", List.of(), "", 0, Optional.empty(), List.of(), Optional.empty());
      return new Variant(
          -1,
          -1,
          nothing,
          null,
          "",
          true,
          new DeviceFindings.Said[0],
          new byte[0][],
          new int[0],
          0);
    }

    boolean tolerates(List<DeviceTaint> taints) {
      if (taints.isEmpty()) {
        return true;
      }
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

    /** What it draws of a device. */
    CapacityDraw draw(PublishedDevices published, int device, StepArithmetic steps) {
      int shape = published.capacityShape[device];
      CapacityDraw draw = shape < draws.length ? draws[shape] : null;
      if (draw == null) {
        draw = published.draws().of(requested, shape, published.devices[device].capacity(), steps);
        if (shape < draws.length) {
          draws[shape] = draw;
        }
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

  ClaimPlan(
      PublishedDevices published,
      List<ResourceClaim> claims,
      Request[] requests,
      Variant[] variants,
      Constraint[] constraints,
      String problem) {
    this.published = published;
    this.claims = claims;
    this.requests = requests;
    this.variants = variants;
    this.constraints = constraints;
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
}
