package io.github.aiconf.cli;

/** What a question about claims is answered with. */
enum DraAnswer {
  /** The claims can be allocated. */
  FITS(ExitCode.OK),
  /** The claim of the cluster has its devices already. */
  ALLOCATED(ExitCode.OK),
  /** The claims cannot be allocated. */
  DOES_NOT_FIT(ExitCode.FAIL),
  /** It is not known. */
  UNDECIDED(ExitCode.INCONCLUSIVE);

  private final int exitCode;

  DraAnswer(int exitCode) {
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
