package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.NodeDomains;

/**
 * Equal pods that want each other in one part of the cluster, and of which there is none yet: the
 * first decides where all are.
 */
final class TogetherPods implements Placing {

  private final Columns columns;
  private final int[] capacities;
  private final NodeDomains domains;
  private final long needed;

  TogetherPods(Columns columns, int[] capacities, NodeDomains domains, long needed) {
    this.columns = columns;
    this.capacities = capacities;
    this.domains = domains;
    this.needed = needed;
  }

  @Override
  public GangMethod method() {
    return GangMethod.TOGETHER;
  }

  @Override
  public GangVerdict place(int[] nodes) {
    long[] places = new long[domains.size()];
    int best = NodeDomains.NONE;
    for (int node : nodes) {
      int domain = domains.of(node);
      if (domain != NodeDomains.NONE) {
        places[domain] += capacities[node];
        best = best == NodeDomains.NONE || places[domain] > places[best] ? domain : best;
      }
    }
    long most = best == NodeDomains.NONE ? 0 : places[best];
    if (most < needed) {
      return Placing.tooFew(most, needed);
    }
    Steps steps = new Steps(columns.outlooks[0]);
    long left = Math.min(most, columns.most[0]);
    for (int node : nodes) {
      int count = domains.of(node) == best ? (int) Math.min(left, capacities[node]) : 0;
      if (count > 0) {
        steps.add(0, node, count);
        left -= count;
      }
    }
    return steps.fits();
  }
}
