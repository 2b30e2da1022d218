package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import java.util.List;
import java.util.Map;

/**
 * How to recognise a workload of a component.
 *
 * @param labels any of these, on the workload or its pods, as {@code key=value}
 * @param images any of these repositories of container images
 */
record WorkloadPattern(List<String> labels, List<String> images) {

  static WorkloadPattern read(ProfileFields fields) {
    return new WorkloadPattern(fields.labels("labels"), fields.texts("images"));
  }

  boolean matches(KubernetesObject workload) {
    return hasLabel(workload.labels())
        || hasLabel(workload.at("spec.template.metadata.labels").strings())
        || workload.items("spec.template.spec.containers").stream().anyMatch(this::hasImage);
  }

  private boolean hasLabel(Map<String, String> present) {
    return present.entrySet().stream()
        .anyMatch(label -> labels.contains(label.getKey() + "=" + label.getValue()));
  }

  private boolean hasImage(Value container) {
    return ImageName.isOneOf(container.text("image"), images);
  }

  /** For sentences on what was looked for. */
  @Override
  public String toString() {
    return "labels " + String.join(" or ", labels) + "; images " + String.join(" or ", images);
  }
}
