package io.github.aiconf.simulator.selector;

/** What a selector says about a device. */
public sealed interface SelectorOutcome {

  /** What Kubernetes counts for the evaluation, in units of cost; 0 if there was none. */
  long cost();

  /**
   * An answer.
   *
   * @param matches whether the selector selects the device
   */
  record Answer(boolean matches, long cost) implements SelectorOutcome {}

  /**
   * No answer, which ends the attempt to allocate.
   *
   * @param error for people; its wording is not that of Kubernetes
   */
  record Failure(String error, long cost) implements SelectorOutcome {}
}
