package io.github.aiconf.api.cluster;

/**
 * Something that could not be read.
 *
 * @param what for example {@code pods}, {@code deployments.apps}, {@code discovery}
 * @param cause why
 * @param detail what the source said
 * @param next what to do about it
 */
public record Gap(String what, Cause cause, String detail, String next) {

  /** Why something could not be read. A verdict that depends on it has the reason of this name. */
  public enum Cause {
    /** The API server refused. */
    RBAC_DENIED,
    /** The recording does not hold it. */
    NOT_IN_SNAPSHOT,
    /** The API server gave no usable answer. */
    ENVIRONMENT,
    /** The answer did not come in time. */
    TIMEOUT,
    /** It is there, and cannot be understood. */
    AMBIGUOUS
  }
}
