package io.github.aiconf.simulator.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a cluster, by one label of the nodes or by several that are read as a path. A node
 * without one of the labels is in no part. Parts and nodes are numbered.
 */
public final class NodeDomains {

  /** The part of a node that is in none. */
  public static final int NONE = -1;

  private final int[] byNode;
  private final List<String> names;

  private NodeDomains(int[] byNode, List<String> names) {
    this.byNode = byNode;
    this.names = List.copyOf(names);
  }

  static NodeDomains of(List<LabelColumn> path, int[] slots) {
    int[] byNode = new int[slots.length];
    List<String> names = new ArrayList<>();
    LabelColumn first = path.get(0);
    int[] numbers = new int[first.size()];
    for (int node = 0; node < slots.length; node++) {
      int value = first.at(slots[node]);
      if (value == LabelColumn.ABSENT) {
        byNode[node] = NONE;
        continue;
      }
      if (numbers[value] == 0) {
        names.add(first.value(value));
        numbers[value] = names.size();
      }
      byNode[node] = numbers[value] - 1;
    }
    NodeDomains domains = new NodeDomains(byNode, names);
    for (LabelColumn below : path.subList(1, path.size())) {
      domains = domains.divided(below, slots);
    }
    return domains;
  }

  private NodeDomains divided(LabelColumn column, int[] slots) {
    int[] divided = new int[slots.length];
    List<String> paths = new ArrayList<>();
    Map<Long, Integer> numbers = new HashMap<>();
    for (int node = 0; node < slots.length; node++) {
      int value = column.at(slots[node]);
      if (byNode[node] == NONE || value == LabelColumn.ABSENT) {
        divided[node] = NONE;
        continue;
      }
      long key = ((long) byNode[node] << Integer.SIZE) | value;
      Integer number = numbers.get(key);
      if (number == null) {
        number = paths.size();
        numbers.put(key, number);
        paths.add(names.get(byNode[node]) + "/" + column.value(value));
      }
      divided[node] = number;
    }
    return new NodeDomains(divided, paths);
  }

  /** How many parts there are. */
  public int size() {
    return names.size();
  }

  /** The value of the label, or values joined by slashes. */
  public String name(int domain) {
    return names.get(domain);
  }

  /** The part that the node is in; {@link #NONE} if it is in none. */
  public int of(int node) {
    return byNode[node];
  }
}
