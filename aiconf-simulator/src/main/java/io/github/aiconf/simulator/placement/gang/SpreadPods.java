package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.NodeDomains;
import io.github.aiconf.simulator.placement.SpreadState;

/**
 * Equal pods that are spread evenly over parts of the cluster, themselves counted. Like water: the
 * lowest part is filled first, and once one that is lowest has no more room, the others can rise
 * above it by the skew and no more.
 */
final class SpreadPods implements Placing {

  private final Columns columns;
  private final int[] capacities;
  private final SpreadState state;
  private final long needed;

  SpreadPods(Columns columns, int[] capacities, SpreadState state, long needed) {
    this.columns = columns;
    this.capacities = capacities;
    this.state = state;
    this.needed = needed;
  }

  @Override
  public GangMethod method() {
    return GangMethod.SPREAD;
  }

  @Override
  public GangVerdict place(int[] nodes) {
    NodeDomains domains = state.domains();
    long[] room = new long[domains.size()];
    long[] uncounted = new long[domains.size()];
    for (int node : nodes) {
      int domain = domains.of(node);
      if (domain != NodeDomains.NONE) {
        (state.exists()[domain] ? room : uncounted)[domain] += capacities[node];
      }
    }
    long highest = highest(room);
    long[] quota = new long[room.length];
    long places = 0;
    for (int domain = 0; domain < room.length; domain++) {
      quota[domain] = state.exists()[domain]
          ? Math.min(room[domain], Math.max(0, highest - state.counts()[domain]))
          : uncounted[domain];
      places += quota[domain];
    }
    if (places < needed) {
      return Placing.tooFew(places, needed);
    }
    return fill(nodes, quota, Math.min(places, columns.most[0]));
  }

  /** No part can have more pods than this. */
  private long highest(long[] room) {
    long existing = 0;
    long lowest = Long.MAX_VALUE;
    for (int domain = 0; domain < room.length; domain++) {
      if (state.exists()[domain]) {
        existing++;
        lowest = Math.min(lowest, state.counts()[domain] + room[domain]);
      }
    }
    if (existing < state.minDomains() || lowest == Long.MAX_VALUE) {
      return state.maxSkew();
    }
    return lowest + Math.min(state.maxSkew(), Long.MAX_VALUE - lowest);
  }

  /** One pod after the other into a part with the fewest. */
  private GangVerdict fill(int[] nodes, long[] quota, long count) {
    NodeDomains domains = state.domains();
    int[][] byDomain = Regions.byDomain(domains, nodes);
    int[] next = new int[quota.length];
    int[] used = new int[quota.length];
    long[] level = new long[quota.length];
    for (int domain = 0; domain < level.length; domain++) {
      level[domain] = state.exists()[domain] ? state.counts()[domain] : 0;
    }
    Steps steps = new Steps(columns.outlooks[0]);
    for (long placed = 0; placed < count; placed++) {
      int lowest = NodeDomains.NONE;
      for (int domain = 0; domain < quota.length; domain++) {
        if (quota[domain] > 0 && (lowest == NodeDomains.NONE || level[domain] < level[lowest])) {
          lowest = domain;
        }
      }
      int[] own = byDomain[lowest];
      while (capacities[own[next[lowest]]] == used[lowest]) {
        next[lowest]++;
        used[lowest] = 0;
      }
      steps.add(0, own[next[lowest]], 1);
      used[lowest]++;
      quota[lowest]--;
      level[lowest]++;
    }
    return steps.fits();
  }
}
