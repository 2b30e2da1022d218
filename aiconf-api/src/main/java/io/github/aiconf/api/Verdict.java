package io.github.aiconf.api;

/**
 * The answer to a check, or to a requirement as a whole. UNKNOWN never turns into one of the other
 * answers.
 */
public enum Verdict {
  /**
   * The check saw what the requirement asks for. How strong that proof is says the
   * {@link Assurance}.
   */
  PASS,
  /** The check saw something that contradicts the requirement. */
  FAIL,
  /** What would decide was not seen, or what was seen does not decide. */
  UNKNOWN,
  /** The requirement does not concern this cluster. */
  NOT_APPLICABLE
}
