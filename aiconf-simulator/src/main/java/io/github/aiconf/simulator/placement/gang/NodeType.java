package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.FreeAmounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Nodes that are equal for a gang. */
final class NodeType {

  /** Classes that can be there, as bits. */
  final int open;
  /** What is free, by resource. */
  final long[] free;
  /** Numbers of the nodes. */
  final int[] nodes;

  private NodeType(int open, long[] free, int[] nodes) {
    this.open = open;
    this.free = free;
    this.nodes = nodes;
  }

  /** The types among the nodes, in the order of their first node. */
  static List<NodeType> of(Columns columns, int[][] capacities, int[] nodes) {
    int[] table = new int[Integer.highestOneBit(Math.max(4, nodes.length)) * 4];
    int[] typeOf = new int[nodes.length];
    int[] firsts = new int[nodes.length];
    int[] sizes = new int[nodes.length];
    int[] open = new int[nodes.length];
    int count = 0;
    for (int i = 0; i < nodes.length; i++) {
      open[i] = open(capacities, nodes[i]);
      typeOf[i] = -1;
      if (open[i] == 0) {
        continue;
      }
      int at = hash(columns, nodes[i], open[i]) & (table.length - 1);
      while (table[at] != 0) {
        int first = firsts[table[at] - 1];
        if (open[first] == open[i] && isEqual(columns, nodes[first], nodes[i])) {
          break;
        }
        at = (at + 1) & (table.length - 1);
      }
      if (table[at] == 0) {
        firsts[count] = i;
        table[at] = ++count;
      }
      typeOf[i] = table[at] - 1;
      sizes[typeOf[i]]++;
    }
    return collect(columns, nodes, typeOf, Arrays.copyOf(firsts, count), sizes, open);
  }

  private static List<NodeType> collect(
      Columns columns, int[] nodes, int[] typeOf, int[] firsts, int[] sizes, int[] open) {
    List<NodeType> types = new ArrayList<>();
    for (int type = 0; type < firsts.length; type++) {
      long[] free = new long[columns.free.length];
      for (int r = 0; r < free.length; r++) {
        free[r] = Math.max(0, columns.free[r].on(nodes[firsts[type]]));
      }
      types.add(new NodeType(open[firsts[type]], free, new int[sizes[type]]));
    }
    int[] next = new int[firsts.length];
    for (int i = 0; i < nodes.length; i++) {
      if (typeOf[i] >= 0) {
        types.get(typeOf[i]).nodes[next[typeOf[i]]++] = nodes[i];
      }
    }
    return types;
  }

  private static int open(int[][] capacities, int node) {
    int open = 0;
    for (int podClass = 0; podClass < capacities.length; podClass++) {
      open |= capacities[podClass][node] > 0 ? 1 << podClass : 0;
    }
    return open;
  }

  private static int hash(Columns columns, int node, int open) {
    long hash = open;
    for (FreeAmounts free : columns.free) {
      hash = hash * 0x9E3779B97F4A7C15L + free.on(node);
      hash ^= hash >>> 29;
    }
    return (int) (hash ^ hash >>> 32);
  }

  private static boolean isEqual(Columns columns, int a, int b) {
    for (FreeAmounts free : columns.free) {
      if (Math.max(0, free.on(a)) != Math.max(0, free.on(b))) {
        return false;
      }
    }
    return true;
  }
}
