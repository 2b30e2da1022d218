package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.NodeDomains;
import java.util.List;

/**
 * Equal pods that no rule connects. A pod on a node lowers what that node takes by one and changes
 * no other, so every sequence that cannot be continued is as long as any.
 */
final class CountedPods implements Placing {

  private static final List<Integer> ONLY = List.of(0);

  private final Columns columns;
  private final int[] capacities;
  private final long needed;

  CountedPods(Columns columns, int[] capacities, long needed) {
    this.columns = columns;
    this.capacities = capacities;
    this.needed = needed;
  }

  @Override
  public GangMethod method() {
    return GangMethod.COUNT;
  }

  /** Whether the whole cluster has enough places. */
  boolean fitsAnywhere() {
    long places = 0;
    for (int capacity : capacities) {
      places += capacity;
    }
    return isEnough(places);
  }

  /** How many places each part of the cluster has. */
  long[] places(NodeDomains domains) {
    long[] places = new long[domains.size()];
    for (int node = 0; node < capacities.length; node++) {
      int domain = domains.of(node);
      if (domain != NodeDomains.NONE) {
        places[domain] += capacities[node];
      }
    }
    return places;
  }

  boolean isEnough(long places) {
    return places >= needed;
  }

  /** That so many places are too few. */
  Certificate tooFew(long places) {
    return new Certificate.TooFewPlaces(ONLY, places, needed);
  }

  private long places(int[] nodes) {
    long places = 0;
    for (int node : nodes) {
      places += capacities[node];
    }
    return places;
  }

  @Override
  public GangVerdict place(int[] nodes) {
    long places = places(nodes);
    if (!isEnough(places)) {
      return new GangVerdict.DoesNotFit(tooFew(places));
    }
    long left = Math.min(places, columns.most[0]);
    Steps steps = new Steps(columns.outlooks[0], (int) Math.min(left, nodes.length));
    for (int i = 0; left > 0; i++) {
      int count = (int) Math.min(left, capacities[nodes[i]]);
      if (count > 0) {
        steps.add(0, nodes[i], count);
        left -= count;
      }
    }
    return steps.fits();
  }
}
