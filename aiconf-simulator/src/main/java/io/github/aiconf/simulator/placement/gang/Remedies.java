package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Taint;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.PodOutlook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for changes after which a gang fits, and verifies each by asking again. */
final class Remedies {

  /** More nodes than this are not changed at once. */
  private static final int MOST_NODES = 256;

  private static final int NO_NODE = -1;

  private static final int CLOSING =
      Filter.NODE_UNSCHEDULABLE.bit() | Filter.TAINT_TOLERATION.bit();

  private final Proposals proposals;
  private final GangSolver solver;
  private final Gang gang;
  private final Columns columns;
  private final Room room;
  private final PodsByNode pods;
  private final long most;
  private final boolean isCounted;

  /**
   * For a gang that does not fit.
   *
   * @param room of the first class
   */
  Remedies(
      Proposals proposals,
      GangAnswer answer,
      Columns columns,
      Room room,
      PodsByNode pods,
      long most) {
    this.proposals = proposals;
    this.solver = proposals.solver();
    this.gang = answer.gang();
    this.isCounted = answer.method() == GangMethod.COUNT && gang.topology().isEmpty();
    this.columns = columns;
    this.room = room;
    this.pods = pods;
    this.most = most;
  }

  List<Remedy> found() {
    smallerGang();
    if (gang.classes().size() == 1) {
      new SmallerRequest(proposals, gang, columns, room, isCounted).propose();
    }
    noTopology();
    if (gang.classes().size() == 1) {
      reopened();
      new FreedRoom(proposals, columns, room, pods).propose(gang.minimum() - most);
    }
    added();
    return proposals.verified();
  }

  private void smallerGang() {
    if (most > 0) {
      proposals.add(
          Remedy.Kind.SMALLER_GANG,
          "let " + most + " of " + gang.minimum() + " pods be enough",
          gang.withMinimum(most));
    }
  }

  private void noTopology() {
    if (gang.topology().filter(Topology::required).isPresent()) {
      proposals.add(
          Remedy.Kind.NO_TOPOLOGY,
          "do not require one " + String.join("/", gang.topology().get().path()) + " for all",
          new Gang(gang.classes(), gang.minimum(), Optional.empty()));
    }
  }

  private void reopened() {
    PodOutlook outlook = columns.outlooks[0];
    int[] capacities = columns.capacities(0, CLOSING);
    int closing = 0;
    long behind = 0;
    for (int node = 0; node < capacities.length; node++) {
      int closed = outlook.refusalsBesideResources(node) & CLOSING;
      closing |= closed;
      behind += closed == 0 ? 0 : capacities[node];
    }
    if (isCounted && behind < gang.minimum() - most) {
      return;
    }
    boolean isEnough = false;
    if ((closing & Filter.NODE_UNSCHEDULABLE.bit()) != 0) {
      isEnough = reopened(Set.of(Filter.NODE_UNSCHEDULABLE), capacities);
    }
    if ((closing & Filter.TAINT_TOLERATION.bit()) != 0) {
      isEnough |= reopened(Set.of(Filter.TAINT_TOLERATION), capacities);
    }
    if (closing == CLOSING && !isEnough) {
      reopened(Set.of(Filter.NODE_UNSCHEDULABLE, Filter.TAINT_TOLERATION), capacities);
    }
  }

  /** The fewest nodes that only these filters refuse; whether they are enough. */
  private boolean reopened(Set<Filter> filters, int[] capacities) {
    PodOutlook outlook = columns.outlooks[0];
    // A cordon comes with a taint, which goes with it.
    PodOutlook relaxed = solver
        .inventory()
        .outlook(
            RelaxedPods.of(gang, filters, outlook.taintKeys()).classes().get(0).bare());
    List<Integer> nodes = new ArrayList<>();
    for (int node = 0; node < capacities.length; node++) {
      boolean isClosed = (outlook.refusalsBesideResources(node) & CLOSING) != 0;
      if (isClosed && capacities[node] > 0 && relaxed.refusalsBesideResources(node) == 0) {
        nodes.add(node);
      }
    }
    nodes.sort(Comparator.comparingInt((Integer node) -> -capacities[node])
        .thenComparingInt(outlook::rank));
    long missing = gang.minimum() - most;
    List<String> names = new ArrayList<>();
    for (int node : nodes) {
      if (missing <= 0 || names.size() == MOST_NODES) {
        break;
      }
      missing -= capacities[node];
      names.add(columns.name(node));
    }
    if (names.isEmpty() || (isCounted && missing > 0)) {
      return false;
    }
    WhatIf whatIf = new WhatIf(solver.inventory());
    for (int node : nodes.subList(0, names.size())) {
      whatIf = reopen(whatIf, outlook.node(node), filters);
    }
    boolean isTaint = filters.contains(Filter.TAINT_TOLERATION);
    return proposals.add(
        isTaint ? Remedy.Kind.REMOVE_TAINT : Remedy.Kind.UNCORDON,
        verb(filters) + " " + Names.listed(names, nodes.size()),
        names,
        whatIf);
  }

  private static String verb(Set<Filter> filters) {
    if (!filters.contains(Filter.TAINT_TOLERATION)) {
      return "uncordon";
    }
    return filters.contains(Filter.NODE_UNSCHEDULABLE)
        ? "uncordon and remove the taints of"
        : "remove the taints of";
  }

  private static WhatIf reopen(WhatIf whatIf, Node node, Set<Filter> filters) {
    WhatIf all = whatIf;
    if (filters.contains(Filter.NODE_UNSCHEDULABLE)) {
      all = all.uncordon(node.name());
    }
    if (filters.contains(Filter.TAINT_TOLERATION)) {
      for (Taint taint : node.taints()) {
        all = taint.keepsAway() ? all.withoutTaint(node.name(), taint.key()) : all;
      }
    }
    return all;
  }

  /** The fewest nodes like the one that takes most. */
  private void added() {
    int like = template();
    if (like == NO_NODE) {
      return;
    }
    Node template = columns.outlooks[0].node(like);
    Growth growth = new Growth(solver, gang, template, MOST_NODES);
    int count =
        isCounted ? growth.fewest((gang.minimum() - most - 1) / places(like) + 1) : growth.fewest();
    if (count > 0) {
      proposals.addNodes(
          "add " + count + (count == 1 ? " node" : " nodes") + " like " + template.name(),
          template,
          count);
    }
  }

  /** The node that nothing but lack of room keeps from taking pods, with the largest size. */
  private int template() {
    int best = NO_NODE;
    double largest = 0;
    for (int node = 0; node < columns.nodes(); node++) {
      if (columns.outlooks[0].refusalsBesideResources(node) == 0) {
        double size = size(node, largest);
        if (size >= 1 && size > largest) {
          largest = size;
          best = node;
        }
      }
    }
    return best;
  }

  /** How many pods of the first class the node takes if it is empty. */
  private long places(int node) {
    long places = columns.most[0];
    for (int i = 0; i < columns.free.length; i++) {
      if (columns.wanted[0][i] > 0) {
        places = Math.min(places, columns.free[i].ofAll(node) / columns.wanted[0][i]);
      }
    }
    return Math.max(1, places);
  }

  /** How many pods the node takes if it is empty; something smaller if that is not above. */
  private double size(int node, double above) {
    double size = Double.MAX_VALUE;
    for (int i = 0; i < columns.free.length && size > above; i++) {
      if (columns.wanted[0][i] > 0 && columns.isResource(i)) {
        size = Math.min(size, (double) columns.free[i].ofAll(node) / columns.wanted[0][i]);
      }
    }
    return size;
  }
}
