package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.CounterSet;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pools of one node and its devices in the order of the search, whatever is in use. A device's
 * place in that order is its position.
 */
final class NodeDevices {

  /** What can be had from a pool. */
  enum State {
    USABLE,
    /** Slices are missing, or there are more than announced. */
    INCOMPLETE,
    /** The slices contradict each other. */
    INVALID
  }

  /**
   * A pool as the node sees it.
   *
   * @param problem why it is not usable; empty if it is
   * @param first position of its first device
   * @param end position after its last device
   * @param counters the counters its devices share; null without any
   */
  record Pool(
      PoolName name,
      State state,
      String problem,
      int first,
      int end,
      @Nullable Counters counters) {

    String id() {
      return name.driver() + "/" + name.pool();
    }
  }

  /**
   * The counters of a pool.
   *
   * @param total what there is, with nothing in use
   * @param drawn what each device of the pool draws, by number of device; also devices that are not
   *     for this node
   * @param drawnBefore the same for devices that only older generations of the pool publish
   * @param names for explanations: the counter set and the counter, by kind
   */
  record Counters(
      Ledger.Unit unit,
      Ledger total,
      Map<Integer, Ledger.Draw> drawn,
      Map<Integer, Ledger.Draw> drawnBefore,
      List<String> names) {

    static @Nullable Counters of(
        Map<String, CounterSet> sets,
        List<NumberedSlice> slices,
        List<NumberedSlice> older,
        PublishedDevices published) {
      if (sets.isEmpty()) {
        return null;
      }
      List<BigDecimal> amounts = new ArrayList<>();
      List<String> names = new ArrayList<>();
      Map<String, Map<String, Integer>> kinds = new HashMap<>();
      List<BigDecimal> totals = new ArrayList<>();
      for (CounterSet set : sets.values()) {
        Map<String, Integer> ofSet = new HashMap<>();
        set.counters().forEach((counter, total) -> {
          ofSet.put(counter, names.size());
          names.add(set.name() + "/" + counter);
          totals.add(total.value());
        });
        kinds.put(set.name(), ofSet);
      }
      amounts.addAll(totals);
      Map<Integer, List<CounterSet>> now = consumers(slices, published, new HashSet<>());
      Set<Integer> known = new HashSet<>();
      slices.forEach(entry -> {
        for (int device = entry.first(); device < entry.end(); device++) {
          known.add(published.identity[device]);
        }
      });
      Map<Integer, List<CounterSet>> before = consumers(older, published, known);
      for (Map<Integer, List<CounterSet>> consumers : List.of(now, before)) {
        consumers
            .values()
            .forEach(consumed -> consumed.forEach(
                set -> set.counters().values().forEach(q -> amounts.add(q.value()))));
      }
      Ledger.Unit unit = Ledger.Unit.of(amounts);
      return new Counters(
          unit,
          Ledger.of(unit, totals),
          draws(unit, kinds, now),
          draws(unit, kinds, before),
          names);
    }

    /** What devices consume, by number; of several with one identity the first counts. */
    private static Map<Integer, List<CounterSet>> consumers(
        List<NumberedSlice> slices, PublishedDevices published, Set<Integer> known) {
      Map<Integer, List<CounterSet>> consumers = new HashMap<>();
      for (NumberedSlice entry : slices) {
        for (int device = entry.first(); device < entry.end(); device++) {
          List<CounterSet> consumed = published.devices[device].consumesCounters();
          if (known.add(published.identity[device]) && !consumed.isEmpty()) {
            consumers.put(device, consumed);
          }
        }
      }
      return consumers;
    }

    private static Map<Integer, Ledger.Draw> draws(
        Ledger.Unit unit,
        Map<String, Map<String, Integer>> kinds,
        Map<Integer, List<CounterSet>> consumers) {
      Map<Integer, Ledger.Draw> draws = new HashMap<>();
      consumers.forEach((device, consumed) -> draws.put(device, draw(unit, kinds, consumed)));
      return draws;
    }

    private static Ledger.Draw draw(
        Ledger.Unit unit, Map<String, Map<String, Integer>> kinds, List<CounterSet> consumed) {
      Map<Integer, BigDecimal> sums = new HashMap<>();
      for (CounterSet set : consumed) {
        Map<String, Integer> ofSet = kinds.getOrDefault(set.name(), Map.of());
        for (Map.Entry<String, Quantity> counter : set.counters().entrySet()) {
          Integer kind = ofSet.get(counter.getKey());
          if (kind != null) {
            sums.merge(kind, counter.getValue().value(), BigDecimal::add);
          }
        }
      }
      int[] kindsDrawn =
          sums.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
      List<BigDecimal> amounts = new ArrayList<>();
      for (int kind : kindsDrawn) {
        amounts.add(sums.getOrDefault(kind, BigDecimal.ZERO));
      }
      return unit.draw(kindsDrawn, amounts);
    }
  }

