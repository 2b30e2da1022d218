package io.github.aiconf.simulator.placement.gang;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tries a few orders of classes and nodes, which is mostly enough to find a placement. */
final class GreedyPacking {

  /** Equal nodes with equal pods of the gang: a range of nodes. */
  private static final class Group {

    private final int[] nodes;
    private final int from;
    private final int to;
    private final int open;
    private final long[] free;
    private final int[] used;

    Group(int[] nodes, int from, int to, int open, long[] free, int[] used) {
      this.nodes = nodes;
      this.from = from;
      this.to = to;
      this.open = open;
      this.free = free;
      this.used = used;
    }

    int size() {
      return to - from;
    }

    /** A part of it, each node with so many more pods. */
    Group part(int start, int end, Columns columns, int podClass, int count) {
      long[] rest = free.clone();
      int[] now = used.clone();
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= count * columns.wanted[podClass][i];
      }
      now[podClass] += count;
      return new Group(nodes, start, end, open, rest, now);
    }
  }

  private final Columns columns;
  private final Gang gang;
  private final List<NodeType> types;
  private final double[] scale;

  GreedyPacking(Columns columns, Gang gang, List<NodeType> types) {
    this.columns = columns;
    this.gang = gang;
    this.types = types;
    this.scale = new double[columns.free.length];
    for (NodeType type : types) {
      for (int i = 0; i < scale.length; i++) {
        scale[i] = Math.max(scale[i], (double) type.free[i]);
      }
    }
  }

  /** A placement; empty if none of the orders finds one. */
  Optional<GangVerdict> find() {
    List<Integer[]> orders = orders();
    for (Integer[] order : orders) {
      for (boolean fill : new boolean[] {true, false}) {
        for (boolean narrow : new boolean[] {true, false}) {
          Optional<GangVerdict> found = attempt(order, narrow, fill);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<Integer[]> orders() {
    Integer[] written = new Integer[columns.classes()];
    Arrays.setAll(written, podClass -> podClass);
    Integer[] largest = written.clone();
    Arrays.sort(largest, Comparator.comparingDouble((Integer podClass) -> -share(podClass)));
    Integer[] rarest = written.clone();
    Arrays.sort(rarest, Comparator.comparingLong(this::places));
    return List.of(largest, rarest, written);
  }

  private double share(int podClass) {
    double share = 0;
    for (int i = 0; i < scale.length; i++) {
      share = Math.max(share, (double) columns.wanted[podClass][i] / Math.max(1, scale[i]));
    }
    return share;
  }

  private long places(int podClass) {
    return types.stream()
        .filter(type -> (type.open >> podClass & 1) != 0)
        .mapToLong(type -> (long) columns.quotient(podClass, type.free) * type.nodes.length)
        .sum();
  }

  private Optional<GangVerdict> attempt(Integer[] order, boolean narrow, boolean fill) {
    List<Group> groups = new ArrayList<>();
    for (NodeType type : types) {
      groups.add(
          new Group(type.nodes, 0, type.nodes.length, type.open, type.free, new int[order.length]));
    }
    int[] placed = new int[order.length];
    // First what has to be there, then as many as possible.
    for (boolean least : new boolean[] {true, false}) {
      for (int podClass : order) {
        PodClass of = gang.classes().get(podClass);
        int target = least ? (int) Math.max(0, gang.least(podClass)) : of.count();
        int wanted = Math.min(target, of.count()) - placed[podClass];
        if (wanted > 0) {
          placed[podClass] += place(groups, podClass, wanted, narrow, fill);
        }
      }
    }
    return new Shortfall(gang).isMet(placed) ? Optional.of(write(groups)) : Optional.empty();
  }

  private int place(List<Group> groups, int podClass, int wanted, boolean narrow, boolean fill) {
    List<Group> order = new ArrayList<>(groups);
    Comparator<Group> bySlack =
        Comparator.comparingDouble(group -> fill ? slack(group, podClass) : -sum(group));
    order.sort(
        narrow
            ? Comparator.comparingInt((Group group) -> Integer.bitCount(group.open))
                .thenComparing(bySlack)
            : bySlack);
    int left = wanted;
    for (Group group : order) {
      int each = (group.open >> podClass & 1) == 0 ? 0 : columns.quotient(podClass, group.free);
      if (each == 0 || left == 0) {
        continue;
      }
      int full = Math.min(group.size(), left / each);
      int rest = full == group.size() ? 0 : left - full * each;
      int at = group.from;
      groups.remove(group);
      if (full > 0) {
        groups.add(group.part(at, at + full, columns, podClass, each));
        at += full;
      }
      if (rest > 0) {
        groups.add(group.part(at, at + 1, columns, podClass, rest));
        at++;
      }
      if (at < group.to) {
        groups.add(group.part(at, group.to, columns, podClass, 0));
      }
      left -= full * each + rest;
    }
    return wanted - left;
  }

  /** What is left of a node that is filled with this class. */
  private double slack(Group group, int podClass) {
    int each = columns.quotient(podClass, group.free);
    double slack = 0;
    for (int i = 0; i < scale.length; i++) {
      slack +=
          (group.free[i] - (double) each * columns.wanted[podClass][i]) / Math.max(1, scale[i]);
    }
    return slack;
  }

  private double sum(Group group) {
    double sum = 0;
    for (int i = 0; i < scale.length; i++) {
      sum += (double) group.free[i] / Math.max(1, scale[i]);
    }
    return sum;
  }

  private GangVerdict write(List<Group> groups) {
    int count = 0;
    for (Group group : groups) {
      for (int used : group.used) {
        count += used > 0 ? group.size() : 0;
      }
    }
    Steps steps = new Steps(columns.outlooks[0], count);
    for (Group group : groups) {
      for (int i = group.from; i < group.to; i++) {
        for (int podClass = 0; podClass < group.used.length; podClass++) {
          if (group.used[podClass] > 0) {
            steps.add(podClass, group.nodes[i], group.used[podClass]);
          }
        }
      }
    }
    return steps.fits();
  }
}
