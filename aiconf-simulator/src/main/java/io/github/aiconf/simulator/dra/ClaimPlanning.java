package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Constraint;
import io.github.aiconf.simulator.dra.ClaimPlan.Request;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceConstraint;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.Selector;
import io.github.aiconf.simulator.model.WantedDevices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a {@link ClaimPlan}. Part of every question, so it makes no more than the plan needs. */
final class ClaimPlanning {

  private static final int[] NONE = {};

  private final DeviceInventory inventory;
  private final DraFeatures features;
  private final List<ResourceClaim> claims;
  private final Request[] requests;
  private final Variant[] variants;
  private final Constraint[] constraints;
  private int nextRequest;
  private int nextVariant;
  private int nextConstraint;
  private String problem = "";

  ClaimPlanning(DeviceInventory inventory, List<ResourceClaim> claims) {
    this.inventory = inventory;
    this.features = inventory.profile().features();
    this.claims = List.copyOf(claims);
    int requestCount = 0;
    int variantCount = 0;
    int constraintCount = 0;
    for (ResourceClaim claim : this.claims) {
      requestCount += claim.requests().size();
      constraintCount += claim.constraints().size();
      for (DeviceRequest request : claim.requests()) {
        variantCount += request.firstAvailable().isEmpty()
            ? request.exactly().isPresent() ? 1 : 0
            : request.firstAvailable().size();
      }
    }
    requests = new Request[requestCount];
    variants = new Variant[variantCount];
    constraints = new Constraint[constraintCount];
  }

  ClaimPlan plan() {
    for (int i = 0; i < claims.size(); i++) {
      add(i, claims.get(i));
    }
    return new ClaimPlan(inventory.published(), claims, requests, variants, constraints, problem);
  }

  private void add(int claim, ResourceClaim wanted) {
    int firstConstraint = nextConstraint;
    for (DeviceConstraint constraint : wanted.constraints()) {
      addConstraint(claim, wanted, constraint);
    }
    for (int r = 0; r < wanted.requests().size(); r++) {
      DeviceRequest request = wanted.requests().get(r);
      int first = nextVariant;
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
      boolean last = r == wanted.requests().size() - 1;
      requests[nextRequest++] = new Request(claim, request, first, nextVariant, last);
    }
  }

  private void addConstraint(int claim, ResourceClaim wanted, DeviceConstraint constraint) {
    boolean match = constraint.matchAttribute().isPresent();
    if (!match && constraint.distinctAttribute().isEmpty()) {
      fail(wanted, "constraints", "one is neither matchAttribute nor distinctAttribute");
    }
    String name = match
        ? constraint.matchAttribute().get()
        : constraint.distinctAttribute().orElse("");
    PublishedDevices published = inventory.published();
    constraints[nextConstraint++] = new Constraint(
        claim,
        constraint,
        match,
        published.attribute(name),
        features.listTypeAttributes() ? published.attributeSets(name) : AttributeSets.NONE);
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
    PublishedDevices published = inventory.published();
    List<Selector> ofClass = deviceClass == null ? List.of() : deviceClass.selectors();
    DeviceFindings.Said[] selectors =
        new DeviceFindings.Said[ofClass.size() + devices.selectors().size()];
    byte[][] answers = new byte[selectors.length][];
    for (int i = 0; i < selectors.length; i++) {
      Selector selector =
          i < ofClass.size() ? ofClass.get(i) : devices.selectors().get(i - ofClass.size());
      selectors[i] = published.said(selector.cel().orElse("false"), inventory.selectors());
      answers[i] = selectors[i].answers(published.devices.length);
    }
    variants[nextVariant] = new Variant(
        nextVariant,
        claim,
        devices,
        deviceClass,
        name,
        inventory.compatibility().adminAccessPaysCounters(),
        selectors,
        answers,
        covering(request, name, firstConstraint),
        published.shapes);
    nextVariant++;
  }

  /** The constraints of the claim that cover a variant. */
  private int[] covering(String request, String name, int first) {
    int count = 0;
    for (int k = first; k < nextConstraint; k++) {
      count += covers(constraints[k].constraint(), request, name) ? 1 : 0;
    }
    if (count == 0) {
      return NONE;
    }
    int[] covering = new int[count];
    int next = 0;
    for (int k = first; k < nextConstraint; k++) {
      if (covers(constraints[k].constraint(), request, name)) {
        covering[next++] = k;
      }
    }
    return covering;
  }

  private static boolean covers(DeviceConstraint constraint, String request, String name) {
    List<String> covered = constraint.requests();
    return covered.isEmpty() || covered.contains(request) || covered.contains(name);
  }

  private void check(ResourceClaim wanted, String name, WantedDevices devices) {
    if (!features.consumableCapacity() && devices.capacity().isPresent()) {
      fail(wanted, name, "has capacity requests, but DRAConsumableCapacity is off");
    }
    for (Selector selector : devices.selectors()) {
      if (selector.cel().isEmpty()) {
        fail(wanted, name, "has a selector without a CEL expression");
      }
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
