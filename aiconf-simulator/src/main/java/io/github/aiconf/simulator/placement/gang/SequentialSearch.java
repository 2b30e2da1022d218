package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.FreeAmounts;
import io.github.aiconf.simulator.placement.NodeDomains;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.PodOutlook;
import io.github.aiconf.simulator.placement.SpreadState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pods with rules about each other: one after the other, as the filters allow it, with all choices
 * of class and node. What is possible later depends only on how many pods of each class are on each
 * node, so no such state is searched twice; of nodes that are alike one is tried.
 *
 * <p>The inventory is changed while searching and is afterwards as it was.
 */
final class SequentialSearch implements Placing {

  private static final int MOST_PODS = 4_000;
  private static final int MOST_REMEMBERED = 100_000;

  private final NodeInventory inventory;
  private final Gang gang;
  private final Shortfall shortfall;
  private final Columns columns;
  private final int[][] capacities;
  private final @Nullable DeviceRoom devices;
  private final long budget;
  private final Pod[] pods;
  private final int[] keys;
  private final int[][] counts;
  private final int[] placed;
  private final List<int[]> path = new ArrayList<>();
  private final Set<Long> failed = new HashSet<>();
  private final long[][] hashes;
  private long steps;
  private long state;
  private boolean[] allowed = new boolean[0];

  /** @param columns of the pods without their rules, for bounds */
  SequentialSearch(
      NodeInventory inventory,
      Gang gang,
      Columns columns,
      int[][] capacities,
      @Nullable DeviceRoom devices,
      long budget) {
    this.inventory = inventory;
    this.gang = gang;
    this.shortfall = new Shortfall(gang);
    this.columns = columns;
    this.capacities = capacities;
    this.devices = devices;
    this.budget = budget;
    this.pods = gang.classes().stream().map(PodClass::bare).toArray(Pod[]::new);
    this.counts = new int[columns.nodes()][pods.length];
    this.placed = new int[pods.length];
    this.hashes = new long[columns.nodes()][pods.length];
    this.keys = alike();
  }

  @Override
  public GangMethod method() {
    return GangMethod.SEQUENCE;
  }

  @Override
  public GangVerdict place(int[] nodes) {
    Optional<Certificate> bound =
        new Bounds(columns, gang).violated(NodeType.of(columns, capacities, nodes));
    if (bound.isPresent()) {
      return new GangVerdict.DoesNotFit(bound.get());
    }
    if (gang.minimum() > MOST_PODS) {
      return new GangVerdict.Undecided(
          "more than " + MOST_PODS + " pods with rules about each other");
    }
    allowed = new boolean[columns.nodes()];
    for (int node : nodes) {
      allowed[node] = true;
    }
    steps = 0;
    state = 0;
    failed.clear();
    boolean found;
    List<int[]> witness;
    try {
      found = isPossible();
      witness = List.copyOf(path);
    } finally {
      while (!path.isEmpty()) {
        takeBack();
      }
    }
    if (found) {
      return write(witness);
    }
    return steps > budget || failed.size() >= MOST_REMEMBERED
        ? new GangVerdict.Undecided("search ended after " + steps + " steps")
        : new GangVerdict.DoesNotFit(new Certificate.Exhausted(steps));
  }

  private GangVerdict write(List<int[]> witness) {
    Steps written = new Steps(columns.outlooks[0]);
    for (int i = 0; i < witness.size(); i++) {
      int[] step = witness.get(i);
      written.add(step[0], step[1], 1);
    }
    return written.fits();
  }

  private boolean isPossible() {
    if (shortfall.isMet(placed)) {
      return true;
    }
    if (failed.contains(state) || steps > budget) {
      return false;
    }
    for (int podClass = 0; podClass < pods.length; podClass++) {
      if (placed[podClass] < gang.classes().get(podClass).count() && tryNodes(podClass)) {
        return true;
      }
    }
    if (failed.size() < MOST_REMEMBERED) {
      failed.add(state);
    }
    return false;
  }

  private boolean tryNodes(int podClass) {
    if (++steps > budget) {
      return false;
    }
    for (int node : candidates(podClass)) {
      put(podClass, node);
      if (isPossible()) {
        return true;
      }
      takeBack();
      if (steps > budget) {
        return false;
      }
    }
    return false;
  }