  /** What the devices of a node draw. Kept once for all nodes that are alike in this. */
  static final class Drawing {

    static final Drawing NOTHING = new Drawing(new Ledger.Draw[0], -1);

    final Ledger.@Nullable Draw[] draws;
    final long number;

    Drawing(Ledger.@Nullable Draw[] draws, long number) {
      this.draws = draws;
      this.number = number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Drawing drawing && Arrays.equals(draws, drawing.draws);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(draws);
    }
  }

  /** Why no question can be answered for this node; empty if it can. */
  final String problem;

  final List<Pool> pools;

  /** By position: the number of the device. */
  final int[] devices;

  /** By position: the index of its pool. */
  final int[] poolOf;

  /** By position: whether the device itself is for the node, where devices say so. */
  final NodeMatching.Match[] matches;

  /** By position: what it draws of the counters of its pool; null for nothing. */
  final Ledger.@Nullable Draw[] draws;

  /** The same for all nodes whose devices draw the same, position by position. */
  final Drawing drawing;

  /** Whether some pool is invalid. */
  final boolean hasInvalidPool;

  NodeDevices(
      String problem,
      List<Pool> pools,
      int[] devices,
      int[] poolOf,
      NodeMatching.Match[] matches,
      Drawing drawing) {
    this.problem = problem;
    this.pools = List.copyOf(pools);
    this.devices = devices;
    this.poolOf = poolOf;
    this.matches = matches;
    this.draws = drawing.draws;
    this.drawing = drawing;
    this.hasInvalidPool = pools.stream().anyMatch(p -> p.state() == State.INVALID);
  }

  /** Puts the views of all pools of a node together, which are in the order of their names. */
  static NodeDevices of(Node node, List<PoolView> views, PublishedDevices published) {
    List<PoolView> inOrder = new ArrayList<>(views.size());
    views.stream().filter(view -> !view.bindsLate()).forEach(inOrder::add);
    views.stream().filter(PoolView::bindsLate).forEach(inOrder::add);
    int count = 0;
    for (PoolView view : inOrder) {
      for (NumberedSlice entry : view.slices()) {
        count += entry.slice().devices().size();
      }
    }
    int[] devices = new int[count];
    int[] poolOf = new int[count];
    NodeMatching.Match[] matches = new NodeMatching.Match[count];
    Ledger.@Nullable Draw[] draws = new Ledger.Draw[count];
    List<Pool> pools = new ArrayList<>(inOrder.size());
    int position = 0;
    for (PoolView view : inOrder) {
      int start = position;
      Counters counters = Counters.of(view.sets(), view.consumers(), view.older(), published);
      for (NumberedSlice entry : view.slices()) {
        boolean each = entry.slice().perDeviceNodeSelection().orElse(false);
        for (int device = entry.first(); device < entry.end(); device++) {
          devices[position] = device;
          poolOf[position] = pools.size();
          matches[position] = each
              ? NodeMatching.matches(node, published.devices[device].nodes())
              : NodeMatching.Match.YES;
          draws[position] = counters == null ? null : counters.drawn().get(device);
          position++;
        }
      }
      pools.add(
          new Pool(view.pool().name, view.state(), view.problem(), start, position, counters));
    }
    return new NodeDevices("", pools, devices, poolOf, matches, published.drawing(draws));
  }

  static NodeDevices unusable(String problem) {
    return new NodeDevices(
        problem, List.of(), new int[0], new int[0], new NodeMatching.Match[0], Drawing.NOTHING);
  }
}
