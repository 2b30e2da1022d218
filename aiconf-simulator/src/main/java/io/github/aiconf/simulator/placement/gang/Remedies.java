package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Taint;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.PodOutlook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for changes after which a gang fits, and verifies each by asking again. */
final class Remedies {

  /** More nodes than this are not changed at once. */
  private static final int MOST_NODES = 256;

  private static final int NO_NODE = -1;

  private final GangSolver solver;
  private final Gang gang;
  private final Trial trial;
  private final Columns columns;
  private final Room room;
  private final PodsByNode pods;
  private final long most;
  private final boolean isCounted;
  private final List<Remedy> found = new ArrayList<>();

  /**
   * For a gang that does not fit.
   *
   * @param room of the first class
   */
  Remedies(
      GangSolver solver,
      GangAnswer answer,
      Columns columns,
      Room room,
      PodsByNode pods,
      long most) {
    this.solver = solver;
    this.gang = answer.gang();
    this.trial = new Trial(solver, gang);
    this.isCounted = answer.method() == GangMethod.COUNT && gang.topology().isEmpty();
    this.columns = columns;
    this.room = room;
    this.pods = pods;
    this.most = most;
  }

  List<Remedy> found() {
    smallerGang();
    if (gang.classes().size() == 1) {
      found.addAll(new SmallerRequest(solver, gang, columns, room, isCounted).remedies());
    }
    noTopology();
    if (gang.classes().size() == 1) {
      reopened(Filter.NODE_UNSCHEDULABLE, Remedy.Kind.UNCORDON, "uncordon");
      reopened(Filter.TAINT_TOLERATION, Remedy.Kind.REMOVE_TAINT, "remove the taints of");
      found.addAll(new FreedRoom(trial, columns, room, pods).remedies(gang.minimum() - most));
    }
    added();
    return found;
  }

  private void smallerGang() {
    if (most > 0) {
      trial
          .of(
              gang.withMinimum(most),
              Remedy.Kind.SMALLER_GANG,
              "let " + most + " of " + gang.minimum() + " pods be enough")
          .ifPresent(found::add);
    }
  }

  private void noTopology() {
    if (gang.topology().filter(Topology::required).isPresent()) {
      trial
          .of(
              new Gang(gang.classes(), gang.minimum(), Optional.empty()),
              Remedy.Kind.NO_TOPOLOGY,
              "do not require one " + String.join("/", gang.topology().get().path()) + " for all")
          .ifPresent(found::add);
    }
  }

  /** The fewest nodes that only this filter refuses. */
  private void reopened(Filter filter, Remedy.Kind kind, String verb) {
    PodOutlook outlook = columns.outlooks[0];
    if (!refusesAlone(filter)) {
      return;
    }
    int[] capacities = columns.capacities(0, filter.bit());
    List<Integer> nodes = new ArrayList<>();
    for (int node = 0; node < capacities.length; node++) {
      if (capacities[node] > 0 && outlook.refusalsBesideResources(node) == filter.bit()) {
        nodes.add(node);
      }
    }
    nodes.sort(Comparator.comparingInt((Integer node) -> -capacities[node])
        .thenComparingInt(outlook::rank));
    long missing = gang.minimum() - most;
    WhatIf whatIf = trial.whatIf();
    List<String> names = new ArrayList<>();
    for (int node : nodes) {
      if (missing <= 0 || names.size() == MOST_NODES) {
        break;
      }
      missing -= capacities[node];
      names.add(columns.name(node));
      whatIf = reopen(whatIf, outlook.node(node), filter);
    }
    boolean isHopeless = names.isEmpty() || (isCounted && missing > 0);
    if (!isHopeless) {
      trial
          .of(
              whatIf,
              kind,
              verb + " " + Names.listed(names, nodes.size()),
              Names.some(names),
              names.size())
          .ifPresent(found::add);
    }
  }

  private boolean refusesAlone(Filter filter) {
    for (int node = 0; node < columns.nodes(); node++) {
      if (columns.outlooks[0].refusalsBesideResources(node) == filter.bit()) {
        return true;
      }
    }
    return false;
  }

  private static WhatIf reopen(WhatIf whatIf, Node node, Filter filter) {
    if (filter == Filter.NODE_UNSCHEDULABLE) {
      return whatIf.uncordon(node.name());
    }
    WhatIf all = whatIf;
    for (Taint taint : node.taints()) {
      all = taint.keepsAway() ? all.withoutTaint(node.name(), taint.key()) : all;
    }
    return all;
  }

  /** The fewest nodes like the one that takes most. */
  private void added() {
    int like = template();
    if (like == NO_NODE) {
      return;
    }
    Growth growth = new Growth(solver, gang, columns.outlooks[0].node(like), MOST_NODES);
    int count =
        isCounted ? growth.fewest((gang.minimum() - most - 1) / places(like) + 1) : growth.fewest();
    if (count > 0) {
      String text =
          "add " + count + (count == 1 ? " node" : " nodes") + " like " + columns.name(like);
      trial
          .of(
              gang,
              growth.method(),
              Remedy.Kind.ADD_NODES,
              text,
              List.of(columns.name(like)),
              count)
          .ifPresent(found::add);
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
