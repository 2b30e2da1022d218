package io.github.aiconf.simulator.placement.scaling;

import java.util.List;

/**
 * What cluster-autoscaler will do for a gang that does not fit.
 *
 * @param outcome in short
 * @param nodes how many nodes like the template are needed; 0 if that is not known, or none are
 * @param reasons why, each in one line
 */
public record ScaleUp(Outcome outcome, int nodes, List<String> reasons) {

  /** What comes of it. */
  public enum Outcome {
    /** The gang fits as things are. */
    NOT_NEEDED,
    /** The group can grow so far that the gang fits. */
    HELPS,
    /** The group can grow, but not far enough: nodes are added, and the gang still waits. */
    HELPS_IN_PART,
    /** The group does not grow for the gang. */
    DOES_NOT_HELP,
    /** It is not known. */
    UNKNOWN
  }

  /** Keeps a copy. */
  public ScaleUp {
    reasons = List.copyOf(reasons);
  }
}
