package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.ClaimPlan.Request;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.selector.DeviceSelector;
import io.github.aiconf.simulator.selector.FailingTerm;
import io.github.aiconf.simulator.selector.SelectorOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says why claims cannot be allocated for a node. Costs nothing when nobody asks: it looks at the
 * question again, from the beginning.
 */
final class Explainer {

  private final DeviceInventory inventory;
  private final Question question;

  Explainer(DeviceInventory inventory) {
    this.inventory = inventory;
    this.question = new Question(inventory);
  }

  Explanation explain(int node, ClaimPlan plan) {
    return explain(node, plan, true);
  }

  Explanation outline(int node, ClaimPlan plan) {
    return explain(node, plan, false);
  }

  private Explanation explain(int node, ClaimPlan plan, boolean withRemedies) {
    Allocator.Outcome outcome = inventory.allocator().ask(node, plan);
    question.prepare(node, plan);
    List<String> pools = new ArrayList<>();
    for (NodeDevices.Pool pool : question.node.pools) {
      if (pool.state() != NodeDevices.State.USABLE) {
        pools.add(pool.id() + " " + pool.problem());
      }
    }
    List<Explanation.RequestView> requests = new ArrayList<>();
    if (plan.problem.isEmpty() && question.node.problem.isEmpty()) {
      for (Request request : plan.requests) {
        for (int v = request.first(); v < request.end(); v++) {
          requests.add(view(plan.variants[v]));
        }
      }
    }
    boolean refused =
        outcome == Allocator.Outcome.DOES_NOT_FIT || outcome == Allocator.Outcome.NODE_ERROR;
    List<String> conflict = List.of();
    List<Explanation.Change> changes = List.of();
    if (refused && withRemedies) {
      Remedies remedies = new Remedies(inventory, node, plan);
      conflict = remedies.conflict();
      changes = remedies.changes(requests);
    }
    return new Explanation(
        inventory.nodes().get(node).name(), outcome, pools, requests, conflict, changes);
  }

  private Explanation.RequestView view(Variant variant) {
    List<String> suitable = new ArrayList<>();
    List<Exclusion> exclusions = new ArrayList<>();
    for (int position = 0; position < question.node.devices.length; position++) {
      int device = question.node.devices[position];
      String driver = question.published.driver(device);
      String pool = question.published.entryOf[device].slice().pool().name();
      String name = question.published.name(device);
      Finding finding = look(variant, position);
      if (finding == null) {
        suitable.add(driver + "/" + pool + "/" + name);
      } else {
        exclusions.add(new Exclusion(driver, pool, name, finding.cause(), finding.detail()));
      }
    }
    int wanted = variant.all ? suitable.size() : variant.count;
    String claim = question.plan.claims.get(variant.claim).key();
    return new Explanation.RequestView(claim, variant.name, wanted, suitable, exclusions);
  }

  private record Finding(Exclusion.Cause cause, String detail) {}

  private @Nullable Finding look(Variant variant, int position) {
    int device = question.node.devices[position];
    if (!question.features.bindingConditions()
        && !question.published.devices[device].bindingConditions().isEmpty()) {
      return new Finding(Exclusion.Cause.BINDING_CONDITIONS, "DRADeviceBindingConditions is off");
    }
    int ofClass =
        variant.deviceClass == null ? 0 : variant.deviceClass.selectors().size();
    for (int s = 0; s < variant.selectors.length; s++) {
      SelectorOutcome outcome = variant.selectors[s].selector.evaluate(
          question.published.driver(device), question.published.devices[device]);
      if (outcome instanceof SelectorOutcome.Failure failure) {
        return new Finding(
            Exclusion.Cause.SELECTOR_ERROR,
            variant.selectors[s].selector.expression() + ": " + failure.error());
      }
      if (outcome instanceof SelectorOutcome.Answer answer && !answer.matches()) {
        return new Finding(
            s < ofClass ? Exclusion.Cause.CLASS_SELECTOR : Exclusion.Cause.REQUEST_SELECTOR,
            refusing(variant.selectors[s].selector, device));
      }
    }
    if (question.node.matches[position] != NodeMatching.Match.YES) {
      return new Finding(Exclusion.Cause.OTHER_NODE, "");
    }
    if (!question.features.partitionableDevices()
        && !question.published.devices[device].consumesCounters().isEmpty()) {
      return new Finding(Exclusion.Cause.PARTITION, "DRAPartitionableDevices is off");
    }
    List<DeviceTaint> taints = question.published.taints(device);
    for (DeviceTaint taint : taints) {
      if (!variant.tolerates(List.of(taint))) {
        return new Finding(Exclusion.Cause.TAINT, words(taint));
      }
    }
    if (!variant.admin && Bits.has(question.usage.held, position)) {
      return new Finding(
          Exclusion.Cause.IN_USE, "by " + String.join(", ", inventory.holders(device)));
    }
    if (!question.acceptable(variant, position)) {
      return new Finding(Exclusion.Cause.COUNTERS, counters(position));
    }
    if (!question.capacityFits(variant, position)) {
      String problem = variant.draw(question.published, device, question.steps).problem();
      return new Finding(
          Exclusion.Cause.CAPACITY,
          problem.isEmpty()
              ? "others have drawn too much: " + String.join(", ", inventory.holders(device))
              : problem);
    }
    return null;
  }

  /** The term of the selector that is false for the device, with what it saw there. */
  private String refusing(DeviceSelector selector, int device) {
    return inventory
        .selectors()
        .failingTerm(
            selector.expression(),
            question.published.driver(device),
            question.published.devices[device])
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
