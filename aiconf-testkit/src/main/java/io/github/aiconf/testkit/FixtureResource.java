package io.github.aiconf.testkit;

import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServedResource;
import java.util.ArrayList;
import java.util.List;

/** A resource that the API server of a fixture serves. */
record FixtureResource(ServedResource served) {

  private static final List<String> CORE = List.of(
      "configmaps/ConfigMap",
      "events/Event",
      "namespaces/Namespace",
      "nodes/Node",
      "pods/Pod",
      "services/Service",
      "serviceaccounts/ServiceAccount");

  private static final List<List<String>> GROUPS = List.of(
      List.of(
          "apps/v1", "daemonsets/DaemonSet", "deployments/Deployment", "statefulsets/StatefulSet"),
      List.of("batch/v1", "jobs/Job"),
      List.of("autoscaling/v2", "horizontalpodautoscalers/HorizontalPodAutoscaler"),
      List.of("coordination.k8s.io/v1", "leases/Lease"),
      List.of("discovery.k8s.io/v1", "endpointslices/EndpointSlice"),
      List.of("node.k8s.io/v1", "runtimeclasses/RuntimeClass"),
      List.of("apiextensions.k8s.io/v1", "customresourcedefinitions/CustomResourceDefinition"),
      List.of(
          "admissionregistration.k8s.io/v1",
          "validatingwebhookconfigurations/ValidatingWebhookConfiguration",
          "mutatingwebhookconfigurations/MutatingWebhookConfiguration"));

  private static final List<String> DRA = List.of(
      "deviceclasses/DeviceClass",
      "resourceclaims/ResourceClaim",
      "resourceclaimtemplates/ResourceClaimTemplate",
      "resourceslices/ResourceSlice");

  /** What an API server of a release serves by default, as far as checks ask for it. */
  static List<FixtureResource> ofKubernetes(KubernetesRelease release) {
    List<FixtureResource> all = new ArrayList<>();
    CORE.forEach(resource -> all.add(of("v1", resource, ClusterFixture.ALL_VERBS)));
    for (List<String> group : GROUPS) {
      group
          .subList(1, group.size())
          .forEach(resource -> all.add(of(group.get(0), resource, ClusterFixture.ALL_VERBS)));
    }
    if (release.isAtLeast(1, 34)) {
      DRA.forEach(
          resource -> all.add(of("resource.k8s.io/v1", resource, ClusterFixture.ALL_VERBS)));
    }
    return all;
  }

  static FixtureResource of(String apiVersion, String resource, List<String> verbs) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    String[] names = resource.split("/", -1);
    if (names.length != 2) {
      throw new IllegalArgumentException("'" + resource + "' has not the form plural/Kind");
    }
    ResourceType type = new ResourceType(group, names[0], names[1]);
    return new FixtureResource(
        ServedResource.of(type, apiVersion.substring(slash + 1), true, verbs, List.of("status")));
  }

  String key() {
    return served.apiVersion() + "/" + served.type().resource();
  }
}
