package io.github.aiconf.core.cluster;

import io.github.aiconf.api.cluster.Gap;
import java.time.Instant;
import java.util.Optional;

/**
 * A list as it was read.
 *
 * @param key what it is of
 * @param apiVersion the version that was read, for example {@code apps/v1}; the group alone where
 *     it is not served
 * @param state whether it is complete
 * @param objects the objects, packed
 * @param gap why it is not complete; empty where it is, and where the resource is not served
 * @param time when it was read
 */
public record StoredList(
    ListKey key,
    String apiVersion,
    ResourceRead.State state,
    CompactObjects objects,
    Optional<Gap> gap,
    Instant time) {

  /** Packs the objects. */
  public StoredList {
    objects = objects.packed();
  }

  /** A list that is complete. */
  public static StoredList complete(
      ListKey key, String apiVersion, CompactObjects objects, Instant time) {
    return new StoredList(
        key, apiVersion, ResourceRead.State.COMPLETE, objects, Optional.empty(), time);
  }

  /** The list of a resource that the server does not serve. */
  public static StoredList notServed(ListKey key, Instant time) {
    return new StoredList(
        key,
        key.type().group(),
        ResourceRead.State.NOT_SERVED,
        CompactObjects.none(),
        Optional.empty(),
        time);
  }

  /** A list that is missing, or of which a part is missing. */
  public static StoredList incomplete(
      ListKey key,
      String apiVersion,
      ResourceRead.State state,
      CompactObjects objects,
      Gap gap,
      Instant time) {
    return new StoredList(key, apiVersion, state, objects, Optional.of(gap), time);
  }

  /** How it was read, for the report. */
  public ResourceRead read() {
    return new ResourceRead(key.toString(), apiVersion, state, objects.size(), time);
  }
}
