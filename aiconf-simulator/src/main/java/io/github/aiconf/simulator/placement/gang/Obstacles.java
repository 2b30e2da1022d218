package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts nodes by what keeps them from taking one more pod. */
final class Obstacles {

  private static final int EXAMPLES = 3;
  /** Beside the bits of filters and resources. */
  private static final long TAKES_SOME = 1L << 62;

  private static final int FILTERS = Filter.values().length;
  private static final long DEVICES = Filter.DYNAMIC_RESOURCES.bit();

  /** Nodes of one kind. */
  private static final class Count {

    private final long key;
    private int nodes;
    private long takes;
    private long largest = Long.MIN_VALUE;
    private long free;
    private final List<String> examples = new ArrayList<>();

    Count(long key) {
      this.key = key;
    }

    void add(String node, int places) {
      nodes++;
      takes += places;
      if (examples.size() < EXAMPLES || node.compareTo(examples.get(EXAMPLES - 1)) < 0) {
        examples.add(node);
        examples.sort(null);
        if (examples.size() > EXAMPLES) {
          examples.remove(EXAMPLES);
        }
      }
    }
  }

  private Obstacles() {}

  /** The most common first. */
  static List<Obstacle> of(Columns columns, int podClass) {
    Map<Long, Count> counts = new HashMap<>();
    int[] capacities = columns.capacities(podClass);
    Count last = new Count(-1);
    for (int node = 0; node < capacities.length; node++) {
      long key = key(columns, podClass, node, capacities[node]);
      if (last.key != key) {
        last = counts.computeIfAbsent(key, Count::new);
      }
      last.add(columns.name(node), capacities[node]);
      int lacking = lacking(key);
      if (lacking >= 0) {
        long free = Math.max(0, columns.free[lacking][node]);
        last.largest = Math.max(last.largest, free);
        last.free = Shortfall.plus(last.free, free);
      }
    }
    return counts.values().stream()
        .map(count -> obstacle(columns, podClass, count))
        .sorted(Comparator.comparingInt(Obstacle::nodes)
            .reversed()
            .thenComparing(each -> each.filters().stream().sorted().toList().toString())
            .thenComparing(each -> each.resources().toString()))
        .toList();
  }

  /** The first resource that is lacking; below zero if there is none. */
  private static int lacking(long key) {
    long resources = (key & ~TAKES_SOME) >>> FILTERS;
    return resources == 0 ? -1 : Long.numberOfTrailingZeros(resources);
  }

  private static long key(Columns columns, int podClass, int node, int capacity) {
    long key = columns.outlooks[podClass].refusals(node) & ~Columns.RESOURCES;
    if (capacity > 0 || key == 0) {
      for (int i = 0; i < columns.free.length; i++) {
        long wanted = columns.wanted[podClass][i];
        if (wanted > 0 && Math.max(0, columns.free[i][node]) / wanted <= capacity) {
          key |= 1L << (FILTERS + i);
        }
      }
      int limit = columns.limit(podClass, node);
      key |= limit <= capacity && limit < columns.most[podClass] ? DEVICES : 0;
    }
    return capacity > 0 ? key | TAKES_SOME : key;
  }

  private static Obstacle obstacle(Columns columns, int podClass, Count count) {
    List<String> resources = new ArrayList<>();
    for (int i = 0; i < columns.free.length; i++) {
      if ((count.key >> (FILTERS + i) & 1) != 0) {
        resources.add(columns.resources.get(i));
      }
    }
    Set<Filter> filters = Filter.of((int) (count.key & ((1 << FILTERS) - 1)));
    int lacking = lacking(count.key);
    return new Obstacle(
        podClass,
        filters,
        resources,
        lacking < 0 ? 0 : Math.max(0, count.largest),
        count.free,
        lacking < 0 ? 0 : columns.wanted[podClass][lacking],
        count.nodes,
        count.takes,
        count.examples);
  }
}
