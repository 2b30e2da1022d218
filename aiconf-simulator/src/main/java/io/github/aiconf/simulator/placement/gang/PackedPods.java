package io.github.aiconf.simulator.placement.gang;

import java.util.List;
import java.util.Optional;

/**
 * Several classes and resources: bounds, then some good orders, then everything. Clusters have few
 * types of nodes, so bounds and orders nearly always decide.
 */
final class PackedPods implements Placing {

  private final Columns columns;
  private final Gang gang;
  private final int[][] capacities;
  private final long budget;

  PackedPods(Columns columns, Gang gang, int[][] capacities, long budget) {
    this.columns = columns;
    this.gang = gang;
    this.capacities = capacities;
    this.budget = budget;
  }

  @Override
  public GangMethod method() {
    return GangMethod.PACKING;
  }

  @Override
  public GangVerdict place(int[] nodes) {
    List<NodeType> types = NodeType.of(columns, capacities, nodes);
    Optional<Certificate> bound = new Bounds(columns, gang).violated(types);
    if (bound.isPresent()) {
      return new GangVerdict.DoesNotFit(bound.get());
    }
    return new GreedyPacking(columns, gang, types)
        .find()
        .orElseGet(() -> new ExactPacking(columns, gang, types, budget).search());
  }
}