  /** One of each kind of nodes that the filters leave, those with gang pods first. */
  private List<Integer> candidates(int podClass) {
    PodOutlook outlook = inventory.outlook(pods[podClass]);
    Set<List<Integer>> kinds = new LinkedHashSet<>();
    List<Integer> used = new ArrayList<>();
    List<Integer> unused = new ArrayList<>();
    for (int node = 0; node < allowed.length; node++) {
      if (!allowed[node] || outlook.refusals(node) != 0 || lacksDevices(podClass, node)) {
        continue;
      }
      boolean isUsed = hashOf(node) != 0;
      if (isUsed) {
        used.add(node);
      } else if (kinds.add(List.of(keys[node]))) {
        unused.add(node);
      }
    }
    used.addAll(unused);
    return used;
  }

  private long hashOf(int node) {
    long any = 0;
    for (int count : counts[node]) {
      any |= count;
    }
    return any;
  }

  private boolean lacksDevices(int podClass, int node) {
    DeviceRoom room = devices;
    if (room == null) {
      return false;
    }
    counts[node][podClass]++;
    boolean fits = room.fits(node, counts[node]);
    counts[node][podClass]--;
    return !fits;
  }

  private void put(int podClass, int node) {
    inventory.add(pods[podClass].on(columns.name(node)));
    count(podClass, node, 1);
    path.add(new int[] {podClass, node});
  }

  private void takeBack() {
    int[] last = path.remove(path.size() - 1);
    inventory.remove(pods[last[0]].on(columns.name(last[1])));
    count(last[0], last[1], -1);
  }

  /** The state is the sum of hashes, so that the way to it does not matter. */
  private void count(int podClass, int node, int change) {
    state -= hashes[node][podClass];
    counts[node][podClass] += change;
    placed[podClass] += change;
    int count = counts[node][podClass];
    hashes[node][podClass] =
        count == 0 ? 0 : mix(((long) node << 40) ^ ((long) podClass << 32) ^ count);
    state += hashes[node][podClass];
  }

  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * Numbers nodes; those of a number can be exchanged as long as they have no pods of the gang. A
   * part of the cluster that is one node can be exchanged with another such, unless pods that are
   * there already make a difference.
   */
  private int[] alike() {
    PodOutlook[] outlooks = new PodOutlook[pods.length];
    Set<String> labels = new LinkedHashSet<>();
    List<SpreadState> spread = new ArrayList<>();
    for (int podClass = 0; podClass < pods.length; podClass++) {
      outlooks[podClass] = inventory.outlook(pods[podClass]);
      spread.addAll(outlooks[podClass].spread());
      pods[podClass].spec().spread().forEach(each -> labels.add(each.topologyKey()));
      pods[podClass].spec().affinity().forEach(each -> labels.add(each.topologyKey()));
      pods[podClass].spec().antiAffinity().forEach(each -> labels.add(each.topologyKey()));
    }
    List<NodeDomains> domains =
        labels.stream().map(label -> outlooks[0].domains(List.of(label))).toList();
    int[][] sizes = new int[domains.size()][];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = new int[domains.get(i).size()];
      for (int node = 0; node < columns.nodes(); node++) {
        if (domains.get(i).of(node) >= 0) {
          sizes[i][domains.get(i).of(node)]++;
        }
      }
    }
    Map<List<Long>, Integer> numbers = new HashMap<>();
    int[] keysOfNodes = new int[columns.nodes()];
    for (int node = 0; node < keysOfNodes.length; node++) {
      List<Long> key = new ArrayList<>();
      for (FreeAmounts free : columns.free) {
        key.add(free.on(node));
      }
      boolean isRefused = devices != null;
      for (int podClass = 0; podClass < pods.length; podClass++) {
        key.add((long) outlooks[podClass].refusals(node));
        key.add((long) capacities[podClass][node]);
        isRefused |= outlooks[podClass].refusals(node) != 0;
      }
      key.add(isRefused ? node : -1L);
      for (int i = 0; i < sizes.length; i++) {
        int domain = domains.get(i).of(node);
        key.add(domain >= 0 && sizes[i][domain] == 1 ? -2L : domain);
      }
      for (SpreadState each : spread) {
        int domain = each.domains().of(node);
        key.add(domain < 0 ? -1 : each.counts()[domain]);
        key.add(domain < 0 ? -1L : each.exists()[domain] ? 1L : 0L);
      }
      Integer number = numbers.get(key);
      if (number == null) {
        number = numbers.size();
        numbers.put(List.copyOf(key), number);
      }
      keysOfNodes[node] = number;
    }
    return keysOfNodes;
  }
}
