package io.github.aiconf.cli;

/** What a question about pods is answered with. */
enum PlacementAnswer {
  /** There is a node for each. */
  FITS(ExitCode.OK),
  /** There is nothing to place: what was asked about has nodes. */
  PLACED(ExitCode.OK),
  /** Something decides that is not modelled. */
  NOT_MODELLED(ExitCode.INCONCLUSIVE),
  /** It is not known. */
  UNDECIDED(ExitCode.INCONCLUSIVE),
  /** It waits for something before any node matters. */
  WAITS(ExitCode.FAIL),
  /** There is a pod for which there is no node. */
  DOES_NOT_FIT(ExitCode.FAIL);

  private final int exitCode;

  PlacementAnswer(int exitCode) {
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
