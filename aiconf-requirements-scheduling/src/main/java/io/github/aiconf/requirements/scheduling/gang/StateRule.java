package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.KubernetesObject;
import java.util.Optional;
import java.util.Set;

/** How an object shows a state: that a queue takes gangs in, or that a gang was placed. */
sealed interface StateRule {

  /** What an object shows. */
  enum State {
    MET,
    NOT_MET,
    /** Its controller has not looked at its present form. */
    NOT_JUDGED,
    /** It holds other queues, or is there for another purpose. */
    BESIDE
  }

  /** What was seen of an object. */
  record Answer(State state, Observation seen) {}

  /** The answer for an object; {@code names} are those of all objects of its kind. */
  Answer ask(KubernetesObject object, Set<String> names);

  /** The field that is read. */
  String field();

  /** What it looks for, for a reader. */
  String wanted();

  static StateRule read(ProfileFields fields) {
    Optional<String> condition = fields.optionalText("condition");
    Optional<String> field = fields.optionalText("field");
    Optional<String> value = fields.optionalText("value");
    Optional<String> parent = fields.optionalText("parent");
    if (condition.isPresent() && field.isEmpty() && value.isEmpty() && parent.isEmpty()) {
      return new ByCondition(condition.get());
    }
    if (field.isPresent() && value.isPresent() && condition.isEmpty() && parent.isEmpty()) {
      return new ByField(field.get(), value.get());
    }
    if (parent.isPresent() && condition.isEmpty() && field.isEmpty() && value.isEmpty()) {
      return new ByParent(parent.get());
    }
    throw fields.refused(
        "condition", "must be there, or field and value, or parent, and none of the others");
  }

  /** By a condition that is true and speaks of the present specification. */
  record ByCondition(String type) implements StateRule {

    @Override
    public Answer ask(KubernetesObject object, Set<String> names) {
      Optional<Condition> found = object.condition(type);
      if (found.isEmpty()) {
        String field = "status.conditions[" + type + "].status";
        return new Answer(State.NOT_JUDGED, Observation.of(object, field, "absent", "True"));
      }
      Condition condition = found.get();
      if (!object.isFresh(condition)) {
        return new Answer(
            State.NOT_JUDGED,
            Observation.of(
                object,
                "status.conditions[" + type + "].observedGeneration",
                String.valueOf(condition.observedGeneration().orElse(0)),
                String.valueOf(object.generation())));
      }
      return condition.isTrue()
          ? new Answer(State.MET, Observation.of(object, condition.field(), condition.shown()))
          : new Answer(
              State.NOT_MET, Observation.of(object, condition.field(), condition.shown(), "True"));
    }

    @Override
    public String field() {
      return "status.conditions";
    }

    @Override
    public String wanted() {
      return "condition " + type + " True";
    }
  }

  /** By the value of a field. */
  record ByField(String field, String value) implements StateRule {

    @Override
    public Answer ask(KubernetesObject object, Set<String> names) {
      String seen = object.text(field);
      if (seen.equals(value)) {
        return new Answer(State.MET, Observation.of(object, field, seen));
      }
      return seen.isEmpty()
          ? new Answer(State.NOT_JUDGED, Observation.of(object, field, "absent", value))
          : new Answer(State.NOT_MET, Observation.of(object, field, seen, value));
    }

    @Override
    public String wanted() {
      return field + " " + value;
    }
  }

  /** By a parent that exists: gangs go to the leaves of a tree of queues. */
  record ByParent(String field) implements StateRule {

    @Override
    public Answer ask(KubernetesObject object, Set<String> names) {
      String parent = object.text(field);
      if (parent.isEmpty()) {
        return new Answer(
            State.BESIDE, Observation.of(object, field, "absent", "the name of a parent"));
      }
      return names.contains(parent)
          ? new Answer(State.MET, Observation.of(object, field, parent))
          : new Answer(State.NOT_MET, Observation.of(object, field, parent, "a queue that exists"));
    }

    @Override
    public String wanted() {
      return "a parent that exists in " + field;
    }
  }
}
