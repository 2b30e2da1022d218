package io.github.aiconf.simulator.placement.gang;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Searches all ways to fill nodes. Of each type of nodes only fillings count to which no pod can be
 * added; of each filling, how many nodes have it. What failed once is remembered.
 */
final class ExactPacking {

  /** The search goes as deep as there are fillings. */
  private static final int MOST_FILLINGS = 3_000;

  private static final int MOST_REMEMBERED = 50_000;

  private final Columns columns;
  private final Gang gang;
  private final Shortfall shortfall;
  private final List<NodeType> types;
  private final List<List<int[]>> fillings = new ArrayList<>();
  /** By type and class: how many pods this type and all later ones take. */
  private final long[][] reach;

  private final Set<List<Integer>> failed = new HashSet<>();
  /** By type and filling, how many nodes. */
  private final List<int[]> chosen = new ArrayList<>();

  private final long budget;
  private long steps;

  ExactPacking(Columns columns, Gang gang, List<NodeType> types, long budget) {
    this.columns = columns;
    this.gang = gang;
    this.shortfall = new Shortfall(gang);
    this.types = types;
    this.budget = budget;
    this.reach = new long[types.size() + 1][columns.classes()];
  }

  GangVerdict search() {
    for (int t = types.size() - 1; t >= 0; t--) {
      NodeType type = types.get(t);
      for (int podClass = 0; podClass < columns.classes(); podClass++) {
        long each = (type.open >> podClass & 1) == 0 ? 0 : columns.quotient(podClass, type.free);
        reach[t][podClass] = reach[t + 1][podClass] + each * type.nodes.length;
      }
    }
    int all = 0;
    for (NodeType type : types) {
      List<int[]> found = new ArrayList<>();
      fill(type, 0, type.free.clone(), new int[columns.classes()], found);
      all += found.size();
      if (steps > budget || all > MOST_FILLINGS) {
        return undecided();
      }
      fillings.add(found);
      chosen.add(new int[found.size()]);
    }
    boolean found = isPossible(0, 0, firstSize(), new int[columns.classes()]);
    if (found) {
      return write();
    }
    return steps > budget
        ? undecided()
        : new GangVerdict.DoesNotFit(new Certificate.Exhausted(steps));
  }

  private GangVerdict undecided() {
    return new GangVerdict.Undecided("search ended after " + budget + " steps");
  }

  private int firstSize() {
    return types.isEmpty() ? 0 : types.get(0).nodes.length;
  }

  /** Adds all fillings to which nothing can be added. */
  private void fill(NodeType type, int podClass, long[] free, int[] filling, List<int[]> found) {
    if (++steps > budget || found.size() > MOST_FILLINGS) {
      return;
    }
    if (podClass == columns.classes()) {
      for (int other = 0; other < podClass; other++) {
        if ((type.open >> other & 1) != 0
            && filling[other] < columns.most[other]
            && columns.quotient(other, free) > 0) {
          return;
        }
      }
      found.add(filling.clone());
      return;
    }
    int most = (type.open >> podClass & 1) == 0 ? 0 : columns.quotient(podClass, free);
    for (int count = most; count >= 0; count--) {
      long[] rest = free.clone();
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= count * columns.wanted[podClass][i];
      }
      filling[podClass] = count;
      fill(type, podClass + 1, rest, filling, found);
    }
    filling[podClass] = 0;
  }

  /** Whether the gang can be completed with the rest of a type and all later ones. */
  private boolean isPossible(int type, int filling, int nodes, int[] placed) {
    if (shortfall.isMet(placed)) {
      return true;
    }
    if (type == types.size() || ++steps > budget || !isInReach(type, placed)) {
      return false;
    }
    if (nodes == 0 || filling == fillings.get(type).size()) {
      int next = type + 1;
      return isPossible(next, 0, next == types.size() ? 0 : types.get(next).nodes.length, placed);
    }
    List<Integer> state = state(type, filling, nodes, placed);
    if (failed.contains(state)) {
      return false;
    }
    int[] each = fillings.get(type).get(filling);
    // The last filling is for all nodes that are left.
    int least = filling == fillings.get(type).size() - 1 ? nodes : 0;
    for (int count = nodes; count >= least && steps <= budget; count--) {
      int[] more = placed.clone();
      for (int podClass = 0; podClass < more.length; podClass++) {
        more[podClass] =
            (int) Math.min(columns.most[podClass], more[podClass] + (long) each[podClass] * count);
      }
      chosen.get(type)[filling] = count;
      if (isPossible(type, filling + 1, nodes - count, more)) {
        return true;
      }
      chosen.get(type)[filling] = 0;
    }
    if (steps <= budget && failed.size() < MOST_REMEMBERED) {
      failed.add(state);
    }
    return false;
  }

  private boolean isInReach(int type, int[] placed) {
    int[] most = new int[placed.length];
    for (int podClass = 0; podClass < most.length; podClass++) {
      most[podClass] =
          (int) Math.min(columns.most[podClass], placed[podClass] + reach[type][podClass]);
    }
    return shortfall.isMet(most);
  }

  private static List<Integer> state(int type, int filling, int nodes, int[] placed) {
    Integer[] state = new Integer[placed.length + 3];
    Arrays.setAll(state, i -> switch (i) {
      case 0 -> type;
      case 1 -> filling;
      case 2 -> nodes;
      default -> placed[i - 3];
    });
    return List.of(state);
  }

  private GangVerdict write() {
    Steps written = new Steps(columns.outlooks[0]);
    int[] left = new int[columns.classes()];
    for (int podClass = 0; podClass < left.length; podClass++) {
      left[podClass] = gang.classes().get(podClass).count();
    }
    for (int t = 0; t < types.size(); t++) {
      int node = 0;
      for (int f = 0; f < chosen.get(t).length; f++) {
        for (int i = 0; i < chosen.get(t)[f]; i++, node++) {
          for (int podClass = 0; podClass < left.length; podClass++) {
            int count = Math.min(left[podClass], fillings.get(t).get(f)[podClass]);
            if (count > 0) {
              written.add(podClass, types.get(t).nodes[node], count);
              left[podClass] -= count;
            }
          }
        }
      }
    }
    return written.fits();
  }
}
