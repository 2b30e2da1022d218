package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.health.Controllers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the Deployment of a controller is known. Labels alone will not do for operators that carry
 * the labels of the kubebuilder scaffold, which all look the same.
 *
 * @param labels on the Deployment or its pods
 * @param names of the Deployment; any where empty
 * @param namespaces of the Deployment; any where empty
 */
record ControllerSelector(Map<String, String> labels, List<String> names, List<String> namespaces) {

  static ControllerSelector read(ProfileFields fields) {
    ControllerSelector selector = new ControllerSelector(
        fields.textMap("labels"), fields.texts("names"), fields.texts("namespaces"));
    if (selector.labels.isEmpty() && selector.names.isEmpty()) {
      throw fields.refused("labels", "is missing, and so is names");
    }
    return selector;
  }

  List<KubernetesObject> find(Cluster cluster) {
    return Controllers.find(cluster, labels).stream().filter(this::admits).toList();
  }

  private boolean admits(KubernetesObject deployment) {
    return (names.isEmpty() || names.contains(deployment.name()))
        && (namespaces.isEmpty() || namespaces.contains(deployment.namespace()));
  }

  /** For example {@code a Deployment with app=gpu-operator}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (!names.isEmpty()) {
      parts.add("named " + String.join(" or ", names));
    }
    if (!labels.isEmpty()) {
      List<String> pairs =
          labels.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
      parts.add("with " + String.join(",", pairs));
    }
    if (!namespaces.isEmpty()) {
      parts.add("in " + String.join(" or ", namespaces));
    }
    return "a Deployment " + String.join(" ", parts);
  }
}
