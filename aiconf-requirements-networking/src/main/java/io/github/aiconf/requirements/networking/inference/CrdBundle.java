package io.github.aiconf.requirements.networking.inference;

import static io.github.aiconf.api.cluster.Resources.CUSTOM_RESOURCE_DEFINITIONS;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The bundle and channel of the installed CustomResourceDefinitions: facts beside the verdict. */
final class CrdBundle {

  private static final String BUNDLE = GatewayApi.GROUP + "/bundle-version";
  private static final String CHANNEL = GatewayApi.GROUP + "/channel";

  private CrdBundle() {}

  static Reads reads() {
    return Reads.none().list(CUSTOM_RESOURCE_DEFINITIONS, "metadata.annotations");
  }

  static Finding describe(Cluster cluster, Finding finding) {
    List<String> names = GatewayApi.KINDS.stream().map(ResourceType::toString).toList();
    Map<String, SortedSet<String>> crdsByBundle = new TreeMap<>();
    for (KubernetesObject crd : cluster.listVisible(CUSTOM_RESOURCE_DEFINITIONS)) {
      if (names.contains(crd.name())) {
        crdsByBundle.computeIfAbsent(bundle(crd), unused -> new TreeSet<>()).add(crd.name());
      }
    }
    Finding described = finding;
    for (Map.Entry<String, SortedSet<String>> entry : crdsByBundle.entrySet()) {
      described = described.note(
          "Gateway API " + entry.getKey() + ": " + String.join(", ", entry.getValue()));
    }
    return crdsByBundle.size() > 1
        ? described.warning(
            "The CustomResourceDefinitions of Gateway API come from different bundles")
        : described;
  }

  private static String bundle(KubernetesObject crd) {
    Map<String, String> annotations = crd.annotations();
    return "bundle " + annotations.getOrDefault(BUNDLE, "unknown") + ", channel "
        + annotations.getOrDefault(CHANNEL, "unknown");
  }
}
