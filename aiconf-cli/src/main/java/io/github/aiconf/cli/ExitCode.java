package io.github.aiconf.cli;

/** What the exit code of a command says; one table for all commands, in docs/exit-codes.md. */
final class ExitCode {

  static final int OK = 0;
  static final int FAIL = 1;
  static final int BAD_INPUT = 2;
  static final int INCONCLUSIVE = 3;
  static final int UNUSABLE_SERVER = 5;

  static final int LINT = 7;

  /** EX_SOFTWARE of sysexits: a bug of ours. */
  static final int BUG = 70;

  private ExitCode() {}
}
