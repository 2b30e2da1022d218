package io.github.aiconf.simulator.placement.gang;

import java.util.Arrays;
import java.util.Optional;

/**
 * Pods of several sizes of one resource, of which each divides the next larger, on nodes where
 * nothing else can run out. What is left for smaller pods does not depend on where larger ones are,
 * so the largest are placed first, anywhere.
 */
final class PodsInSizes implements Placing {

  private final Columns columns;
  private final Gang gang;
  private final int resource;
  private final int[][] capacities;
  /** Classes, the largest first. */
  private final int[] order;

  private PodsInSizes(Columns columns, Gang gang, int resource, int[][] capacities, int[] order) {
    this.columns = columns;
    this.gang = gang;
    this.resource = resource;
    this.capacities = capacities;
    this.order = order;
  }

  /** Empty if the gang is not like that. */
  static Optional<Placing> of(Columns columns, Gang gang, int[][] capacities) {
    for (int resource = 0; resource < columns.resources.size(); resource++) {
      int[] order = chain(columns, resource);
      if (order.length > 0 && isAllThatBinds(columns, capacities, resource, order)) {
        return Optional.of(new PodsInSizes(columns, gang, resource, capacities, order));
      }
    }
    return Optional.empty();
  }

  private static int[] chain(Columns columns, int resource) {
    Integer[] order = new Integer[columns.classes()];
    Arrays.setAll(order, podClass -> podClass);
    Arrays.sort(
        order, (a, b) -> Long.compare(columns.wanted[b][resource], columns.wanted[a][resource]));
    for (int i = 0; i < order.length; i++) {
      long size = columns.wanted[order[i]][resource];
      if (size <= 0 || (i > 0 && columns.wanted[order[i - 1]][resource] % size != 0)) {
        return new int[0];
      }
    }
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private static boolean isAllThatBinds(
      Columns columns, int[][] capacities, int resource, int[] order) {
    int smallest = order[order.length - 1];
    for (int node = 0; node < columns.nodes(); node++) {
      if (capacities[smallest][node] == 0) {
        for (int podClass : order) {
          if (capacities[podClass][node] > 0) {
            return false;
          }
        }
        continue;
      }
      for (int podClass : order) {
        int open = columns.outlooks[podClass].refusalsBesideResources(node);
        if (open != 0) {
          return false;
        }
        for (int other = 0; other < columns.free.length; other++) {
          if (other != resource && canBind(columns, podClass, node, resource, other)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** If pods of this class alone cannot exhaust the other resource, nor can a mix of classes. */
  private static boolean canBind(Columns columns, int podClass, int node, int resource, int other) {
    long wanted = columns.wanted[podClass][other];
    if (wanted == 0) {
      return false;
    }
    long free = columns.free[resource].on(node);
    long size = columns.wanted[podClass][resource];
    long most = Shortfall.times(free, wanted);
    long has = Shortfall.times(Math.max(0, columns.free[other].on(node)), size);
    return most == Long.MAX_VALUE || most > has;
  }

  @Override
  public GangMethod method() {
    return GangMethod.CHAIN;
  }

  @Override
  public GangVerdict place(int[] nodes) {
    int[] counts = chosen();
    long used = 0;
    for (int i = 0; i < order.length; ) {
      long size = columns.wanted[order[i]][resource];
      long needed = 0;
      for (; i < order.length && columns.wanted[order[i]][resource] == size; i++) {
        needed += counts[order[i]];
      }
      long places = places(nodes, size) - used / size;
      if (places < needed) {
        return new GangVerdict.DoesNotFit(new Certificate.TooFewBesideLarger(
            columns.resources.get(resource), size, places, needed));
      }
      used = Shortfall.plus(used, Shortfall.times(size, needed));
    }
    return write(nodes, counts);
  }

  /** As few pods as are needed, and of those the smallest. */
  private int[] chosen() {
    int[] counts = new int[order.length];
    long missing = gang.minimum();
    for (int podClass : order) {
      counts[podClass] = gang.classes().get(podClass).minimum();
      missing -= counts[podClass];
    }
    for (int i = order.length - 1; i >= 0 && missing > 0; i--) {
      int podClass = order[i];
      PodClass of = gang.classes().get(podClass);
      int more = (int) Math.min(missing, of.count() - of.minimum());
      counts[podClass] += more;
      missing -= more;
    }
    return counts;
  }

  private long places(int[] nodes, long size) {
    int smallest = order[order.length - 1];
    long places = 0;
    for (int node : nodes) {
      if (capacities[smallest][node] > 0) {
        places = Shortfall.plus(places, columns.free[resource].on(node) / size);
      }
    }
    return places;
  }

  private GangVerdict write(int[] nodes, int[] counts) {
    long[] free = columns.free[resource].copy();
    int smallest = order[order.length - 1];
    Steps steps = new Steps(columns.outlooks[0]);
    for (int podClass : order) {
      long size = columns.wanted[podClass][resource];
      int left = counts[podClass];
      for (int i = 0; left > 0; i++) {
        int node = nodes[i];
        int count = capacities[smallest][node] == 0 ? 0 : (int) Math.min(left, free[node] / size);
        if (count > 0) {
          steps.add(podClass, node, count);
          free[node] -= count * size;
          left -= count;
        }
      }
    }
    return steps.fits();
  }
}
