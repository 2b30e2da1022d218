package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.PodVerdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replays a witness: puts one pod after the other onto its node, and asks every filter each time.
 * Slow, and shares nothing with the ways in which witnesses are found.
 */
public final class WitnessCheck {

  private final NodeInventory inventory;

  /** Replays in this inventory, which is afterwards as it was. */
  public WitnessCheck(NodeInventory inventory) {
    this.inventory = inventory;
  }

  /** What is wrong with the witness; empty if it is right. */
  public Optional<String> problem(Gang gang, Witness witness) {
    for (int podClass = 0; podClass < gang.classes().size(); podClass++) {
      PodClass of = gang.classes().get(podClass);
      long placed = witness.placed(podClass);
      if (placed < of.minimum() || placed > of.count()) {
        return Optional.of(placed + " pods of class " + of.name() + " are placed");
      }
    }
    if (witness.placed() < gang.minimum()) {
      return Optional.of("only " + witness.placed() + " pods are placed");
    }
    return scattered(gang, witness)
        .or(() -> replay(gang, witness))
        .or(() -> devices(gang, witness));
  }

  private Optional<String> scattered(Gang gang, Witness witness) {
    if (gang.topology().isEmpty() || witness.domain().isEmpty()) {
      return gang.topology().filter(Topology::required).map(t -> "no part is named");
    }
    for (Witness.Step step : witness.steps()) {
      Optional<Node> node = inventory.node(step.node());
      List<String> values = new ArrayList<>();
      for (String label : gang.topology().get().path()) {
        values.add(node.map(each -> each.labels().get(label)).orElse(""));
      }
      if (node.isEmpty()
          || !node.get().labels().keySet().containsAll(gang.topology().get().path())
          || !String.join("/", values).equals(witness.domain().get())) {
        return Optional.of(
            "node " + step.node() + " is not in " + witness.domain().get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> replay(Gang gang, Witness witness) {
    List<Pod> added = new ArrayList<>();
    try {
      for (Witness.Step step : witness.steps()) {
        Pod pod = gang.classes().get(step.podClass()).bare();
        for (int i = 0; i < step.count(); i++) {
          PodVerdicts verdicts = inventory.judge(pod);
          int node = verdicts.nodes().indexOf(step.node());
          if (node < 0 || !verdicts.fits(node)) {
            return Optional.of("pod " + (added.size() + 1) + " is refused on node " + step.node());
          }
          Pod placed = pod.on(step.node());
          inventory.add(placed);
          added.add(placed);
        }
      }
      return Optional.empty();
    } finally {
      added.forEach(inventory::remove);
    }
  }

  private Optional<String> devices(Gang gang, Witness witness) {
    if (!DeviceRoom.isNeeded(gang.classes())) {
      return Optional.empty();
    }
    return new DeviceRoom(inventory.deviceInventory(), gang.classes()).allocates(witness)
        ? Optional.empty()
        : Optional.of("the claims cannot be allocated");
  }
}
