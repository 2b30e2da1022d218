package io.github.aiconf.simulator.placement.gang;

/**
 * Equal pods that no rule connects. A pod on a node lowers what that node takes by one and changes
 * no other, so every sequence that cannot be continued is as long as any.
 */
final class CountedPods implements Placing {

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

  @Override
  public GangVerdict place(int[] nodes) {
    long places = 0;
    for (int node : nodes) {
      places += capacities[node];
    }
    if (places < needed) {
      return Placing.tooFew(places, needed);
    }
    Steps steps = new Steps(columns.outlooks[0]);
    long left = Math.min(places, columns.most[0]);
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
