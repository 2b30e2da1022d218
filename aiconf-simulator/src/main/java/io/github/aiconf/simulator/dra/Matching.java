package io.github.aiconf.simulator.dra;

import java.util.Arrays;

/**
 * Whether groups can be served from a set of things at once, each thing going to one group:
 * bipartite matching by augmenting paths. Used again, so that asking makes no garbage.
 */
final class Matching {

  private int[] owner = new int[0];
  private long[] assigned = new long[0];
  private long[] visited = new long[0];
  private long[][] wanted = new long[0][];
  private int words;

  /**
   * @param groups how many groups there are
   * @param things by group: what would serve it
   * @param needs by group: how many it needs
   * @param width how many words the sets have
   */
  boolean exists(int groups, long[][] things, int[] needs, int width) {
    words = width;
    wanted = things;
    assigned = Bits.empty(assigned, words);
    if (owner.length < words << 6) {
      owner = new int[words << 6];
    }
    Arrays.fill(owner, 0, words << 6, -1);
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < needs[g]; i++) {
        visited = Bits.empty(visited, words);
        if (!serve(g)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean serve(int group) {
    long[] things = wanted[group];
    for (int word = 0; word < words; word++) {
      long free = things[word] & ~assigned[word];
      if (free != 0) {
        int thing = (word << 6) + Long.numberOfTrailingZeros(free);
        owner[thing] = group;
        Bits.set(assigned, thing);
        return true;
      }
    }
    for (int thing = Bits.next(things, visited, 0, words);
        thing >= 0;
        thing = Bits.next(things, visited, thing + 1, words)) {
      Bits.set(visited, thing);
      int other = owner[thing];
      if (other != group && serve(other)) {
        owner[thing] = group;
        return true;
      }
    }
    return false;
  }
}
