package io.github.aiconf.cli;

import io.github.aiconf.simulator.placement.gang.Obstacle;
import java.util.List;

/**
 * Why nodes do not take one more pod of a class, with the reasons in words.
 *
 * @param obstacle which nodes
 * @param podClass what the gang calls the pods
 * @param reasons at least one
 */
record GangObstacle(Obstacle obstacle, String podClass, List<String> reasons) {

  private static final int NAMED = 2;

  /** Keeps a copy. */
  GangObstacle {
    reasons = List.copyOf(reasons);
  }

  /** Cells of a table. */
  List<String> row() {
    List<String> names = obstacle.examples();
    boolean isAll = obstacle.nodes() <= NAMED;
    return List.of(
        String.valueOf(obstacle.nodes()),
        String.valueOf(obstacle.takes()),
        isAll ? String.join(", ", names) : String.join(", ", names.subList(0, NAMED)) + ", …",
        String.join("; ", reasons));
  }
}
