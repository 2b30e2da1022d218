package io.github.aiconf.simulator.placement.stream;

/** A case that cannot be answered. */
final class CaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CaseException(String problem) {
    super(problem);
  }
}
