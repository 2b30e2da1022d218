package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Node;
import java.util.Optional;

/** How many nodes like one have to be added so that a gang fits. */
final class Growth {

  private final GangSolver solver;
  private final Gang gang;
  private final Node like;
  private final int most;
  private Optional<GangMethod> method = Optional.empty();

  Growth(GangSolver solver, Gang gang, Node like, int most) {
    this.solver = solver;
    this.gang = gang;
    this.like = like;
    this.most = most;
  }

  /**
   * The same where so many are known to be the fewest, if the nodes take what they seem to: that is
   * verified.
   */
  int fewest(long expected) {
    if (expected > most) {
      return 0;
    }
    int count = (int) Math.max(1, expected);
    return fits(count) && (count == 1 || !fits(count - 1)) ? count : fewest();
  }

  /** For a gang that does not fit; 0 if {@code most} are not enough. */
  int fewest() {
    if (most < 1) {
      return 0;
    }
    int fails = 0;
    int fits = 1;
    while (!fits(fits)) {
      if (fits == most) {
        return 0;
      }
      fails = fits;
      fits = Math.min(most, 2 * fits);
    }
    while (fails + 1 < fits) {
      int middle = (fails + fits) >>> 1;
      if (fits(middle)) {
        fits = middle;
      } else {
        fails = middle;
      }
    }
    return fits;
  }

  private boolean fits(int count) {
    Optional<GangMethod> found =
        new WhatIf(solver.inventory()).addNodes(like, count).ask(() -> solver.fitting(gang));
    method = found.isPresent() ? found : method;
    return found.isPresent();
  }

  /** How the gang was found to fit with the fewest nodes; empty if it does not. */
  Optional<GangMethod> method() {
    return method;
  }
}
