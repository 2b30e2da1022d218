package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.selector.DeviceSelector;
import io.github.aiconf.simulator.selector.FailingTerm;
import io.github.aiconf.simulator.selector.SelectorOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says why claims cannot be allocated for a node. Costs nothing when nobody asks: it looks at the
 * question again, from the beginning.
 */
final class Explainer {

  private final DeviceInventory inventory;
  private final Question question;
  private final Allocator allocator;
  private @Nullable ClaimPlan asked;

  Explainer(DeviceInventory inventory) {
    this.inventory = inventory;
    this.allocator = inventory.allocator();
    this.question = allocator.question();
  }

  Explanation explain(int node, ClaimPlan plan) {
    Explanation outline = outline(node, plan);
    if (!isRefused(outline.outcome())) {
      return outline;
    }
    Remedies remedies = new Remedies(inventory, node, plan);
    return new Explanation(
        outline.node(),
        outline.outcome(),
        outline.pools(),
        outline.requests(),
        remedies.conflict(),
        remedies.changes(outline.requests()));
  }

  private static boolean isRefused(Allocator.Outcome outcome) {
    return outcome == Allocator.Outcome.DOES_NOT_FIT || outcome == Allocator.Outcome.NODE_ERROR;
  }

  Explanation outline(int node, ClaimPlan plan) {
    Allocator.Outcome outcome = allocator.ask(node, plan);
    List<String> pools = new ArrayList<>();
    for (NodeDevices.Pool pool : question.node.pools) {
      if (pool.state() != NodeDevices.State.USABLE) {
        pools.add(pool.id() + " " + pool.problem());
      }
    }
    List<Explanation.RequestView> requests = new ArrayList<>();
    if (isAnswerable()) {
      for (Variant variant : plan.variants) {
        requests.add(view(variant));
      }
    }
    return new Explanation(
        inventory.nodes().get(node).name(), outcome, pools, requests, List.of(), List.of());
  }

  private boolean isAnswerable() {
    return question.plan.problem.isEmpty() && question.node.problem.isEmpty();
  }

  /**
   * What two nodes have in common if they refuse for the same reasons, whatever their devices are
   * called.
   *
   * @param problems of pools that cannot be used
   * @param suitable for each request or alternative how many devices suit it
   * @param excluded and how many each rule keeps away
   */
  record Reasons(
      Allocator.Outcome outcome,
      List<String> problems,
      List<Integer> suitable,
      List<Map<Exclusion.Cause, Integer>> excluded) {}

  /** The reasons of a node, without a word about single devices. */
  Reasons reasons(int node, ClaimPlan plan) {
    if (plan != asked) {
      allocator.begin();
      asked = plan;
    }
    Allocator.Outcome outcome = allocator.askNext(node, plan);
    List<String> problems = List.of();
    for (NodeDevices.Pool pool : question.node.pools) {
      if (pool.state() != NodeDevices.State.USABLE) {
        problems = new ArrayList<>(problems);
        problems.add(pool.problem());
      }
    }
    List<Integer> suitable = new ArrayList<>(plan.variants.length);
    List<Map<Exclusion.Cause, Integer>> excluded = new ArrayList<>(plan.variants.length);
    if (isAnswerable()) {
      for (Variant variant : plan.variants) {
        Map<Exclusion.Cause, Integer> counts = new EnumMap<>(Exclusion.Cause.class);
        int suits = 0;
        for (int position = 0; position < question.node.devices.length; position++) {
          Exclusion.Cause cause = cause(variant, position);
          if (cause == null) {
            suits++;
          } else {
            counts.merge(cause, 1, Integer::sum);
          }
        }
        suitable.add(suits);
        excluded.add(counts);
      }
    }
    return new Reasons(outcome, problems, suitable, excluded);
  }

  /** Devices of the node that was looked at last. */
  int devices() {
    return question.node.devices.length;
  }

  private Explanation.RequestView view(Variant variant) {
    List<String> suitable = new ArrayList<>();
    List<Exclusion> exclusions = new ArrayList<>();
    for (int position = 0; position < question.node.devices.length; position++) {
      int device = question.node.devices[position];
      String driver = question.published.driver(device);
      String pool = question.published.entryOf[device].slice().pool().name();
      String name = question.published.name(device);
      Exclusion.Cause cause = cause(variant, position);
      if (cause == null) {
        suitable.add(driver + "/" + pool + "/" + name);
      } else {
        exclusions.add(new Exclusion(driver, pool, name, cause, detail(cause, variant, position)));
      }
    }
    int wanted = variant.all ? suitable.size() : variant.count;
    String claim = question.plan.claims.get(variant.claim).key();
    return new Explanation.RequestView(claim, variant.name, wanted, suitable, exclusions);
  }

