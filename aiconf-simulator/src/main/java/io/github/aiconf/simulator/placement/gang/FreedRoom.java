package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodRequests;
import io.github.aiconf.simulator.model.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks for the smallest amounts that have to become free for equal pods, each of one resource on
 * one node, and for pods that hold them.
 */
final class FreedRoom {

  /** More nodes than this are not changed at once. */
  private static final int MOST_NODES = 256;

  private static final int NOTHING = -1;

  private final Trial trial;
  private final Columns columns;
  private final Room room;
  private final PodsByNode pods;
  private final List<Remedy> found = new ArrayList<>();

  FreedRoom(Trial trial, Columns columns, Room room, PodsByNode pods) {
    this.trial = trial;
    this.columns = columns;
    this.room = room;
    this.pods = pods;
  }

  /** What one more pod would cost on a node. */
  private record Increment(int node, int resource, long amount) {}

  /** Changes that were verified, for so many more pods. */
  List<Remedy> remedies(long missing) {
    if (missing < 1 || missing > MOST_NODES) {
      return found;
    }
    double[] costs = new double[columns.nodes()];
    double[] cheapest = new double[(int) missing];
    Arrays.fill(cheapest, Double.MAX_VALUE);
    for (int node = 0; node < costs.length; node++) {
      costs[node] = cost(node);
      if (costs[node] < cheapest[cheapest.length - 1]) {
        insert(cheapest, costs[node]);
      }
    }
    double highest = cheapest[cheapest.length - 1];
    if (highest == Double.MAX_VALUE) {
      return found;
    }
    List<Increment> chosen = new ArrayList<>();
    int alike = 0;
    for (boolean cheaper : new boolean[] {true, false}) {
      for (int node = 0; node < costs.length; node++) {
        boolean isHighest = costs[node] == highest;
        alike += !cheaper && isHighest ? 1 : 0;
        if (cheaper ? costs[node] < highest : isHighest && chosen.size() < missing) {
          int resource = lacking(node);
          chosen.add(new Increment(node, resource, amount(resource, node)));
        }
      }
    }
    verify(chosen, alike);
    return found;
  }

  /** In the place of the last, which is larger. */
  private static void insert(double[] sorted, double value) {
    int at = sorted.length - 1;
    for (; at > 0 && sorted[at - 1] > value; at--) {
      sorted[at] = sorted[at - 1];
    }
    sorted[at] = value;
  }

  /** The part of a pod that one more pod lacks; as much as there is if it lacks anything else. */
  private double cost(int node) {
    int resource = lacking(node);
    return resource == NOTHING
        ? Double.MAX_VALUE
        : (double) amount(resource, node) / columns.wanted[0][resource];
  }

  /** The only resource that one more pod lacks on the node, if a node of this size can have it. */
  private int lacking(int node) {
    long lacking = room.lacking[node];
    boolean isOne = lacking != 0 && (lacking & (lacking - 1)) == 0;
    if (!isOne || columns.outlooks[0].refusalsBesideResources(node) != 0) {
      return NOTHING;
    }
    int resource = Long.numberOfTrailingZeros(lacking);
    return columns.isPort(resource) || wanted(resource, node) > columns.free[resource].ofAll(node)
        ? NOTHING
        : resource;
  }

  /** What all pods and one more ask for. */
  private long wanted(int resource, int node) {
    return Shortfall.times(columns.wanted[0][resource], room.capacities[node] + 1L);
  }

  private long amount(int resource, int node) {
    return wanted(resource, node) - columns.free[resource].on(node);
  }

  private void verify(List<Increment> chosen, int alike) {
    WhatIf whatIf = trial.whatIf();
    Map<String, String> byNode = new LinkedHashMap<>();
    for (Increment each : chosen) {
      String resource = columns.resources.get(each.resource());
      whatIf = whatIf.free(columns.name(each.node()), resource, each.amount());
      byNode.put(
          columns.name(each.node()),
          "free " + WhatIf.quantity(resource, each.amount()) + " " + resource);
    }
    List<String> names = List.copyOf(byNode.keySet());
    trial
        .of(
            whatIf,
            Remedy.Kind.FREE_RESOURCE,
            text(byNode, names, alike),
            Names.some(names),
            names.size())
        .ifPresent(remedy -> {
          found.add(remedy);
          deleted(chosen);
        });
  }

  private static String text(Map<String, String> byNode, List<String> names, int alike) {
    String first = byNode.getOrDefault(names.get(0), "");
    if (!byNode.values().stream().allMatch(first::equals)) {
      return Names.some(names).stream()
              .map(name -> byNode.get(name) + " on " + name)
              .collect(Collectors.joining(", "))
          + (names.size() > Names.SAID ? ", and on " + (names.size() - Names.SAID) + " more" : "");
    }
    if (names.size() == 1) {
      return first
          + (alike > 1 ? " on any of " + alike + " nodes, such as " : " on ")
          + names.get(0);
    }
    return first + " on each of "
        + (alike > names.size() ? names.size() + " of " + alike + " nodes, such as " : "")
        + Names.listed(names, names.size());
  }

  /** The fewest pods on those nodes, the least important first. */
  private void deleted(List<Increment> increments) {
    List<Pod> victims = new ArrayList<>();
    for (Increment each : increments) {
      String resource = columns.resources.get(each.resource());
      List<Pod> holders = pods.on(columns.name(each.node())).stream()
          .filter(pod -> !pod.isFinished() && held(pod, resource) > 0)
          .sorted(Comparator.comparingLong((Pod pod) -> pod.spec().priority())
              .thenComparingLong(pod -> -held(pod, resource))
              .thenComparing(Pod::key))
          .toList();
      long missing = each.amount();
      Optional<Pod> alone =
          holders.stream().filter(pod -> held(pod, resource) >= each.amount()).findFirst();
      for (Pod pod : alone.map(List::of).orElse(holders)) {
        if (missing > 0) {
          victims.add(pod);
          missing -= held(pod, resource);
        }
      }
      if (missing > 0) {
        return;
      }
    }
    if (!victims.isEmpty()) {
      List<String> names = victims.stream().map(Pod::key).toList();
      trial
          .of(
              trial.whatIf().delete(victims),
              Remedy.Kind.DELETE_PODS,
              "move or delete " + Names.listed(names, names.size()),
              Names.some(names),
              names.size())
          .ifPresent(found::add);
    }
  }

  private static long held(Pod pod, String resource) {
    if (resource.equals(Columns.ROOM)) {
      return 1;
    }
    Quantity amount = PodRequests.held(pod.spec(), pod.resize()).get(resource);
    if (amount == null) {
      return 0;
    }
    return resource.equals("cpu") ? amount.roundedUpToThousandths() : amount.roundedUp();
  }
}
