package io.github.aiconf.simulator.dra.stream;

/** A case that cannot be run at all. */
final class CaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CaseException(String problem) {
    super(problem);
  }
}
