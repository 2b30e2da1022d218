package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Request;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import java.util.Arrays;
import java.util.List;

/**
 * A plan and a node, made ready for the search: for each variant of each request, which devices it
 * may take as far as that does not depend on what else is taken. For one thread, used again.
 */
final class Question {

  /** Devices that one claim can hold. */
  static final int MOST_DEVICES = 32;

  DeviceInventory inventory;
  PublishedDevices published;
  final DraFeatures features;
  final StepArithmetic steps;

  ClaimPlan plan;
  NodeDevices node;
  NodeUsage usage;
  final SharedCapacity capacity;

  /** How many words a set of positions has. */
  int words;

  /** By variant: positions that it may take. */
  long[][] candidates = new long[0][];

  /**
   * By variant: those of them that cannot be taken: a selector fails, which ends the search, or a
   * device of All is not acceptable.
   */
  long[][] failing = new long[0][];

  /** By variant: the positions of All, in order. */
  int[][] allOf = new int[0][];

  /** By variant: how many devices it takes. */
  int[] counts = new int[0];

  /**
   * Whether the search can end with an error. Then it has to try in the order of Kubernetes, since
   * an error ends it before a solution does.
   */
  boolean canFail;

  /** Why there is an error before anything is tried; empty if there is none. */
  String problem = "";

  private boolean countsCapacity;

  // What was found for the device before.
  private Variant lastVariant = Variant.none();
  private int lastShape;
  private boolean lastHasCapacity;

  Question(DeviceInventory inventory) {
    this.inventory = inventory;
    this.published = inventory.published();
    this.features = inventory.profile().features();
    this.steps = inventory.compatibility().steps();
    this.plan = new ClaimPlanning(inventory, List.of()).plan();
    this.node = NodeDevices.unusable("");
    this.usage = new NodeUsage(node, published, Usage.none(false), Compatibility.NONE);
    this.capacity = new SharedCapacity(this);
  }

  /** Asks another inventory of the same release from now on. */
  void use(DeviceInventory other) {
    inventory = other;
    published = other.published();
  }

  void prepare(int number, ClaimPlan asked) {
    prepare(inventory.nodeTree().get(number), asked);
  }

  /**
   * Makes a question ready.
   *
   * @throws IllegalArgumentException if the plan was made before slices changed
   */
  void prepare(NodeState state, ClaimPlan asked) {
    if (asked.published != published) {
      throw new IllegalArgumentException("slices changed since the plan was made: plan again");
    }
    plan = asked;
    problem = asked.problem;
    if (!problem.isEmpty()) {
      return;
    }
    node = state.devices(inventory);
    problem = node.problem;
    if (!problem.isEmpty()) {
      return;
    }
    usage = state.usage(inventory);
    canFail = false;
    words = Bits.words(node.devices.length);
    countsCapacity = features.consumableCapacity();
    if (countsCapacity) {
      capacity.prepare();
    }
    int variants = plan.variants.length;
    if (candidates.length < variants) {
      candidates = Arrays.copyOf(candidates, variants);
      failing = Arrays.copyOf(failing, variants);
      allOf = Arrays.copyOf(allOf, variants);
      counts = new int[variants];
    }
    for (Variant variant : plan.variants) {
      candidates[variant.index] = Bits.empty(candidates[variant.index], words);
      failing[variant.index] = Bits.empty(failing[variant.index], words);
      if (variant.all) {
        prepareAll(variant);
      } else {
        counts[variant.index] = variant.count;
        prepareExact(variant);
      }
      if (!problem.isEmpty()) {
        return;
      }
    }
    checkSizes();
  }

  private void checkSizes() {
    int claim = -1;
    long least = 0;
    for (Request request : plan.requests) {
      if (request.claim() != claim) {
        claim = request.claim();
        least = 0;
      }
      int fewest = Integer.MAX_VALUE;
      for (int v = request.first(); v < request.end(); v++) {
        fewest = Math.min(fewest, counts[v]);
      }
      least += fewest;
      if (least > MOST_DEVICES) {
        problem = "claim " + plan.claims.get(claim).key() + " wants more than " + MOST_DEVICES
            + " devices";
        return;
      }
    }
  }

