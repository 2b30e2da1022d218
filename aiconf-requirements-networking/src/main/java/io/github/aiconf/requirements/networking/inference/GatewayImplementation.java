package io.github.aiconf.requirements.networking.inference;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.health.Controllers;
import java.util.List;
import java.util.Map;

/**
 * An implementation of Gateway API, and how to find its controller.
 *
 * @param name for example {@code istio}
 * @param title what people call it
 * @param controllerNames names in {@code spec.controllerName} of GatewayClasses; a trailing
 *     {@code *} stands for any rest
 * @param controllerLabels labels of the controller's workload or its pods, as {@code key=value};
 *     one is enough. None where the controller runs outside of the cluster, or is labelled too
 *     generally to be told apart
 */
record GatewayImplementation(
    String name, String title, List<String> controllerNames, List<String> controllerLabels) {

  static final ProfileKind<GatewayImplementation> KIND = ProfileKind.of(
      "GatewayImplementation",
      GatewayImplementation.class,
      "gateway-implementations.yaml",
      GatewayImplementation::read);

  boolean hasController(String controllerName) {
    return controllerNames.stream()
        .anyMatch(pattern -> pattern.endsWith("*")
            ? controllerName.startsWith(pattern.substring(0, pattern.length() - 1))
            : controllerName.equals(pattern));
  }

  /** Whether a workload is its controller, by its own labels or those of its pods. */
  boolean isControlledBy(KubernetesObject workload) {
    return controllerLabels.stream()
        .anyMatch(label -> Controllers.isLabelled(workload, Map.of(key(label), value(label))));
  }

  private static GatewayImplementation read(ProfileFields fields) {
    return new GatewayImplementation(
        fields.name(),
        fields.text("title"),
        fields.oneOrMoreTexts("controllerNames"),
        fields.labels("controllerLabels"));
  }

  private static String key(String label) {
    return label.substring(0, label.indexOf('='));
  }

  private static String value(String label) {
    return label.substring(label.indexOf('=') + 1);
  }
}
