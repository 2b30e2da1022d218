package io.github.aiconf.core.cluster;

import java.time.Instant;

/**
 * How a resource was read.
 *
 * @param resource in the form of kubectl, for example {@code deployments.apps}; with {@code /name}
 *     where only objects of one name were asked for
 * @param apiVersion the version that was read, for example {@code apps/v1}; empty where it was not
 *     served or not read
 * @param state whether the list is complete
 * @param objects how many objects were seen
 * @param time when the list was read
 */
public record ResourceRead(
    String resource, String apiVersion, State state, int objects, Instant time) {

  /** Whether a list is complete. */
  public enum State {
    /** All objects were read. */
    COMPLETE,
    /** The API server refused to list them. */
    FORBIDDEN,
    /** The API server does not serve the resource. */
    NOT_SERVED,
    /** Some objects were read, then the source ended. */
    TRUNCATED,
    /** The recording has no such list. */
    NOT_RECORDED,
    /** The API server gave no usable answer. */
    FAILED
  }
}
