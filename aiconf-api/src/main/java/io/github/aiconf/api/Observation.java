package io.github.aiconf.api;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.ObjectReference;
import java.util.Optional;

/**
 * What a check saw: a field of an object and its value. Its time is that at which the list of the
 * object was read ({@code reads} in a report).
 *
 * @param object where
 * @param field path in the object, for example {@code status.conditions[Available].status}
 * @param value what stood there; {@code absent} where nothing did
 * @param expected what would have met the requirement, where it was something else
 */
public record Observation(
    ObjectReference object, String field, String value, Optional<String> expected) {

  /** What was seen, and was as it should be. */
  public static Observation of(ObjectReference object, String field, String value) {
    return new Observation(object, field, value, Optional.empty());
  }

  /** What was seen, and was as it should be. */
  public static Observation of(KubernetesObject object, String field, String value) {
    return of(object.reference(), field, value);
  }

  /** What was seen, beside what was needed. */
  public static Observation of(
      ObjectReference object, String field, String value, String expected) {
    return new Observation(object, field, value, Optional.of(expected));
  }

  /** What was seen, beside what was needed. */
  public static Observation of(
      KubernetesObject object, String field, String value, String expected) {
    return of(object.reference(), field, value, expected);
  }

  /** How many objects a list holds. */
  public static Observation count(Listing list) {
    return of(list.reference(), "items", list.isServed() ? list.size() + " objects" : "not served");
  }
}
