package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.health.Controllers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How to find the Deployment of a controller.
 *
 * @param name what it is, for example {@code scheduler}
 * @param labels labels of the Deployment or of its pods
 * @param image found in the image of one of its containers
 * @param deployments usual names; they count only in a namespace that belongs to the component
 * @param optional whether the component works without it
 * @param shared whether it also runs for other purposes, so that alone it does not show that the
 *     component is installed
 */
record ControllerMatch(
    String name,
    Map<String, String> labels,
    Optional<Pattern> image,
    List<String> deployments,
    boolean optional,
    boolean shared) {

  static ControllerMatch read(ProfileFields fields) {
    ControllerMatch match = new ControllerMatch(
        fields.name(),
        fields.textMap("labels"),
        fields.optionalPattern("image"),
        fields.texts("deployments"),
        fields.flag("optional"),
        fields.flag("shared"));
    if (match.labels.isEmpty() && match.image.isEmpty() && match.deployments.isEmpty()) {
      throw fields.refused("labels", "is missing, and so are image and deployments");
    }
    return match;
  }

  /** Whether the labels or the image of a Deployment are those of this controller. */
  boolean matches(KubernetesObject deployment) {
    return (!labels.isEmpty() && Controllers.isLabelled(deployment, labels))
        || image
            .filter(pattern -> deployment
                .root()
                .all("spec.template.spec.containers.image")
                .anyMatch(value -> pattern.matcher(value.text()).find()))
            .isPresent();
  }

  /** Whether a Deployment of this name may be this controller. */
  boolean isNamed(String deployment) {
    return deployments.contains(deployment);
  }

  /** What {@link #matches} looks at, for a reader. */
  String shown() {
    List<String> ways = new ArrayList<>();
    if (!labels.isEmpty()) {
      ways.add("labels " + labels);
    }
    image.ifPresent(pattern -> ways.add("an image like " + pattern));
    if (!deployments.isEmpty()) {
      ways.add("the name " + String.join(" or ", deployments));
    }
    return String.join(", or ", ways);
  }
}
