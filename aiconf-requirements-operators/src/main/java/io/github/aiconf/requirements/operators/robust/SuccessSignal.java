package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.cluster.KubernetesObject;
import java.util.Optional;

/** What the status of a custom resource shows once its controller has done its work. */
sealed interface SuccessSignal {

  /** The field that has to be read. */
  String reads();

  /** The signal in this object, where it shows it for its present specification. */
  Optional<Observation> seenIn(KubernetesObject object);

  static SuccessSignal read(ProfileFields fields) {
    return fields
        .optionalText("condition")
        .<SuccessSignal>map(
            type -> new OfCondition(type, fields.optionalText("status").orElse("True")))
        .orElseGet(() -> new OfField(fields.text("field"), fields.text("value")));
  }

  /** A condition in a certain status. */
  record OfCondition(String type, String status) implements SuccessSignal {

    @Override
    public String reads() {
      return "status.conditions";
    }

    @Override
    public Optional<Observation> seenIn(KubernetesObject object) {
      return object
          .condition(type)
          .filter(condition -> condition.status().equals(status))
          .filter(object::isFresh)
          .map(condition -> Observation.of(object, condition.field(), condition.shown()));
    }
  }

  /** A field with a certain value. */
  record OfField(String path, String value) implements SuccessSignal {

    @Override
    public String reads() {
      return path;
    }

    @Override
    public Optional<Observation> seenIn(KubernetesObject object) {
      return object.text(path).equals(value)
          ? Optional.of(Observation.of(object, path, value))
          : Optional.empty();
    }
  }
}
