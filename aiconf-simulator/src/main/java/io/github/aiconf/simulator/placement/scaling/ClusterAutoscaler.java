package io.github.aiconf.simulator.placement.scaling;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.PodVerdicts;
import io.github.aiconf.simulator.placement.Rejection;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangAnswer;
import io.github.aiconf.simulator.placement.gang.GangSolver;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether cluster-autoscaler 1.36 would grow a group of nodes for a gang, and how far. It looks at
 * pods one by one, so it may add nodes for a part of a gang.
 */
public final class ClusterAutoscaler {

  /** Pods below this priority are not looked at. */
  public static final long CUTOFF = -10;

  private static final int MOST_AT_ONCE = 1_000;

  private final GangSolver solver;

  /** Asks about the cluster of this solver. */
  public ClusterAutoscaler(GangSolver solver) {
    this.solver = solver;
  }

  /** What would be done for the gang with this group. */
  public ScaleUp forGang(Gang gang, NodeGroup group) {
    GangAnswer answer = solver.answer(gang);
    if (answer.fits()) {
      return new ScaleUp(ScaleUp.Outcome.NOT_NEEDED, 0, List.of("the gang fits as things are"));
    }
    if (!(answer.verdict() instanceof GangVerdict.DoesNotFit)) {
      return new ScaleUp(
          ScaleUp.Outcome.UNKNOWN, 0, List.of("it is not known whether the gang fits"));
    }
    List<String> obstacles = obstacles(gang, group);
    if (!obstacles.isEmpty()) {
      return new ScaleUp(ScaleUp.Outcome.DOES_NOT_HELP, 0, obstacles);
    }
    Optional<Node> template = group.template();
    if (template.isEmpty()) {
      return new ScaleUp(
          ScaleUp.Outcome.DOES_NOT_HELP,
          0,
          List.of("group " + group.name() + " has no node to learn from, and no template"));
    }
    boolean byClaims = gang.classes().stream().anyMatch(each -> !each.claims().isEmpty());
    if (byClaims) {
      return new ScaleUp(
          ScaleUp.Outcome.UNKNOWN,
          0,
          List.of(
              "devices of new nodes are known only if the group has, or had, a node with them"));
    }
    List<String> refusals = refusals(gang, group, template.get());
    return refusals.isEmpty()
        ? grow(gang, group, template.get())
        : new ScaleUp(ScaleUp.Outcome.DOES_NOT_HELP, 0, refusals);
  }

  private static List<String> obstacles(Gang gang, NodeGroup group) {
    List<String> obstacles = new ArrayList<>();
    for (PodClass each : gang.classes()) {
      if (each.template().spec().priority() < CUTOFF) {
        obstacles.add("pods of " + each.name() + " have priority "
            + each.template().spec().priority() + "; below " + CUTOFF + " they are not looked at");
      }
      if (!each.template().spec().schedulingGates().isEmpty()) {
        obstacles.add("pods of " + each.name() + " have scheduling gates");
      }
    }
    if (group.isBackingOff()) {
      obstacles.add("group " + group.name() + " waits after a failed attempt");
    }
    if (group.size() >= group.max()) {
      obstacles.add("group " + group.name() + " has its most nodes, " + group.max());
    }
    return obstacles;
  }

  /** What filters say of each class and a new node that is alone. */
  private List<String> refusals(Gang gang, NodeGroup group, Node template) {
    List<String> refusals = new ArrayList<>();
    for (String resource : group.accelerators()) {
      Quantity has = template.allocatable().get(resource);
      if (has == null || has.sign() <= 0) {
        refusals.add("nodes of group " + group.name() + " are not ready without " + resource
            + ", which the template lacks");
      }
    }
    NodeInventory alone = new NodeInventory(solver.inventory().profile());
    alone.put(template);
    for (PodClass each : gang.classes()) {
      Pod pod = each.template();
      PodVerdicts verdicts = alone.judge(pod);
      if (!verdicts.fits(0)) {
        for (Filter filter : Filter.values()) {
          Optional<Rejection> rejection = verdicts.ofPod(filter).or(() -> verdicts.of(filter, 0));
          rejection.ifPresent(why -> refusals.add("a new node of group " + group.name()
              + " refuses pods of " + each.name() + ": " + String.join(", ", why.reasons())));
        }
      }
    }
    return refusals;
  }

  private ScaleUp grow(Gang gang, NodeGroup group, Node template) {
    int room = Math.min(MOST_AT_ONCE, group.max() - group.size());
    int needed = new WhatIf(solver.inventory()).fewestAdded(solver, gang, template, MOST_AT_ONCE);
    if (needed == 0) {
      return new ScaleUp(
          ScaleUp.Outcome.DOES_NOT_HELP,
          0,
          List.of("no number of nodes of group " + group.name() + " makes the gang fit"));
    }
    return needed <= room
        ? new ScaleUp(
            ScaleUp.Outcome.HELPS,
            needed,
            List.of("group " + group.name() + " grows from " + group.size() + " to "
                + (group.size() + needed)))
        : new ScaleUp(
            ScaleUp.Outcome.HELPS_IN_PART,
            needed,
            List.of("group " + group.name() + " can grow by " + room + ", and " + needed
                + " nodes are needed; it may grow all the same, and the gang waits"));
  }
}