  /** The first rule that keeps the device from the request; null if none does. */
  private Exclusion.@Nullable Cause cause(Variant variant, int position) {
    int device = question.node.devices[position];
    if (!question.features.bindingConditions()
        && !question.published.devices[device].bindingConditions().isEmpty()) {
      return Exclusion.Cause.BINDING_CONDITIONS;
    }
    int refusing = refusing(variant, device);
    if (refusing >= 0) {
      return question.answer(variant, refusing, device) == PublishedDevices.ERROR
          ? Exclusion.Cause.SELECTOR_ERROR
          : refusing < ofClass(variant)
              ? Exclusion.Cause.CLASS_SELECTOR
              : Exclusion.Cause.REQUEST_SELECTOR;
    }
    if (question.node.matches[position] != NodeMatching.Match.YES) {
      return Exclusion.Cause.OTHER_NODE;
    }
    if (!question.features.partitionableDevices()
        && !question.published.devices[device].consumesCounters().isEmpty()) {
      return Exclusion.Cause.PARTITION;
    }
    if (!variant.tolerates(question.published.taints(device))) {
      return Exclusion.Cause.TAINT;
    }
    if (!variant.admin && Bits.has(question.usage.held, position)) {
      return Exclusion.Cause.IN_USE;
    }
    if (!question.acceptable(variant, position)) {
      return Exclusion.Cause.COUNTERS;
    }
    return question.capacityFits(variant, position) ? null : Exclusion.Cause.CAPACITY;
  }

  private static int ofClass(Variant variant) {
    return variant.deviceClass == null ? 0 : variant.deviceClass.selectors().size();
  }

  /** The first selector that is not true of the device; -1 if all are. */
  private int refusing(Variant variant, int device) {
    for (int s = 0; s < variant.selectors.length; s++) {
      if (question.answer(variant, s, device) != PublishedDevices.YES) {
        return s;
      }
    }
    return -1;
  }

  /** What exactly keeps the device away. */
  private String detail(Exclusion.Cause cause, Variant variant, int position) {
    int device = question.node.devices[position];
    return switch (cause) {
      case BINDING_CONDITIONS -> "DRADeviceBindingConditions is off";
      case CLASS_SELECTOR, REQUEST_SELECTOR, SELECTOR_ERROR ->
        said(variant.selectors[refusing(variant, device)].selector, device);
      case OTHER_NODE -> "";
      case PARTITION -> "DRAPartitionableDevices is off";
      case TAINT -> taint(variant, device);
      case IN_USE -> "by " + String.join(", ", inventory.holders(device));
      case COUNTERS -> counters(position);
      case CAPACITY -> capacity(variant, device);
    };
  }

  private String taint(Variant variant, int device) {
    for (DeviceTaint taint : question.published.taints(device)) {
      if (!variant.tolerates(List.of(taint))) {
        return words(taint);
      }
    }
    return "";
  }

  private String capacity(Variant variant, int device) {
    String problem = variant.draw(question.published, device, question.steps).problem();
    return problem.isEmpty()
        ? "others have drawn too much: " + String.join(", ", inventory.holders(device))
        : problem;
  }

  /** The error of the selector, or its term that is false for the device. */
  private String said(DeviceSelector selector, int device) {
    String driver = question.published.driver(device);
    Device of = question.published.devices[device];
    if (selector.evaluate(driver, of) instanceof SelectorOutcome.Failure failure) {
      return selector.expression() + ": " + failure.error();
    }
    return inventory
        .selectors()
        .failingTerm(selector.expression(), driver, of)
        .map(FailingTerm::words)
        .orElse(selector.expression());
  }

  /** The first counter that is not enough for the device. */
  private String counters(int position) {
    int pool = question.node.poolOf[position];
    Ledger left = question.usage.counters[pool];
    Ledger.Draw draw = question.node.draws[position];
    NodeDevices.Counters counters = question.node.pools.get(pool).counters();
    if (left != null && draw != null && counters != null) {
      for (int i = 0; i < draw.size(); i++) {
        if (left.left(draw.kind(i)) < draw.amount(i)) {
          return counters.names().get(draw.kind(i)) + " has too little left";
        }
      }
    }
    return "a counter of the pool is overdrawn";
  }

  static String words(DeviceTaint taint) {
    return taint.key() + (taint.value().isEmpty() ? "" : "=" + taint.value()) + ":"
        + taint.effect();
  }
}
