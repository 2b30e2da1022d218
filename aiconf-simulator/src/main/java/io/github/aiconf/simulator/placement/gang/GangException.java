package io.github.aiconf.simulator.placement.gang;

/** A question that makes no sense. The message is one line: what, where, and what to do. */
public final class GangException extends RuntimeException {

  private static final long serialVersionUID = 1;

  GangException(String message) {
    super(message);
  }
}
