package io.github.aiconf.requirements.networking.inference;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import java.util.Optional;

/**
 * A condition that has to hold: be true, and speak of the present generation of its object.
 *
 * @param object the object
 * @param place where the conditions stand, for example {@code status.listeners[http]}
 * @param type for example {@code Programmed}
 * @param condition what stood there
 */
record SeenCondition(
    KubernetesObject object, String place, String type, Optional<Condition> condition) {

  static SeenCondition of(KubernetesObject object, String type) {
    return new SeenCondition(object, "status", type, object.condition(type));
  }

  /** The condition of a part of the object: a listener, or a parent of a route. */
  static SeenCondition of(KubernetesObject object, String place, Value part, String type) {
    return new SeenCondition(object, place, type, part.condition(type));
  }

  boolean holds() {
    return condition.filter(Condition::isTrue).filter(object::isFresh).isPresent();
  }

  boolean isStale() {
    return condition.filter(c -> !object.isFresh(c)).isPresent();
  }

  boolean saysTrue() {
    return condition.filter(Condition::isTrue).isPresent();
  }

  boolean saysFalse() {
    return condition.filter(Condition::isFalse).isPresent();
  }

  String shown() {
    return condition.map(Condition::shown).orElse("absent");
  }

  /** The status, as it should be. */
  Observation observation() {
    return Observation.of(object, field("status"), shown());
  }

  /** The status, beside what it should be. */
  Observation observation(String expected) {
    return Observation.of(object, field("status"), shown(), expected);
  }

  /** What keeps the condition from holding, or that it holds. */
  Observation wanted() {
    if (isStale()) {
      return staleness();
    }
    return holds() ? observation() : observation("True");
  }

  /** The generation that the condition speaks of, beside the present one. */
  Observation staleness() {
    String spoken = condition
        .map(c -> c.observedGeneration().orElse(object.generation()))
        .map(String::valueOf)
        .orElse("absent");
    return Observation.of(
        object, field("observedGeneration"), spoken, String.valueOf(object.generation()));
  }

  private String field(String name) {
    return place + ".conditions[" + type + "]." + name;
  }
}
