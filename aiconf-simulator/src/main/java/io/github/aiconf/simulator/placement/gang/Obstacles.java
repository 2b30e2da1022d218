package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.PodOutlook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
    /** The first resource that is lacking; below zero if there is none. */
    private final int lacking;

    private int nodes;
    private long takes;
    private long largest = Long.MIN_VALUE;
    private long free;
    /** The first nodes by name. */
    private final int[] examples = new int[EXAMPLES];

    private final int[] ranks = new int[EXAMPLES];

    Count(long key) {
      this.key = key;
      long resources = (key & ~TAKES_SOME) >>> FILTERS;
      this.lacking = resources == 0 ? -1 : Long.numberOfTrailingZeros(resources);
      Arrays.fill(ranks, Integer.MAX_VALUE);
    }

    void add(int node, int rank, int places) {
      nodes++;
      takes += places;
      int at = EXAMPLES;
      while (at > 0 && rank < ranks[at - 1]) {
        at--;
        if (at + 1 < EXAMPLES) {
          ranks[at + 1] = ranks[at];
          examples[at + 1] = examples[at];
        }
      }
      if (at < EXAMPLES) {
        ranks[at] = rank;
        examples[at] = node;
      }
    }
  }

  private final Columns columns;
  private final int podClass;
  private final List<Count> counts = new ArrayList<>();

  private Obstacles(Columns columns, int podClass) {
    this.columns = columns;
    this.podClass = podClass;
  }

  /**
   * The most common first.
   *
   * @param room of the class
   */
  static List<Obstacle> of(Columns columns, int podClass, Room room) {
    Obstacles obstacles = new Obstacles(columns, podClass);
    obstacles.count(room.capacities, room.lacking);
    return obstacles.counts.stream()
        .map(obstacles::obstacle)
        .sorted(Comparator.comparingInt(Obstacle::nodes)
            .reversed()
            .thenComparing(each -> each.filters().stream().sorted().toList().toString())
            .thenComparing(each -> each.resources().toString()))
        .toList();
  }

  private void count(int[] capacities, long[] lacking) {
    PodOutlook outlook = columns.outlooks[podClass];
    Count last = new Count(-1);
    for (int node = 0; node < capacities.length; node++) {
      long key = outlook.refusalsBesideResources(node);
      if (capacities[node] > 0) {
        key |= (lacking[node] << FILTERS) | TAKES_SOME;
      } else if (key == 0) {
        key = lacking[node] << FILTERS;
      }
      int limit = columns.limit(podClass, node);
      key |= limit <= capacities[node] && limit < columns.most[podClass] ? DEVICES : 0;
      if (last.key != key) {
        last = find(key);
      }
      last.add(node, outlook.rank(node), capacities[node]);
      if (last.lacking >= 0) {
        long free = Math.max(0, columns.free[last.lacking].on(node));
        last.largest = Math.max(last.largest, free);
        last.free = Shortfall.plus(last.free, free);
      }
    }
  }

  /** There are few. */
  private Count find(long key) {
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i).key == key) {
        return counts.get(i);
      }
    }
    Count added = new Count(key);
    counts.add(added);
    return added;
  }

  private Obstacle obstacle(Count count) {
    List<String> resources = new ArrayList<>();
    for (int i = 0; i < columns.free.length; i++) {
      if ((count.key >> (FILTERS + i) & 1) != 0) {
        resources.add(columns.resources.get(i));
      }
    }
    Set<Filter> filters = Filter.of((int) (count.key & ((1 << FILTERS) - 1)));
    return new Obstacle(
        podClass,
        filters,
        resources,
        count.lacking < 0 ? 0 : Math.max(0, count.largest),
        count.free,
        count.lacking < 0 ? 0 : columns.wanted[podClass][count.lacking],
        count.nodes,
        count.takes,
        Arrays.stream(count.examples).limit(count.nodes).mapToObj(columns::name).toList());
  }
}
