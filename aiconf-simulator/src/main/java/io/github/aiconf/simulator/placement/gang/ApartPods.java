package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.NodeDomains;
import java.util.Arrays;

/**
 * Equal pods that do not want each other in one part of the cluster. Each part takes one; nodes
 * that are in no part take what they can. Parts with a matching pod are refused already.
 */
final class ApartPods implements Placing {

  private static final int NO_NODE = -1;

  private final Columns columns;
  private final int[] capacities;
  private final NodeDomains domains;
  private final long needed;

  ApartPods(Columns columns, int[] capacities, NodeDomains domains, long needed) {
    this.columns = columns;
    this.capacities = capacities;
    this.domains = domains;
    this.needed = needed;
  }

  @Override
  public GangMethod method() {
    return GangMethod.APART;
  }

  @Override
  public GangVerdict place(int[] nodes) {
    int[] first = new int[domains.size()];
    Arrays.fill(first, NO_NODE);
    long places = 0;
    for (int node : nodes) {
      int domain = domains.of(node);
      if (domain == NodeDomains.NONE) {
        places += capacities[node];
      } else if (capacities[node] > 0 && first[domain] == NO_NODE) {
        first[domain] = node;
        places++;
      }
    }
    if (places < needed) {
      return Placing.tooFew(places, needed);
    }
    Steps steps = new Steps(columns.outlooks[0]);
    long left = Math.min(places, columns.most[0]);
    for (int node : nodes) {
      int domain = domains.of(node);
      boolean taken = domain != NodeDomains.NONE && first[domain] != node;
      int count = (int) Math.min(left, taken ? 0 : domain >= 0 ? 1 : capacities[node]);
      if (count > 0) {
        steps.add(0, node, count);
        left -= count;
      }
    }
    return steps.fits();
  }
}