  private void prepareExact(Variant variant) {
    long[] bits = candidates[variant.index];
    for (int position = 0; position < node.devices.length; position++) {
      if (!variant.admin && Bits.has(usage.held, position)) {
        continue;
      }
      byte answer = selected(variant, position);
      if (answer == PublishedDevices.ERROR) {
        Bits.set(failing[variant.index], position);
        Bits.set(bits, position);
        canFail = true;
      } else if (answer == PublishedDevices.YES
          && capacityFits(variant, position)
          && acceptable(variant, position)) {
        Bits.set(bits, position);
      }
    }
  }

  private void prepareAll(Variant variant) {
    canFail |= variant.constraints.length > 0;
    for (NodeDevices.Pool pool : node.pools) {
      if (pool.state() != NodeDevices.State.USABLE) {
        problem = "request " + variant.name + " asks for all devices, but pool " + pool.id() + " "
            + pool.problem();
        return;
      }
      for (int position = pool.first(); position < pool.end(); position++) {
        byte answer = selected(variant, position);
        if (answer == PublishedDevices.ERROR) {
          problem = selectorProblem(variant, position);
          return;
        }
        if (answer == PublishedDevices.YES && belongsToAll(variant, position)) {
          Bits.set(candidates[variant.index], position);
          if ((!variant.admin && Bits.has(usage.held, position))
              || !acceptable(variant, position)) {
            Bits.set(failing[variant.index], position);
          }
        }
      }
    }
    long[] bits = candidates[variant.index];
    int size = Bits.count(bits, words);
    int[] all = allOf[variant.index];
    if (all == null || all.length < size) {
      all = new int[size];
      allOf[variant.index] = all;
    }
    int next = 0;
    for (int p = Bits.next(bits, null, 0, words); p >= 0; p = Bits.next(bits, null, p + 1, words)) {
      all[next++] = p;
    }
    counts[variant.index] = size;
  }

  private boolean belongsToAll(Variant variant, int position) {
    if (countsCapacity && !inventory.profile().allLeavesOutDrainedDevices()) {
      return variant.draw(published, node.devices[position], steps).problem().isEmpty();
    }
    return capacityFits(variant, position);
  }

  /** What the selectors say, and the node selection of the device itself. */
  byte selected(Variant variant, int position) {
    int device = node.devices[position];
    if (!features.bindingConditions()
        && !published.devices[device].bindingConditions().isEmpty()) {
      return PublishedDevices.NO;
    }
    for (int s = 0; s < variant.selectors.length; s++) {
      byte answer = answer(variant, s, device);
      if (answer != PublishedDevices.YES) {
        return answer;
      }
    }
    return switch (node.matches[position]) {
      case YES -> PublishedDevices.YES;
      case NO -> PublishedDevices.NO;
      case ERROR -> PublishedDevices.ERROR;
    };
  }

  /** What one of the selectors of a variant says of a device. */
  byte answer(Variant variant, int selector, int device) {
    byte answer = variant.answers[selector][device];
    return answer == PublishedDevices.OPEN
        ? published.ask(variant.selectors[selector], variant.answers[selector], device)
        : answer;
  }

  /** Whether the capacity is enough before anything is taken. */
  boolean capacityFits(Variant variant, int position) {
    if (!countsCapacity) {
      return true;
    }
    return hasCapacity(variant, node.devices[position])
        && (!Bits.has(usage.counted, position) || capacity.covers(variant, position));
  }

  /** Devices one after the other mostly have the same capacities. */
  private boolean hasCapacity(Variant variant, int device) {
    int shape = published.capacityShape[device];
    if (variant != lastVariant || shape != lastShape) {
      lastVariant = variant;
      lastShape = shape;
      lastHasCapacity = variant.draw(published, device, steps).problem().isEmpty();
    }
    return lastHasCapacity;
  }

  /** What of the acceptance of a device does not depend on what else is taken. */
  boolean acceptable(Variant variant, int position) {
    int device = node.devices[position];
    if (!features.partitionableDevices()
        && !published.devices[device].consumesCounters().isEmpty()) {
      return false;
    }
    if (variant.paysCounters
        && Bits.has(usage.blockedByCounters, position)
        && !(isShared(device) && Bits.has(usage.shared, position))) {
      return false;
    }
    return variant.tolerates(published.taints(device));
  }

  boolean isShared(int device) {
    return countsCapacity && published.devices[device].allowMultipleAllocations();
  }

  String selectorProblem(Variant variant, int position) {
    return "claim " + plan.claims.get(variant.claim).key() + ", request " + variant.name
        + ": a selector fails on device " + published.name(node.devices[position]);
  }
}
