package io.github.aiconf.simulator.selector;

/** An error that nothing in an expression can absorb. */
final class EvaluationAborted extends RuntimeException {

  private static final long serialVersionUID = 1;

  EvaluationAborted(String message) {
    super(message, null, false, false);
  }
}
