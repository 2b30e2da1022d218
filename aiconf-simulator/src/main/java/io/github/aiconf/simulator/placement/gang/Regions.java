package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.NodeDomains;
import java.util.Arrays;

/** Nodes by the part of the cluster that they are in. */
final class Regions {

  private Regions() {}

  /** All numbers below the count. */
  static int[] everywhere(int count) {
    int[] nodes = new int[count];
    for (int node = 0; node < count; node++) {
      nodes[node] = node;
    }
    return nodes;
  }

  /** The nodes of one part. */
  static int[] of(NodeDomains domains, int domain, int nodes) {
    int[] members = new int[nodes];
    int count = 0;
    for (int node = 0; node < nodes; node++) {
      if (domains.of(node) == domain) {
        members[count++] = node;
      }
    }
    return Arrays.copyOf(members, count);
  }

  /** The nodes of each part, in the order given. */
  static int[][] byDomain(NodeDomains domains, int[] nodes) {
    int[] sizes = new int[domains.size()];
    for (int node : nodes) {
      if (domains.of(node) != NodeDomains.NONE) {
        sizes[domains.of(node)]++;
      }
    }
    int[][] members = new int[sizes.length][];
    for (int domain = 0; domain < sizes.length; domain++) {
      members[domain] = new int[sizes[domain]];
    }
    for (int node : nodes) {
      int domain = domains.of(node);
      if (domain != NodeDomains.NONE) {
        members[domain][members[domain].length - sizes[domain]--] = node;
      }
    }
    return members;
  }
}
