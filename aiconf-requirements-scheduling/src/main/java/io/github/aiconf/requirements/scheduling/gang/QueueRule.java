package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.ProfileException;
import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.KubernetesObject;
import java.util.Optional;
import java.util.Set;

/** How a queue shows that it takes gangs in. */
sealed interface QueueRule {

  /** What a queue shows. */
  enum State {
    OPEN,
    SHUT,
    /** Its controller has not looked at its present form. */
    NOT_JUDGED,
    /** It holds other queues, or is there for another purpose. */
    NO_LEAF
  }

  /** What was seen of a queue. */
  record Answer(State state, Observation seen) {}

  /** The answer for a queue; {@code names} are those of all queues. */
  Answer ask(KubernetesObject queue, Set<String> names);

  /** The field that is read. */
  String field();

  /** What an open queue shows, for a reader. */
  String wanted();

  static QueueRule read(ProfileFields fields) {
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
    throw new ProfileException(
        "queues", "needs one of: condition; field and value; parent");
  }

  /** By a condition that is true and speaks of the present specification. */
  record ByCondition(String type) implements QueueRule {

    @Override
    public Answer ask(KubernetesObject queue, Set<String> names) {
      Optional<Condition> found = queue.condition(type);
      if (found.isEmpty()) {
        String field = "status.conditions[" + type + "].status";
        return new Answer(State.NOT_JUDGED, Observation.of(queue, field, "absent", "True"));
      }
      Condition condition = found.get();
      if (!queue.isFresh(condition)) {
        return new Answer(
            State.NOT_JUDGED,
            Observation.of(
                queue,
                "status.conditions[" + type + "].observedGeneration",
                String.valueOf(condition.observedGeneration().orElse(0)),
                String.valueOf(queue.generation())));
      }
      return condition.isTrue()
          ? new Answer(State.OPEN, Observation.of(queue, condition.field(), condition.shown()))
          : new Answer(
              State.SHUT, Observation.of(queue, condition.field(), condition.shown(), "True"));
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
  record ByField(String field, String value) implements QueueRule {

    @Override
    public Answer ask(KubernetesObject queue, Set<String> names) {
      String seen = queue.text(field);
      if (seen.equals(value)) {
        return new Answer(State.OPEN, Observation.of(queue, field, seen));
      }
      return seen.isEmpty()
          ? new Answer(State.NOT_JUDGED, Observation.of(queue, field, "absent", value))
          : new Answer(State.SHUT, Observation.of(queue, field, seen, value));
    }

    @Override
    public String wanted() {
      return field + " " + value;
    }
  }

  /** By a parent that exists: gangs go to the leaves of a tree of queues. */
  record ByParent(String field) implements QueueRule {

    @Override
    public Answer ask(KubernetesObject queue, Set<String> names) {
      String parent = queue.text(field);
      if (parent.isEmpty()) {
        return new Answer(
            State.NO_LEAF, Observation.of(queue, field, "absent", "the name of a parent"));
      }
      return names.contains(parent)
          ? new Answer(State.OPEN, Observation.of(queue, field, parent))
          : new Answer(State.SHUT, Observation.of(queue, field, parent, "a queue that exists"));
    }

    @Override
    public String wanted() {
      return "a parent that exists in " + field;
    }
  }
}
