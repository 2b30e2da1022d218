package io.github.aiconf.simulator.placement.gang;

import java.util.List;
import java.util.Optional;

/** Several classes, of which no node takes two pods: a matching of pods with nodes. */
final class OnePodANode implements Placing {

  /** There are as many groups of nodes as sets of classes. */
  private static final int MOST_CLASSES = 8;

  private final Columns columns;
  private final Gang gang;
  private final Shortfall shortfall;
  /** By node, the classes that it takes, as bits. */
  private final int[] open;

  private OnePodANode(Columns columns, Gang gang, int[] open) {
    this.columns = columns;
    this.gang = gang;
    this.shortfall = new Shortfall(gang);
    this.open = open;
  }

  /** Empty if the gang is not like that. */
  static Optional<Placing> of(Columns columns, Gang gang, int[][] capacities) {
    if (columns.classes() > MOST_CLASSES) {
      return Optional.empty();
    }
    int[] open = new int[columns.nodes()];
    for (int node = 0; node < open.length; node++) {
      for (int podClass = 0; podClass < capacities.length; podClass++) {
        open[node] |= capacities[podClass][node] > 0 ? 1 << podClass : 0;
      }
      if (takesTwo(columns, node, open[node])) {
        return Optional.empty();
      }
    }
    return Optional.of(new OnePodANode(columns, gang, open));
  }

  private static boolean takesTwo(Columns columns, int node, int open) {
    for (int a = 0; a < columns.classes(); a++) {
      for (int b = a; b < columns.classes(); b++) {
        boolean different = a != b || columns.most[a] > 1;
        if ((open >> a & open >> b & 1) != 0 && different && fit(columns, node, a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean fit(Columns columns, int node, int a, int b) {
    for (int i = 0; i < columns.free.length; i++) {
      long first = columns.wanted[a][i];
      long second = columns.wanted[b][i];
      // What nobody asks for may be taken beyond what there is.
      if ((first > 0 || second > 0)
          && Shortfall.plus(first, second) > Math.max(0, columns.free[i].on(node))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public GangMethod method() {
    return GangMethod.MATCHING;
  }

  @Override
  public GangVerdict place(int[] nodes) {
    int[] masks = new int[1 << columns.classes()];
    long[] sizes = new long[masks.length];
    for (int mask = 0; mask < masks.length; mask++) {
      masks[mask] = mask;
    }
    for (int node : nodes) {
      sizes[open[node]]++;
    }
    Transport transport = new Transport(columns.classes(), masks, sizes);
    raiseToMinimums(transport);
    int wanting = transport.fill();
    if (wanting != 0) {
      return tooFew(wanting, sizes);
    }
    for (int podClass = 0; podClass < columns.classes(); podClass++) {
      PodClass of = gang.classes().get(podClass);
      transport.raise(podClass, of.count() - of.minimum());
    }
    wanting = transport.fill();
    if (wanting != 0 && placed(transport) < gang.minimum()) {
      return tooFew(wanting, sizes);
    }
    return write(nodes, transport);
  }

  private void raiseToMinimums(Transport transport) {
    for (int podClass = 0; podClass < columns.classes(); podClass++) {
      transport.raise(podClass, gang.classes().get(podClass).minimum());
    }
  }

  private long placed(Transport transport) {
    long placed = 0;
    for (int podClass = 0; podClass < columns.classes(); podClass++) {
      for (int group = 0; group < 1 << columns.classes(); group++) {
        placed += transport.flow(podClass, group);
      }
    }
    return placed;
  }

  private GangVerdict tooFew(int wanting, long[] sizes) {
    long nodes = 0;
    for (int mask = 0; mask < sizes.length; mask++) {
      nodes += (mask & wanting) != 0 ? sizes[mask] : 0;
    }
    List<Integer> classes = Shortfall.classes(wanting);
    return new GangVerdict.DoesNotFit(
        new Certificate.TooFewNodes(classes, nodes, shortfall.needed(classes)));
  }

  private GangVerdict write(int[] nodes, Transport transport) {
    Steps steps = new Steps(columns.outlooks[0]);
    long[][] left = new long[columns.classes()][1 << columns.classes()];
    for (int podClass = 0; podClass < left.length; podClass++) {
      for (int group = 0; group < left[podClass].length; group++) {
        left[podClass][group] = transport.flow(podClass, group);
      }
    }
    for (int node : nodes) {
      for (int podClass = 0; podClass < left.length; podClass++) {
        if (left[podClass][open[node]] > 0) {
          left[podClass][open[node]]--;
          steps.add(podClass, node, 1);
          break;
        }
      }
    }
    return steps.fits();
  }
}
